#include "unit/test_arena.h"

#include "base/core/limits.h"
#include "base/files/glob_set.h"

static uint32_t
find(const struct glob_set *set, struct slice subject)
{
    uint64_t steps = LIMIT_GLOB_STEPS;

    return glob_set_find(set, subject, &steps);
}

/* By the whole, the head, the tail, what is in between, and nothing. */
static void
test_glob_set__every_place_finds_its_patterns(void **state)
{
    struct glob_set set = {0};

    (void)state;
    assert_true(glob_set_add(&arena, &set, S("build"), 1));
    assert_true(glob_set_add(&arena, &set, S("tmp*"), 2));
    assert_true(glob_set_add(&arena, &set, S("*.log"), 3));
    assert_true(glob_set_add(&arena, &set, S("*.py[cod]"), 4));
    assert_true(glob_set_add(&arena, &set, S("?"), 5));
    assert_true(glob_set_add(&arena, &set, S("\\*"), 6));
    assert_int_equal(find(&set, S("build")), 1);
    assert_int_equal(find(&set, S("tmp")), 2);
    assert_int_equal(find(&set, S("tmp1")), 2);
    assert_int_equal(find(&set, S(".log")), 3);
    assert_int_equal(find(&set, S("tmp.log")), 3);
    assert_int_equal(find(&set, S("a.pyc")), 4);
    assert_int_equal(find(&set, S("a.pyx")), 0);
    assert_int_equal(find(&set, S("a")), 5);
    assert_int_equal(find(&set, S("*")), 6);
    assert_int_equal(find(&set, S("builds")), 0);
    assert_int_equal(find(&set, S("")), 0);
}

static void
test_glob_set__the_last_number_of_a_pattern_counts(void **state)
{
    struct glob_set set = {0};

    (void)state;
    glob_set_add(&arena, &set, S("a*"), 1);
    glob_set_add(&arena, &set, S("*b"), 2);
    assert_int_equal(find(&set, S("ab")), 2);
    glob_set_add(&arena, &set, S("a*"), 3);
    assert_int_equal(find(&set, S("ab")), 3);
    assert_int_equal(set.row.count, 2);
}

/* Longer than what is put into the index. */
static void
test_glob_set__long_heads_and_tails_are_held_against_all_of_them(void **state)
{
    struct glob_set set = {0};
    struct slice name = arena_printf(&arena, "%0*d", 100, 7);
    struct slice other = arena_printf(&arena, "8%0*d", 99, 7);

    (void)state;
    glob_set_add(&arena, &set, arena_printf(&arena, "%.*s*", SLICE_ARGS(name)),
                 1);
    glob_set_add(&arena, &set, arena_printf(&arena, "*%.*s", SLICE_ARGS(other)),
                 2);
    assert_int_equal(find(&set, name), 1);
    assert_int_equal(find(&set, other), 2);
    assert_int_equal(find(&set, slice_cut(name, 0, 99)), 0);
}

/* What a search costs does not grow with the patterns. */
static void
test_glob_set__numbered_patterns_are_not_tried(void **state)
{
    static const struct {
        const char *before, *behind;
    } forms[] = {
        {"x", ".json"}, {"*", ".json"}, {"y", "*z"},
        {"*x", "?*"},   {"d/*/t", "*"},
    };
    struct glob_set set = {0};
    uint32_t number = 0;

    (void)state;
    for (unsigned i = 100000; i < 110000; i++)
        for (size_t f = 0; f < sizeof(forms) / sizeof(forms[0]); f++)
            assert_true(
                glob_set_add(&arena, &set,
                             arena_printf(&arena, "%s%u%s", forms[f].before, i,
                                          forms[f].behind),
                             ++number));
    uint64_t steps = 100;

    /* `*x100007?*` is the last of the three that match. */
    assert_int_equal(glob_set_find(&set, S("x100007.json"), &steps), 39);
    assert_true(steps > 0);
    assert_int_equal(set.alike, 0);
}

/* Of those that no bytes tell apart there may only be so many. */
static void
test_glob_set__what_is_alike_is_limited(void **state)
{
    struct glob_set set = {0};
    struct slice text = S("");

    (void)state;
    for (unsigned i = 0; i < LIMIT_GLOBS_ALIKE; i++) {
        text = arena_printf(&arena, "%.*s?", SLICE_ARGS(text));
        assert_true(glob_set_add(&arena, &set, text, i + 1));
    }
    assert_false(glob_set_add(&arena, &set, S("*"), 2000));
    assert_false(glob_set_add(&arena, &set, S("*"), 2001));
    assert_true(glob_set_add(&arena, &set, S("name"), 2002));
    assert_int_equal(find(&set, S("abc")), 3);
    assert_int_equal(find(&set, S("name")), 2002);
}

static void
test_glob_set__without_steps_nothing_matches(void **state)
{
    struct glob_set set = {0};
    uint64_t steps = 10;

    (void)state;
    glob_set_add(&arena, &set, S("*a*a*a*b"), 1);
    assert_int_equal(glob_set_find(&set, S("aaaaaaaaaaaaaaaab"), &steps), 0);
    assert_int_equal(steps, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glob_set__every_place_finds_its_patterns),
        cmocka_unit_test(test_glob_set__the_last_number_of_a_pattern_counts),
        cmocka_unit_test(
            test_glob_set__long_heads_and_tails_are_held_against_all_of_them),
        cmocka_unit_test(test_glob_set__numbered_patterns_are_not_tried),
        cmocka_unit_test(test_glob_set__what_is_alike_is_limited),
        cmocka_unit_test(test_glob_set__without_steps_nothing_matches),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
