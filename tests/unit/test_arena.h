#ifndef TESTS_UNIT_TEST_ARENA_H
#define TESTS_UNIT_TEST_ARENA_H

/* One arena for all tests of a program: close_arena() is the teardown of the
 * group.
 */

#include "base/core/arena.h"
#include "unit/test.h"

static struct arena arena;

static int
close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

#endif
