#include "test.h"

#include "base/files/file.h"
#include "base/files/replace.h"

#include <stdlib.h>
#include <unistd.h>

/* A directory of its own for every test. */
static int
enter_directory(void **state)
{
    static const char pattern[] = "/tmp/test_base_file.XXXXXX";
    char *path = test_malloc(sizeof(pattern));

    memcpy(path, pattern, sizeof(pattern));
    *state = path;
    return mkdtemp(path) && chdir(path) == 0 ? 0 : -1;
}

static int
leave_directory(void **state)
{
    int left = chdir("/") || rmdir(*state);

    test_free(*state);
    return left;
}

static void
test_file__what_is_written_is_read(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text;
    const char *why;

    (void)state;
    assert_true(replace_file("f", S("first"), &why));
    assert_true(replace_file("f", S("se\0cond"), &why));
    assert_true(file_read(&arena, "f", &text, &why));
    assert_true(slice_equal(text, S("se\0cond")));
    assert_int_equal(text.at[text.len], '\0');
    assert_true(replace_file("f", S(""), &why));
    assert_true(file_read(&arena, "f", &text, &why));
    assert_int_equal(text.len, 0);
    unlink("f");
    arena_close(&arena);
}

static void
test_file__failures_have_a_reason(void **state)
{
    struct arena arena = ARENA_INIT;
    struct file_names names = {0};
    struct slice text;
    const char *why;

    (void)state;
    assert_false(file_read(&arena, "absent", &text, &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(file_read(&arena, ".", &text, &why));
    assert_string_equal(why, "Is a directory");
    assert_false(replace_file("absent/f", S("x"), &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(file_list(&arena, "absent", &names, &why));
    arena_close(&arena);
}

static void
test_file__links_are_resolved(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice real;
    const char *why;

    (void)state;
    assert_true(replace_file("f", S("old"), &why));
    assert_int_equal(symlink("f", "link"), 0);
    assert_int_equal(file_type_at("link"), FILE_LINK);
    assert_int_equal(file_type_of("link"), FILE_REGULAR);
    assert_true(file_real(&arena, "link", &real, &why));
    assert_true(slice_ends(real, S("/f")));
    assert_false(file_real(&arena, "missing", &real, &why));
    assert_int_equal(unlink("link") | unlink("f"), 0);
    arena_close(&arena);
}

static void
test_file__names_come_sorted(void **state)
{
    struct arena arena = ARENA_INIT;
    struct file_names names = {0};
    const char *why;

    (void)state;
    assert_true(replace_file("b", S(""), &why));
    assert_true(replace_file("B", S(""), &why));
    assert_true(replace_file(".a", S(""), &why));
    assert_true(file_list(&arena, ".", &names, &why));
    assert_int_equal(names.name.count, 3);
    expect_slice(names.name.item[0], ".a");
    expect_slice(names.name.item[1], "B");
    expect_slice(names.name.item[2], "b");
    unlink("b");
    unlink("B");
    unlink(".a");
    arena_close(&arena);
}

static void
test_file__paths_are_resolved_as_text(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(file_resolve(&arena, S("/a/b"), S("c")), "/a/b/c");
    expect_slice(file_resolve(&arena, S("/a/b"), S("./c/../d//e/")),
                 "/a/b/d/e");
    expect_slice(file_resolve(&arena, S("/a/b"), S("../../../x")), "/x");
    expect_slice(file_resolve(&arena, S("/a/b"), S("/x/./y")), "/x/y");
    expect_slice(file_resolve(&arena, S("/a"), S("..")), "/");
    arena_close(&arena);
}

static void
test_file__sees_paths_from_a_directory(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(file_relative(&arena, S("/a/b"), S("/a/b/c/d")), "c/d");
    expect_slice(file_relative(&arena, S("/a/b"), S("/a/b")), ".");
    expect_slice(file_relative(&arena, S("/a/b"), S("/a")), "..");
    expect_slice(file_relative(&arena, S("/a/b"), S("/a/c")), "../c");
    expect_slice(file_relative(&arena, S("/a/b"), S("/a/bc/d")), "../bc/d");
    expect_slice(file_relative(&arena, S("/a/bc"), S("/a/b/d")), "../b/d");
    expect_slice(file_relative(&arena, S("/a/b"), S("/x")), "../../x");
    expect_slice(file_relative(&arena, S("/"), S("/x/y")), "x/y");
    expect_slice(file_relative(&arena, S("/a"), S("/")), "..");
    expect_slice(file_relative(&arena, S("/"), S("/")), ".");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_file__what_is_written_is_read,
                                        enter_directory, leave_directory),
        cmocka_unit_test_setup_teardown(test_file__failures_have_a_reason,
                                        enter_directory, leave_directory),
        cmocka_unit_test_setup_teardown(test_file__links_are_resolved,
                                        enter_directory, leave_directory),
        cmocka_unit_test_setup_teardown(test_file__names_come_sorted,
                                        enter_directory, leave_directory),
        cmocka_unit_test(test_file__paths_are_resolved_as_text),
        cmocka_unit_test(test_file__sees_paths_from_a_directory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
