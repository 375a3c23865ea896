#include "test.h"

#include "lint/workspace/git_remote.h"

static void
test_git_remote__names_are_the_last_two_segments(void **state)
{
    static const char *const cases[][2] = {
        {"git@github.com:acme/platform.git", "acme/platform"},
        {"https://github.com/acme/platform.git", "acme/platform"},
        {"https://github.com/acme/platform/", "acme/platform"},
        {"ssh://git@github.com:22/acme/platform", "acme/platform"},
        {"https://user:secret@git.acme.example/acme/platform", "acme/platform"},
        {"https://dev.example/group/sub/platform.git", "sub/platform"},
        {"/srv/git/acme/platform.git", "acme/platform"},
        {"platform.git", ""},
        {"acme/platform", ""},
        {"git@github.com:platform", ""},
        {"https://", ""},
        {"", ""},
        {":/", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(git_remote_name(slice_from(cases[i][0])), cases[i][1]);
}

static void
test_git_remote__nothing_is_read_where_nothing_is(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    assert_int_equal(git_remote_find(&arena, S("/nowhere/at/all")).name.count,
                     0);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_git_remote__names_are_the_last_two_segments),
        cmocka_unit_test(test_git_remote__nothing_is_read_where_nothing_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
