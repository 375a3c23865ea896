#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

/* What every fuzz target shares: the entry, whose name is libFuzzer's, and
 * the way to say that a property does not hold.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Looks at `size` bytes of anything; must return 0, and must not crash. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the run, and says which property does not hold. */
#define demand(truth) fuzz_demand((truth), #truth, __FILE__, __LINE__)

static inline void
fuzz_demand(bool holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

#endif
