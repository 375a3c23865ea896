#include "test.h"

#include "base/files/embedded_files.h"

static const struct embedded_file item[] = {
    {SC("a"), SC("one")},
    {SC("bb"), SC("")},
    {SC("c"), SC("xy")},
};
static const struct embedded_files files = {item, 3};
static const struct embedded_files empty = {item, 0};

static void
test_embedded_files__finds_every_text(void **state)
{
    (void)state;
    expect_slice(embedded_files_find(&files, S("a")), "one");
    expect_slice(embedded_files_find(&files, S("bb")), "");
    assert_non_null(embedded_files_find(&files, S("bb")).at);
    expect_slice(embedded_files_find(&files, S("c")), "xy");
}

static void
test_embedded_files__says_when_there_is_none(void **state)
{
    (void)state;
    assert_null(embedded_files_find(&files, S("b")).at);
    assert_null(embedded_files_find(&files, S("")).at);
    assert_null(embedded_files_find(&files, S("zz")).at);
    assert_null(embedded_files_find(&empty, S("a")).at);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_embedded_files__finds_every_text),
        cmocka_unit_test(test_embedded_files__says_when_there_is_none),
    };

    return cmocka_run_group_tests_name("files", cases, NULL, NULL);
}
