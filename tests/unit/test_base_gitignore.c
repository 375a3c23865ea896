#include "test.h"

#include "base/files/gitignore.h"

static bool
has(const struct gitignore *ignore, struct slice path, bool directory)
{
    uint64_t steps = 10000;

    return gitignore_has(ignore, path, directory, &steps);
}

/* One .gitignore at the root, asked for one path. */
static bool
ignored(struct slice text, struct slice path, bool directory)
{
    struct arena arena = ARENA_INIT;
    struct gitignore ignore = {0};

    gitignore_add(&arena, &ignore, S(""), text);
    bool result = has(&ignore, path, directory);

    arena_close(&arena);
    return result;
}

static void
test_gitignore__a_name_matches_everywhere(void **state)
{
    (void)state;
    assert_true(ignored(S("a.json\n"), S("a.json"), false));
    assert_true(ignored(S("a.json"), S("d/e/a.json"), false));
    assert_true(ignored(S("*.json\r\n"), S("d/a.json"), false));
    assert_false(ignored(S("a.json"), S("ba.json"), false));
}

static void
test_gitignore__a_slash_binds_to_the_root(void **state)
{
    (void)state;
    assert_true(ignored(S("/a"), S("a"), false));
    assert_false(ignored(S("/a"), S("d/a"), false));
    assert_true(ignored(S("d/a"), S("d/a"), false));
    assert_false(ignored(S("d/a"), S("x/d/a"), false));
    assert_true(ignored(S("**/d/a"), S("x/d/a"), false));
}

static void
test_gitignore__a_slash_at_the_end_wants_a_directory(void **state)
{
    (void)state;
    assert_true(ignored(S("out/"), S("out"), true));
    assert_false(ignored(S("out/"), S("out"), false));
    assert_true(ignored(S("out/"), S("x/out"), true));
    assert_false(ignored(S("/out/"), S("x/out"), true));
}

static void
test_gitignore__the_last_line_decides(void **state)
{
    (void)state;
    assert_false(ignored(S("*.json\n!keep.json\n"), S("keep.json"), false));
    assert_true(ignored(S("!keep.json\n*.json\n"), S("keep.json"), false));
}

static void
test_gitignore__comments_blanks_and_escapes(void **state)
{
    (void)state;
    assert_false(ignored(S("#a\n\n   \n/\n"), S("#a"), false));
    assert_true(ignored(S("\\#a"), S("#a"), false));
    assert_true(ignored(S("\\!a"), S("!a"), false));
    assert_true(ignored(S("a  "), S("a"), false));
    assert_true(ignored(S("a\\ "), S("a "), false));
    assert_true(ignored(S("\xEF\xBB\xBFx"), S("x"), false));
}

static void
test_gitignore__a_nested_file_speaks_of_its_own_directory(void **state)
{
    struct arena arena = ARENA_INIT;
    struct gitignore ignore = {0};

    (void)state;
    gitignore_add(&arena, &ignore, S(""), S("*.tmp\n"));
    gitignore_add(&arena, &ignore, S("d/"), S("/a\n!b.tmp\n"));
    assert_true(has(&ignore, S("d/a"), false));
    assert_false(has(&ignore, S("a"), false));
    assert_false(has(&ignore, S("d/e/a"), false));
    assert_false(has(&ignore, S("d/b.tmp"), false));
    assert_true(has(&ignore, S("b.tmp"), false));
    arena_close(&arena);
}

static void
test_gitignore__what_was_left_says_nothing_any_more(void **state)
{
    struct arena arena = ARENA_INIT;
    struct gitignore ignore = {0};

    (void)state;
    gitignore_add(&arena, &ignore, S(""), S("*.tmp\n"));
    gitignore_add(&arena, &ignore, S(""), S("!a.tmp\n"));
    uint32_t outer = ignore.layer.count;

    assert_int_equal(outer, 1); /* one directory, one layer */
    gitignore_add(&arena, &ignore, S("d/"), S("b\n*.tmp\n"));
    assert_true(has(&ignore, S("d/b"), false));
    assert_true(has(&ignore, S("d/a.tmp"), false));
    gitignore_leave(&ignore, outer);
    assert_false(has(&ignore, S("d/b"), false));
    assert_false(has(&ignore, S("d/a.tmp"), false));
    assert_true(has(&ignore, S("d/b.tmp"), false));
    gitignore_add(&arena, &ignore, S("e/"), S("!b.tmp\n"));
    assert_false(has(&ignore, S("e/b.tmp"), false));
    arena_close(&arena);
}

static void
test_gitignore__many_directories_and_a_name_are_just_a_name(void **state)
{
    (void)state;
    assert_true(ignored(S("**/**/x"), S("x"), false));
    assert_true(ignored(S("**/x*/"), S("a/b/x1"), true));
    assert_false(ignored(S("**/x*/"), S("a/b/x1"), false));
    assert_true(ignored(S("a\n!**/x"), S("a"), false));
    assert_true(ignored(S("**/**"), S("a"), false));
    assert_true(ignored(S("a/**"), S("a/b"), true));
    assert_false(ignored(S("a/**"), S("a"), true));
}

static void
test_gitignore__covers_what_is_below_a_directory(void **state)
{
    struct arena arena = ARENA_INIT;
    struct gitignore ignore = {0};

    (void)state;
    assert_false(gitignore_covers(&ignore, S("a/b.json")));
    gitignore_add(&arena, &ignore, S(""), S("out/\n/x/y\n!keep.json\n"));
    assert_true(gitignore_covers(&ignore, S("a/out/b/c.json")));
    assert_true(gitignore_covers(&ignore, S("x/y/z.json")));
    assert_false(gitignore_covers(&ignore, S("a/x/y")));
    assert_false(gitignore_covers(&ignore, S("out")));
    /* Nothing below an excluded directory is let in again. */
    assert_true(gitignore_covers(&ignore, S("out/keep.json")));
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gitignore__a_name_matches_everywhere),
        cmocka_unit_test(test_gitignore__a_slash_binds_to_the_root),
        cmocka_unit_test(test_gitignore__a_slash_at_the_end_wants_a_directory),
        cmocka_unit_test(test_gitignore__the_last_line_decides),
        cmocka_unit_test(test_gitignore__comments_blanks_and_escapes),
        cmocka_unit_test(
            test_gitignore__a_nested_file_speaks_of_its_own_directory),
        cmocka_unit_test(test_gitignore__what_was_left_says_nothing_any_more),
        cmocka_unit_test(
            test_gitignore__many_directories_and_a_name_are_just_a_name),
        cmocka_unit_test(test_gitignore__covers_what_is_below_a_directory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
