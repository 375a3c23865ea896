#include "base/core/budget.h"

#include "base/core/limits.h"

struct budget
budget_for(size_t size)
{
    uint64_t beyond =
        size > LIMIT_JQ_BYTES_FROM ? size - LIMIT_JQ_BYTES_FROM : 0;

    return (struct budget){
        .steps = LIMIT_STEPS + size * LIMIT_STEPS_PER_BYTE,
        .bytes = LIMIT_BYTES + size * LIMIT_BYTES_PER_BYTE,
        .expressions = LIMIT_JQ_BYTES + beyond * LIMIT_JQ_BYTES_PER_BYTE,
    };
}

bool
budget_may_guess(const struct budget *budget)
{
    return budget->steps >= LIMIT_STEPS / 2;
}
