#ifndef BASE_CORE_BUDGET_H
#define BASE_CORE_BUDGET_H

/* What the checks of one source may cost, counted and never timed, so that
 * results are the same on every machine: steps (about 10 ns each) and bytes
 * of memory that only grows.  Whatever can take more than time proportional
 * to the text spends from it, and stops when it is spent.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct budget {
    uint64_t steps, bytes; /* left */
    uint64_t expressions;  /* bytes left for trees and types of expressions */
    /* What was not checked when it was spent for the first time, and where in
     * the source; NULL: all was.
     */
    const char *unchecked;
    uint32_t at, len;
};

/* For a source of `size` bytes: see LIMIT_STEPS and LIMIT_BYTES. */
struct budget budget_for(size_t size);

/* Takes `steps` off; false, with nothing left, when there are not so many. */
static inline bool
budget_spend(struct budget *budget, uint64_t steps)
{
    if (steps > budget->steps) {
        budget->steps = 0;
        return false;
    }
    budget->steps -= steps;
    return true;
}

/* The same for bytes of memory. */
static inline bool
budget_spend_bytes(struct budget *budget, uint64_t bytes)
{
    if (bytes > budget->bytes) {
        budget->bytes = 0;
        return false;
    }
    budget->bytes -= bytes;
    return true;
}

/* Whether proposals may still be looked for: the last steps are for checks. */
bool budget_may_guess(const struct budget *budget);

static inline bool
budget_is_spent(const struct budget *budget)
{
    return budget->steps == 0 || budget->bytes == 0;
}

#endif
