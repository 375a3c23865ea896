#include "base/budget.h"

#include "base/limits.h"

struct budget
budget_for(size_t size)
{
    return (struct budget){
        .steps = LIMIT_STEPS + size * LIMIT_STEPS_PER_BYTE,
        .bytes = LIMIT_BYTES + size * LIMIT_BYTES_PER_BYTE,
    };
}

bool
budget_may_guess(const struct budget *budget)
{
    return budget->steps >= LIMIT_STEPS / 2;
}
