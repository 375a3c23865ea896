#include "test.h"

#include "report/uri.h"

static void
expect_path(struct slice workspace, struct slice path, const char *wanted)
{
    struct arena arena = ARENA_INIT;
    struct report_style style = {
        .directory = S("/home/me/port"),
        .workspace = workspace,
    };

    expect_slice(uri_path(&style, &arena, path), wanted);
    arena_close(&arena);
}

static void
test_uri__from_the_working_directory(void **state)
{
    (void)state;
    expect_path(S(""), S("a.json"), "a.json");
    expect_path(S(""), S("./b/../a.json"), "a.json");
    expect_path(S(""), S("/home/me/port/x/a.json"), "x/a.json");
    expect_path(S(""), S("<stdin>"), "<stdin>");
}

static void
test_uri__from_the_root_of_the_checkout(void **state)
{
    (void)state;
    expect_path(S("/home/me"), S("a.json"), "port/a.json");
    expect_path(S("/home/me"), S("../x.json"), "x.json");
    expect_path(S("/"), S("a.json"), "home/me/port/a.json");
}

static void
test_uri__outside_of_it_climbs(void **state)
{
    (void)state;
    expect_path(S(""), S("../a.json"), "../a.json");
    expect_path(S(""), S("/home/me/portal/a.json"), "../portal/a.json");
    expect_path(S("/srv/ci/repo"), S("a.json"), "../../../home/me/port/a.json");
}

static void
test_uri__escapes_what_a_uri_may_not_hold(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf out = buf_new(&arena);

    (void)state;
    uri_escape(&out, S("a:b/\xC3\xA4 %0A\xff\n-._~?#"));
    expect_slice(buf_slice(&out), "a%3Ab/%C3%A4%20%250A%FF%0A-._~%3F%23");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uri__from_the_working_directory),
        cmocka_unit_test(test_uri__from_the_root_of_the_checkout),
        cmocka_unit_test(test_uri__outside_of_it_climbs),
        cmocka_unit_test(test_uri__escapes_what_a_uri_may_not_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
