#include "test.h"

#include "base/files/file.h"
#include "base/files/in_place.h"
#include "base/files/replace.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A directory of its own for every test, which must leave it empty. */
static int
enter_directory(void **state)
{
    static const char pattern[] = "/tmp/test_base_replace.XXXXXX";
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
expect_text(const char *path, const char *text)
{
    struct arena arena = ARENA_INIT;
    struct slice found;
    const char *why;

    assert_true(file_read(&arena, path, &found, &why));
    expect_slice(found, text);
    arena_close(&arena);
}

static struct stat
stat_of(const char *path)
{
    struct stat info;

    assert_int_equal(lstat(path, &info), 0);
    return info;
}

static void
test_replace__a_file_keeps_its_mode(void **state)
{
    const char *why;

    (void)state;
    assert_true(replace_file("f", S("old"), &why));
    assert_int_equal(chmod("f", 0651), 0);
    ino_t number = stat_of("f").st_ino;

    assert_true(replace_text("f", S("old"), S("newer"), &why));
    expect_text("f", "newer");
    assert_int_equal(stat_of("f").st_mode & 07777, 0651);
    assert_int_not_equal(stat_of("f").st_ino, number);
    assert_true(replace_file("f", S(""), &why));
    expect_text("f", "");
    assert_int_equal(stat_of("f").st_mode & 07777, 0651);
    assert_int_equal(unlink("f"), 0);
}

static void
test_replace__a_new_file_obeys_the_umask(void **state)
{
    const char *why;
    mode_t mask = umask(027);

    (void)state;
    assert_true(replace_file("f", S("x"), &why));
    umask(mask);
    assert_int_equal(stat_of("f").st_mode & 07777, 0640);
    assert_int_equal(unlink("f"), 0);
}

static void
test_replace__names_stay_names_of_one_file(void **state)
{
    const char *why;

    (void)state;
    assert_true(replace_file("f", S("a longer text"), &why));
    assert_int_equal(link("f", "g"), 0);
    assert_true(replace_text("f", S("a longer text"), S("short"), &why));
    expect_text("g", "short");
    assert_int_equal(stat_of("f").st_ino, stat_of("g").st_ino);
    assert_true(replace_text("g", S("short"), S("a longer text"), &why));
    expect_text("f", "a longer text");
    assert_true(replace_file("f", S("report"), &why));
    expect_text("g", "report");
    assert_int_equal(unlink("f") | unlink("g"), 0);
}

static void
test_replace__only_what_was_read(void **state)
{
    const char *why = NULL;

    (void)state;
    assert_true(replace_file("f", S("old"), &why));
    assert_false(replace_text("f", S("older"), S("new"), &why));
    assert_string_equal(why, "it has changed meanwhile");
    expect_text("f", "old");
    /* Another run was faster. */
    assert_true(replace_text("f", S("older"), S("old"), &why));
    assert_false(replace_text("missing", S(""), S("new"), &why));
    assert_string_equal(why, "No such file or directory");
    assert_int_equal(symlink("f", "link"), 0);
    assert_false(replace_text("link", S("old"), S("new"), &why));
    assert_string_equal(why, "it is no regular file");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_false(replace_text("pipe", S("old"), S("new"), &why));
    assert_string_equal(why, "it is no regular file");
    assert_false(replace_text(".", S("old"), S("new"), &why));
    assert_int_equal(unlink("link") | unlink("f") | unlink("pipe"), 0);
}

static void
test_replace__reports_go_through_links(void **state)
{
    const char *why;

    (void)state;
    assert_true(replace_file("f", S("a longer text"), &why));
    assert_int_equal(symlink("f", "link"), 0);
    assert_true(replace_file("link", S("new"), &why));
    assert_true(S_ISLNK(stat_of("link").st_mode));
    expect_text("f", "new");
    assert_int_equal(unlink("f"), 0);
    assert_true(replace_file("link", S("again"), &why));
    expect_text("f", "again");
    assert_true(replace_file("/dev/null", S("gone"), &why));
    assert_false(replace_file("folder/", S("x"), &why));
    assert_string_equal(why, "No such file or directory");
    assert_false(replace_file("./", S("x"), &why));
    assert_string_equal(why, "Is a directory");
    assert_int_equal(unlink("f") | unlink("link"), 0);
}

static void
test_replace__long_names(void **state)
{
    char name[251];
    const char *why;

    (void)state;
    memset(name, 'n', sizeof(name) - 1);
    name[250] = '\0';
    assert_true(replace_file(name, S("old"), &why));
    assert_true(replace_text(name, S("old"), S("new"), &why));
    assert_int_equal(link(name, "other"), 0);
    assert_true(replace_text(name, S("new"), S("newer"), &why));
    expect_text("other", "newer");
    assert_int_equal(unlink(name) | unlink("other"), 0);
}

/* ---- Copies -------------------------------------------------------------- */

/* What a run that changes "before" to "after: longer" leaves when it is killed
 * in the middle; `mode` and `sum` are right for a copy of ours.
 */
static void
leave_copy(const char *path, mode_t mode, const char *sum)
{
    char name[64];
    FILE *file;

    snprintf(name, sizeof(name), ".invokelint-%jx.copy",
             (uintmax_t)stat_of(path).st_ino);
    file = fopen(name, "w");
    assert_non_null(file);
    fprintf(file,
            "invokelint: an interrupted --fix; the next one uses and removes "
            "this\n6 13 %s\nbeforeafter: longer",
            sum);
    assert_int_equal(fclose(file) | chmod(name, mode), 0);
}

static bool
has_copy(const char *path)
{
    char name[64];

    snprintf(name, sizeof(name), ".invokelint-%jx.copy",
             (uintmax_t)stat_of(path).st_ino);
    return access(name, F_OK) == 0;
}

static void
drop_copy(const char *path)
{
    char name[64];

    snprintf(name, sizeof(name), ".invokelint-%jx.copy",
             (uintmax_t)stat_of(path).st_ino);
    assert_int_equal(unlink(name), 0);
}

#define RIGHT_MODE 01400
#define RIGHT_SUM "c9c63cbe9817fd8f"

static void
write_directly(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
}

static void
test_replace__half_a_text_is_put_back(void **state)
{
    static const char *const half[] = {"aftere", "after:", "after: l",
                                       "aefore"};
    const char *why;

    (void)state;
    for (size_t i = 0; i < sizeof(half) / sizeof(*half); i++) {
        write_directly("f", half[i]);
        leave_copy("f", RIGHT_MODE, RIGHT_SUM);
        assert_true(replace_restore("f", &why));
        expect_text("f", "before");
        assert_false(has_copy("f"));
    }
    assert_int_equal(unlink("f"), 0);
}

static void
test_replace__a_whole_text_stays(void **state)
{
    static const char *const whole[] = {"before", "after: longer"};
    const char *why;

    (void)state;
    for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
        write_directly("f", whole[i]);
        leave_copy("f", RIGHT_MODE, RIGHT_SUM);
        assert_true(replace_restore("f", &why));
        expect_text("f", whole[i]);
        assert_false(has_copy("f"));
    }
    assert_int_equal(unlink("f"), 0);
}

/* It was edited since, or the copy is somebody's who would like us to write. */
static void
test_replace__other_copies_are_left_alone(void **state)
{
    const char *why;

    (void)state;
    write_directly("f", "edited");
    leave_copy("f", RIGHT_MODE, RIGHT_SUM);
    assert_true(replace_restore("f", &why));
    expect_text("f", "edited");
    assert_true(has_copy("f"));
    /* It is in nobody's way. */
    assert_int_equal(link("f", "g"), 0);
    assert_true(replace_text("f", S("edited"), S("fixed"), &why));
    expect_text("g", "fixed");
    assert_int_equal(unlink("g"), 0);
    write_directly("f", "after:");
    leave_copy("f", 0644, RIGHT_SUM);
    assert_true(replace_restore("f", &why));
    expect_text("f", "after:");
    drop_copy("f");
    leave_copy("f", RIGHT_MODE, "c9c63cbe9817fd80");
    assert_true(replace_restore("f", &why));
    expect_text("f", "after:");
    drop_copy("f");
    assert_true(replace_restore("missing", &why));
    assert_int_equal(unlink("f"), 0);
}

int
main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, enter_directory, leave_directory)
    const struct CMUnitTest tests[] = {
        TEST(test_replace__a_file_keeps_its_mode),
        TEST(test_replace__a_new_file_obeys_the_umask),
        TEST(test_replace__names_stay_names_of_one_file),
        TEST(test_replace__only_what_was_read),
        TEST(test_replace__reports_go_through_links),
        TEST(test_replace__long_names),
        TEST(test_replace__half_a_text_is_put_back),
        TEST(test_replace__a_whole_text_stays),
        TEST(test_replace__other_copies_are_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
