#include "test.h"

#include "base/files/replace.h"
#include "base/files/target.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A work tree `wt` with `sub/a`, and `out/x` beside it. */
static int
enter_directory(void **state)
{
    static const char pattern[] = "/tmp/test_base_target.XXXXXX";
    char *path = test_malloc(sizeof(pattern));
    const char *why;

    memcpy(path, pattern, sizeof(pattern));
    *state = path;
    return !mkdtemp(path) || chdir(path) || mkdir("wt", 0755) ||
                   mkdir("wt/.git", 0755) || mkdir("wt/sub", 0755) ||
                   mkdir("out", 0755) || symlink("absent", "wt/dangling") ||
                   !replace_file("wt/sub/a", S(""), &why) ||
                   !replace_file("out/x", S(""), &why)
               ? -1
               : 0;
}

static int
leave_directory(void **state)
{
    int left = chdir(*state) || unlink("wt/sub/a") || unlink("out/x") ||
               unlink("wt/dangling") || rmdir("wt/sub") || rmdir("wt/.git") ||
               rmdir("wt") || rmdir("out") || chdir("/") || rmdir(*state);

    test_free(*state);
    return left;
}

/* Makes the link `name` to `to`, and asks where `path` leads to: to what ends
 * in `end`, or if that is NULL, out of the tree.
 */
static void
expect_target(const char *to, const char *name, const char *path,
              const char *end)
{
    struct arena arena = ARENA_INIT;
    struct slice target;
    const char *why = "";

    assert_int_equal(symlink(to, name), 0);
    assert_int_equal(target_find(&arena, slice_from(path), &target, &why),
                     end != NULL);
    assert_int_equal(target_stays(&arena, slice_from(path), &why), end != NULL);
    if (end)
        assert_true(slice_ends(target, slice_from(end)));
    else
        assert_string_equal(why,
                            "it is a link that leads out of the work tree");
    assert_int_equal(unlink(name), 0);
    arena_close(&arena);
}

static void
test_target__links_stay_in_the_work_tree(void **state)
{
    const char *base = *state;
    struct arena arena = ARENA_INIT;
    const char *out = arena_printf(&arena, "%s/out", base).at;

    assert_int_equal(chdir("wt"), 0);
    expect_target("sub/a", "l", "l", "/wt/sub/a");
    expect_target("sub", "l", "l/a", "/wt/sub/a");
    expect_target("../wt/sub", "l", "./l/../sub//a", "/wt/sub/a");
    expect_target("../out/x", "l", "l", NULL);
    expect_target("../out", "l", "l/x", NULL);
    expect_target(out, "l", "l/x", NULL);
    expect_target(out, "sub/l", "sub/l/x", NULL);
    expect_target("..", "l", "l/wt/sub/a", NULL);
    assert_int_equal(symlink("../out", "first"), 0);
    expect_target("first/x", "l", "l", NULL);
    assert_int_equal(unlink("first"), 0);
    assert_int_equal(chdir("sub"), 0);
    expect_target("../sub/a", "l", "l", "/wt/sub/a");
    expect_target("../../out/x", "l", "l", NULL);
    expect_target("../../out/x", "l", "../sub/l", NULL);
    arena_close(&arena);
}

static void
test_target__another_work_tree_is_another_place(void **state)
{
    (void)state;
    assert_int_equal(mkdir("out/.git", 0755), 0);
    assert_int_equal(chdir("wt"), 0);
    expect_target("../out", "l", "l/x", NULL);
    expect_target("../out/x", "l", "l", NULL);
    assert_int_equal(chdir("..") | rmdir("out/.git"), 0);
}

static void
test_target__who_calls_may_leave_the_tree(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice target;
    const char *why;

    assert_int_equal(chdir("wt"), 0);
    assert_true(target_find(&arena, S("../out/x"), &target, &why));
    assert_true(slice_ends(target, S("/out/x")));
    assert_true(target_find(
        &arena, arena_printf(&arena, "%s/out/x", (const char *)*state), &target,
        &why));
    assert_true(slice_ends(target, S("/out/x")));
    /* From where no tree is, into one by a link, and there. */
    assert_int_equal(chdir(".."), 0);
    expect_target("wt", "l", "l/sub/a", "/wt/sub/a");
    expect_target("../../out/x", "wt/sub/l", "wt/sub/l", NULL);
    arena_close(&arena);
}

static void
test_target__without_a_tree(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice target;
    const char *why;

    (void)state;
    assert_int_equal(symlink("../wt/sub/a", "out/l"), 0);
    assert_true(target_find(&arena, S("out/l"), &target, &why));
    assert_int_equal(chdir("out"), 0);
    assert_false(target_find(&arena, S("l"), &target, &why));
    assert_true(target_stays(&arena, S("l"), &why));
    assert_int_equal(unlink("l"), 0);
    arena_close(&arena);
}

static void
test_target__what_is_not_there(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice target;
    const char *why;

    (void)state;
    assert_int_equal(chdir("wt"), 0);
    assert_false(target_find(&arena, S("new"), &target, &why));
    assert_true(target_stays(&arena, S("new"), &why));
    assert_true(target_stays(&arena, S("sub/new"), &why));
    assert_false(target_stays(&arena, S("dangling"), &why));
    arena_close(&arena);
}

static void
test_target__identity(void **state)
{
    struct target_id a, b;

    (void)state;
    assert_int_equal(link("out/x", "hard"), 0);
    assert_int_equal(symlink("out/x", "soft"), 0);
    assert_true(target_identify("hard", &a));
    assert_true(target_identify("soft", &b));
    assert_true(target_same(a, b));
    assert_true(target_identify("wt/sub/a", &b));
    assert_false(target_same(a, b));
    assert_false(target_identify("/dev/null", &a));
    assert_false(target_identify("absent", &a));
    assert_int_equal(unlink("hard") | unlink("soft"), 0);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, enter_directory, leave_directory)
    const struct CMUnitTest tests[] = {
        TEST(test_target__links_stay_in_the_work_tree),
        TEST(test_target__another_work_tree_is_another_place),
        TEST(test_target__who_calls_may_leave_the_tree),
        TEST(test_target__without_a_tree),
        TEST(test_target__what_is_not_there),
        TEST(test_target__identity),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
