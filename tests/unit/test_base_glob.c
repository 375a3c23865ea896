#include "test.h"

#include "base/files/glob.h"

static bool
matches(struct slice pattern, struct slice path)
{
    struct arena arena = ARENA_INIT;
    struct glob glob = glob_compile(&arena, pattern);
    uint64_t steps = 10000;
    bool result = glob_match(&glob, path, &steps);

    arena_close(&arena);
    return result;
}

#define expect_match(pattern, path) assert_true(matches(S(pattern), S(path)))
#define expect_no_match(pattern, path) \
    assert_false(matches(S(pattern), S(path)))

static void
test_glob__stars_stop_at_slashes(void **state)
{
    (void)state;
    expect_match("*.json", "a.json");
    expect_match("*.json", ".json");
    expect_no_match("*.json", "d/a.json");
    expect_match("a*b*c", "aXbYbZc");
    expect_no_match("a*b*c", "aXbY/bZc");
    expect_match("d/*", "d/a");
    expect_no_match("d/*", "d/a/b");
    expect_match("*", "");
    expect_no_match("?", "");
    expect_match("a?c", "abc");
    expect_no_match("a?c", "a/c");
}

static void
test_glob__double_stars_cross_them(void **state)
{
    (void)state;
    expect_match("**/a", "a");
    expect_match("**/a", "x/y/a");
    expect_no_match("**/a", "xa");
    expect_match("a/**/b", "a/b");
    expect_match("a/**/b", "a/x/y/b");
    expect_no_match("a/**/b", "a/xb");
    expect_match("a/**", "a/b/c");
    expect_no_match("a/**", "a");
    expect_match("**/b*/c", "x/b/b1/c");
    expect_match("a/**/b/**/c", "a/b/x/b/y/c");
    expect_no_match("a/**/b/**/c", "a/x/y/c");
    expect_match("a**b", "aXXb"); /* no whole segment: a plain star */
    expect_no_match("a**b", "aX/Xb");
}

static void
test_glob__sets_hold_ranges_and_classes(void **state)
{
    (void)state;
    expect_match("[a-c]x", "bx");
    expect_no_match("[a-c]x", "dx");
    expect_match("[!a-c]x", "dx");
    expect_match("[^a-c]x", "dx");
    expect_no_match("[!a]", "/");
    expect_match("[]]", "]");
    expect_match("[a-]", "-");
    expect_match("[[:digit:]_]", "7");
    expect_match("[[:digit:]_]", "_");
    expect_no_match("[[:digit:]]", "x");
    expect_match("[\\]]", "]");
    expect_no_match("[ab", "a"); /* never closed */
}

static void
test_glob__backslash_takes_the_meaning(void **state)
{
    (void)state;
    expect_match("\\*", "*");
    expect_no_match("\\*", "a");
    expect_match("a\\?", "a?");
    expect_match("\\", "\\");
}

/* Exponential for a matcher that tries every star again. */
static void
test_glob__many_stars_are_no_trap(void **state)
{
    (void)state;
    expect_no_match("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    expect_no_match("**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
                    "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a");
}

/* However long a pattern is, what is tried is no longer than the path. */
static void
test_glob__long_patterns_are_compiled_away(void **state)
{
    static char text[300001];
    struct arena arena = ARENA_INIT;
    uint64_t steps = 100;

    (void)state;
    for (size_t i = 0; i < 300000; i += 3)
        memcpy(text + i, "**/", 3);
    text[300000] = 'x';
    struct glob glob = glob_compile(&arena, slice_make(text, sizeof text));

    assert_int_equal(glob.count, 2);
    assert_true(glob_match(&glob, S("a/b/x"), &steps));
    memset(text, '*', sizeof text);
    glob = glob_compile(&arena, slice_make(text, sizeof text));
    assert_int_equal(glob.count, 1);
    for (size_t i = 0; i < 300000; i += 2)
        memcpy(text + i, "[:", 2); /* no class ends */
    glob = glob_compile(&arena, slice_make(text, sizeof text));
    assert_false(glob_match(&glob, S(":"), &steps));
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glob__stars_stop_at_slashes),
        cmocka_unit_test(test_glob__double_stars_cross_them),
        cmocka_unit_test(test_glob__sets_hold_ranges_and_classes),
        cmocka_unit_test(test_glob__backslash_takes_the_meaning),
        cmocka_unit_test(test_glob__many_stars_are_no_trap),
        cmocka_unit_test(test_glob__long_patterns_are_compiled_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
