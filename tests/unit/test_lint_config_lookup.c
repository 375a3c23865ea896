#include "unit/test.h"

#include "base/files/file.h"
#include "base/files/replace.h"
#include "lint/config/config_lookup.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const folders[] = {
    "out",          "out/.git",           "out/a",      "out/a/.github",
    "out/a/b",      "out/a/b/c",          "out/a/tree", "out/a/tree/.git",
    "out/a/tree/d", "out/a/tree/d/.git2",
};
static const char *const files[] = {
    "invokelint.json",
    "out/a/.github/invokelint.json",
    "out/a/b/.invokelint.json",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
enter(void **state)
{
    static const char pattern[] = "/tmp/test_lint_configs.XXXXXX";
    char *path = test_malloc(sizeof(pattern));
    const char *why;
    bool made;

    memcpy(path, pattern, sizeof(pattern));
    *state = path;
    made = mkdtemp(path) && chdir(path) == 0;
    for (size_t i = 0; made && i < COUNT(folders); i++)
        made = mkdir(folders[i], 0700) == 0;
    for (size_t i = 0; made && i < COUNT(files); i++)
        made = replace_file(files[i], S("{}"), &why);
    return made ? 0 : -1;
}

static int
leave(void **state)
{
    int left = 0;

    for (size_t i = COUNT(files); i-- > 0;)
        left |= unlink(files[i]);
    for (size_t i = COUNT(folders); i-- > 0;)
        left |= rmdir(folders[i]);
    left |= chdir("/") || rmdir(*state);
    test_free(*state);
    return left;
}

/* The name of the configuration for files of the directory `path`. */
static struct slice
name_for(struct config_lookup *configs, struct slice path)
{
    const struct config_lookup_entry *entry = config_lookup_find(configs, path);

    return entry ? entry->config.source.name : S("none");
}

static void
test_config_lookup__takes_the_nearest_up_to_the_root_of_the_tree(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config_lookup configs = config_lookup_new(&arena);

    (void)state;
    expect_slice(name_for(&configs, S("out/a/b/c")),
                 "out/a/b/.invokelint.json");
    expect_slice(name_for(&configs, S("out/a/b")), "out/a/b/.invokelint.json");
    expect_slice(name_for(&configs, S("out/a")),
                 "out/a/.github/invokelint.json");
    expect_slice(name_for(&configs, S("./out/a/b/../x")),
                 "out/a/.github/invokelint.json");
    /* Above a root nothing is looked for. */
    expect_slice(name_for(&configs, S("out/a/tree/d")), "none");
    expect_slice(name_for(&configs, S("out")), "none");
    assert_int_equal(configs.found.count, 3);
    arena_close(&arena);
}

static void
test_config_lookup__globs_start_from_the_folder(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config_lookup configs = config_lookup_new(&arena);
    const struct config_lookup_entry *entry =
        config_lookup_find(&configs, S("out/a"));

    (void)state;
    expect_slice(
        config_lookup_below(&configs, &entry->config, S("out/a/x/y.json")),
        "x/y.json");
    arena_close(&arena);
}

static void
test_config_lookup__without_a_tree_ends_at_the_working_directory(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config_lookup configs = config_lookup_new(&arena);

    (void)state;
    expect_slice(name_for(&configs, S("")), "invokelint.json");
    expect_slice(name_for(&configs, S("none/such")), "invokelint.json");
    expect_slice(name_for(&configs, S("/")), "none");
    assert_int_equal(chdir("out/a/b"), 0);
    configs = config_lookup_new(&arena);
    expect_slice(name_for(&configs, S("../../..")), "../../../invokelint.json");
    assert_int_equal(chdir("../../.."), 0);
    assert_int_equal(rmdir("out/.git"), 0);
    assert_int_equal(chdir("out"), 0);
    configs = config_lookup_new(&arena);
    expect_slice(name_for(&configs, S("")), "none");
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(mkdir("out/.git", 0700), 0);
    arena_close(&arena);
}

static void
test_config_lookup__one_can_be_fixed(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config_lookup configs = config_lookup_new(&arena);
    struct config_lookup_entry *entry =
        config_lookup_fix(&configs, S("out/a/b/.invokelint.json"));

    (void)state;
    assert_true(entry->good);
    assert_ptr_equal(config_lookup_find(&configs, S("out/a/tree")), entry);
    expect_slice(config_lookup_below(&configs, &entry->config, S("out/x.json")),
                 "out/x.json");
    entry = config_lookup_fix(&configs, S("absent.json"));
    assert_false(entry->good);
    assert_string_equal(entry->why, "No such file or directory");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_config_lookup__takes_the_nearest_up_to_the_root_of_the_tree),
        cmocka_unit_test(test_config_lookup__globs_start_from_the_folder),
        cmocka_unit_test(
            test_config_lookup__without_a_tree_ends_at_the_working_directory),
        cmocka_unit_test(test_config_lookup__one_can_be_fixed),
    };

    return cmocka_run_group_tests(tests, enter, leave);
}
