#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

/* What every fuzz target shares: the entry, whose name is libFuzzer's, and
 * the way to say that a property does not hold.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Looks at `size` bytes of anything; must return 0, and must not crash. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
demand(bool truth)
{
    if (!truth)
        abort();
}

#endif
