#include "test.h"

#include "base/shelf.h"

static const struct shelf_item item[] = {
    {SC("a"), SC("one")},
    {SC("bb"), SC("")},
    {SC("c"), SC("xy")},
};
static const struct shelf shelf = {item, 3};
static const struct shelf empty = {item, 0};

static void
test_shelf__finds_every_text(void **state)
{
    (void)state;
    expect_slice(shelf_find(&shelf, S("a")), "one");
    expect_slice(shelf_find(&shelf, S("bb")), "");
    assert_non_null(shelf_find(&shelf, S("bb")).at);
    expect_slice(shelf_find(&shelf, S("c")), "xy");
}

static void
test_shelf__says_when_there_is_none(void **state)
{
    (void)state;
    assert_null(shelf_find(&shelf, S("b")).at);
    assert_null(shelf_find(&shelf, S("")).at);
    assert_null(shelf_find(&shelf, S("zz")).at);
    assert_null(shelf_find(&empty, S("a")).at);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_shelf__finds_every_text),
        cmocka_unit_test(test_shelf__says_when_there_is_none),
    };

    return cmocka_run_group_tests_name("shelf", cases, NULL, NULL);
}
