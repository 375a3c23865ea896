#include "test.h"

#include "base/glob.h"

#define expect_match(pattern, path) assert_true(glob_match(S(pattern), S(path)))
#define expect_no_match(pattern, path) \
    assert_false(glob_match(S(pattern), S(path)))

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glob__stars_stop_at_slashes),
        cmocka_unit_test(test_glob__double_stars_cross_them),
        cmocka_unit_test(test_glob__sets_hold_ranges_and_classes),
        cmocka_unit_test(test_glob__backslash_takes_the_meaning),
        cmocka_unit_test(test_glob__many_stars_are_no_trap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
