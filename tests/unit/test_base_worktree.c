#include "test.h"

#include "base/files/replace.h"
#include "base/files/worktree.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A work tree `wt`, and what lies beside it. */
static const char *const folders[] = {
    "out", "out/.git", "wt", "wt/.git", "wt/sub", "wt/sub/.git", "wt/deep",
};
static const char *const files[] = {"out/text", "wt/text", "wt/deep/text"};
static const char *const links[][2] = {
    {"text", "wt/link"},
    {"../wt/deep", "wt/round"},
    {"../out/text", "wt/away"},
    {"../out", "wt/gone"},
    {"nothing", "wt/dangling"},
    {"/dev/zero", "wt/zero"},
    {"/proc/self/environ", "wt/environ"},
    {"self", "wt/self"},
    {"wt", "name"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
enter(void **state)
{
    static const char pattern[] = "/tmp/test_base_worktree.XXXXXX";
    char *path = test_malloc(sizeof(pattern));
    const char *why;
    bool made;

    memcpy(path, pattern, sizeof(pattern));
    *state = path;
    made = mkdtemp(path) && chdir(path) == 0;
    for (size_t i = 0; made && i < COUNT(folders); i++)
        made = mkdir(folders[i], 0755) == 0;
    for (size_t i = 0; made && i < COUNT(files); i++)
        made = replace_file(files[i], S("here"), &why);
    for (size_t i = 0; made && i < COUNT(links); i++)
        made = symlink(links[i][0], links[i][1]) == 0;
    return made && mkfifo("wt/pipe", 0600) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
    int left = unlink("wt/pipe");

    for (size_t i = COUNT(links); i-- > 0;)
        left |= unlink(links[i][1]);
    for (size_t i = COUNT(files); i-- > 0;)
        left |= unlink(files[i]);
    for (size_t i = COUNT(folders); i-- > 0;)
        left |= rmdir(folders[i]);
    left |= chdir("/") || rmdir(*state);
    test_free(*state);
    return left;
}

/* The text of `path` as it may be read from the work tree `root`, or why it
 * may not.
 */
static const char *
read_from(struct arena *arena, const char *root, const char *path)
{
    const char *why = NULL;
    struct slice text;

    if (!worktree_read(arena, file_absolute(arena, slice_from(root)),
                       file_absolute(arena, slice_from(path)), 100, &text,
                       &why))
        return why;
    return text.at;
}

static void
test_worktree__reads_regular_files_that_lie_inside(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text;
    const char *why;

    (void)state;
    assert_string_equal(read_from(&arena, "wt", "wt/text"), "here");
    assert_string_equal(read_from(&arena, "wt", "wt/link"), "here");
    assert_string_equal(read_from(&arena, "wt", "wt/round/text"), "here");
    assert_string_equal(read_from(&arena, "wt", "out/../wt/text"), "here");
    assert_string_equal(read_from(&arena, "name", "name/text"), "here");
    assert_string_equal(read_from(&arena, "name", "wt/text"), "here");
    assert_string_equal(read_from(&arena, "/", "out/text"), "here");
    assert_false(worktree_read(&arena, file_absolute(&arena, S("wt")),
                               file_absolute(&arena, S("wt/text")), 3, &text,
                               &why));
    assert_string_equal(why, "it is too large");
    arena_close(&arena);
}

static void
test_worktree__opens_nothing_else(void **state)
{
    static const char *const cases[][2] = {
        {"wt/away", "it leads out of the work tree"},
        {"wt/gone/text", "it leads out of the work tree"},
        {"wt/zero", "it leads out of the work tree"},
        {"wt/environ", "it leads out of the work tree"},
        {"wt/dangling", "No such file or directory"},
        {"wt/absent", "No such file or directory"},
        {"wt/self", "Too many levels of symbolic links"},
        {"wt/pipe", "it is not a regular file"},
        {"wt/deep", "Is a directory"},
        {"wt/text/x", "Not a directory"},
        {"out/text", "it lies outside of the work tree"},
        {"out/absent", "it lies outside of the work tree"},
        {"/dev/zero", "it lies outside of the work tree"},
        {"wtx", "it lies outside of the work tree"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *why = cases[i][1];

        /* What it names is not there: a chroot has no /proc. */
        if (!strcmp(cases[i][0], "wt/environ") && access("/proc/self", F_OK))
            why = "No such file or directory";
        assert_string_equal(read_from(&arena, "wt", cases[i][0]), why);
    }
    /* Where everything is inside, a device still is no file. */
    assert_string_equal(read_from(&arena, "/", "/dev/zero"),
                        "it is not a regular file");
    assert_string_equal(read_from(&arena, "/", "wt/zero"),
                        "it is not a regular file");
    if (file_type_of("/proc/self/environ") == FILE_REGULAR)
        assert_string_equal(read_from(&arena, "/", "/proc/self/environ"), "");
    arena_close(&arena);
}

static void
test_worktree__lists_only_what_lies_inside(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice root = file_absolute(&arena, S("wt"));
    struct file_names names = {0};
    const char *why;

    (void)state;
    assert_true(worktree_list(
        &arena, root, file_absolute(&arena, S("wt/round")), &names, &why));
    assert_int_equal(names.name.count, 1);
    assert_false(worktree_list(
        &arena, root, file_absolute(&arena, S("wt/gone")), &names, &why));
    assert_string_equal(why, "it leads out of the work tree");
    assert_false(worktree_list(
        &arena, root, file_absolute(&arena, S("wt/text")), &names, &why));
    arena_close(&arena);
}

/* What `directory` belongs to, as seen from here. */
static struct slice
root_of(struct arena *arena, const char *directory)
{
    return file_relative(arena, file_directory(arena),
                         worktree_root(arena, slice_from(directory)));
}

static void
test_worktree__a_link_does_not_lead_into_another_tree(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(root_of(&arena, "wt/deep"), "wt");
    expect_slice(root_of(&arena, "wt/sub"), "wt/sub");
    expect_slice(root_of(&arena, "name/deep"), "name");
    expect_slice(root_of(&arena, "wt/gone"), "wt");
    expect_slice(root_of(&arena, "out"), "out");
    arena_close(&arena);
}

static void
test_worktree__binds_documents_to_their_tree(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text;
    const char *why;

    (void)state;
    assert_true(worktree_leaves(&arena, S("wt/gone/"), &why));
    assert_false(worktree_leaves(&arena, S("wt/round/"), &why));
    assert_false(worktree_leaves(&arena, S("wt/absent/"), &why));
    assert_false(worktree_leaves(&arena, S("wt/"), &why));
    assert_false(worktree_leaves(&arena, S(""), &why));
    assert_true(worktree_read_document(&arena, S("wt/link"), &text, &why));
    assert_true(worktree_read_document(&arena, S("wt/text"), &text, &why));
    assert_false(worktree_read_document(&arena, S("wt/away"), &text, &why));
    assert_false(worktree_read_document(&arena, S("wt/environ"), &text, &why));
    assert_false(worktree_read_document(&arena, S("wt/zero"), &text, &why));
    /* Who writes the way out says where to go. */
    assert_true(worktree_read_single(&arena, S("wt/../out/text"), &text, &why));
    assert_false(worktree_read_single(&arena, S("wt/gone/text"), &text, &why));
    assert_int_equal(chdir("wt"), 0);
    assert_false(worktree_read_single(&arena, S("away"), &text, &why));
    assert_true(worktree_read_single(&arena, S("link"), &text, &why));
    assert_int_equal(chdir(".."), 0);
    arena_close(&arena);
}

static void
test_worktree__quotes_nothing_from_elsewhere(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    assert_int_equal(chdir("wt/deep"), 0);
    assert_true(worktree_quotes(&arena, S("text")));
    assert_true(worktree_quotes(&arena, S("../link")));
    assert_false(worktree_quotes(&arena, S("../away")));
    assert_false(worktree_quotes(&arena, S("../../out/text")));
    assert_false(worktree_quotes(&arena, S("../pipe")));
    assert_false(worktree_quotes(&arena, S("/dev/stdin")));
    assert_int_equal(chdir("../.."), 0);
    arena_close(&arena);
}

/* What another user plants above a directory makes no work tree of it. */
static void
test_worktree__is_not_what_somebody_planted(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown("wt/.git", 1234, 1234), 0);
    expect_slice(root_of(&arena, "wt/sub"), "wt/sub");
    assert_int_equal(worktree_root(&arena, S("wt/deep")).len, 0);
    assert_false(worktree_trusts("wt/.git", 0));
    /* A checkout of another user, as in a container. */
    assert_int_equal(chown("wt/deep", 1234, 1234), 0);
    expect_slice(root_of(&arena, "wt/deep"), "wt");
    assert_int_equal(chown("wt", 1234, 1234), 0);
    assert_int_equal(chdir("wt"), 0);
    assert_true(worktree_trusts(".git", 0));
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(chown("wt", 0, 0), 0);
    assert_int_equal(chown("wt/.git", 0, 0), 0);
    expect_slice(root_of(&arena, "wt/deep"), "wt");
    /* Where everybody may put one, nobody has one. */
    assert_int_equal(chmod("wt", 01777), 0);
    assert_int_equal(worktree_root(&arena, S("wt/deep")).len, 0);
    assert_int_equal(chmod("wt", 0755), 0);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_worktree__reads_regular_files_that_lie_inside, enter, leave),
        cmocka_unit_test_setup_teardown(test_worktree__opens_nothing_else,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(
            test_worktree__lists_only_what_lies_inside, enter, leave),
        cmocka_unit_test_setup_teardown(
            test_worktree__a_link_does_not_lead_into_another_tree, enter,
            leave),
        cmocka_unit_test_setup_teardown(
            test_worktree__binds_documents_to_their_tree, enter, leave),
        cmocka_unit_test_setup_teardown(
            test_worktree__quotes_nothing_from_elsewhere, enter, leave),
        cmocka_unit_test_setup_teardown(
            test_worktree__is_not_what_somebody_planted, enter, leave),
    };

    return cmocka_run_group_tests_name("worktree", tests, NULL, NULL);
}
