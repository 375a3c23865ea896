#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

/* What every unit test needs: cmocka with the headers that it wants before
 * itself, and assertions on slices.
 */

#include "base/core/slice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* `actual` must be the bytes of the string literal `wanted`. */
#define expect_slice(actual, wanted) \
    expect_slice_at((actual), (wanted), __FILE__, __LINE__)

/* Not inlined: gcc 12 at -O3 takes the branches for long texts of short
 * literals for accesses out of bounds.
 */
static void __attribute__((noinline, unused))
expect_slice_at(struct slice actual, const char *wanted, const char *file,
                int line)
{
    if (slice_equal(actual, slice_from(wanted)))
        return;
    print_error("expected `%s`\n     got `%.*s`\n", wanted, SLICE_ARGS(actual));
    _fail(file, line);
}

#endif
