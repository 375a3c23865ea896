#include "unit/test.h"

#include "jq/builtin.h"

static void
test_builtin__knows_versions(void **state)
{
    (void)state;
    assert_non_null(builtin_find_in(S("map"), 1, JQ_1_7));
    assert_null(builtin_find_in(S("map"), 0, JQ_1_7));
    assert_null(builtin_find_in(S("trim"), 0, JQ_1_7));
    assert_non_null(builtin_find_in(S("trim"), 0, JQ_1_8));
    assert_non_null(builtin_find_in(S("pow10"), 0, JQ_1_7));
    assert_null(builtin_find_in(S("pow10"), 0, JQ_1_8));
    assert_null(builtin_find(S("nosuch"), 0));
    assert_int_equal(builtin_arities(S("range"), JQ_1_7), 0xE);
    assert_int_equal(builtin_arities(S("add"), JQ_1_7), 1);
    assert_int_equal(builtin_arities(S("add"), JQ_1_8), 3);
}

/* The search relies on it. */
static void
test_builtin__is_sorted(void **state)
{
    uint32_t count = 0;
    const struct builtin *table = builtin_table(&count);

    (void)state;
    assert_true(count > 200);
    for (uint32_t i = 1; i < count; i++) {
        struct slice name = table[i].name;
        int order = slice_compare(table[i - 1].name, name);

        assert_true(order < 0 ||
                    (order == 0 && table[i - 1].arity < table[i].arity));
        assert_ptr_equal(builtin_find(name, table[i].arity), &table[i]);
    }
}

static void
test_builtin__suggests(void **state)
{
    struct suggestion suggestion = suggestion_start(S("lenght"));

    (void)state;
    builtin_offer(&suggestion, JQ_1_7);
    expect_slice(suggestion_best(&suggestion), "length");
    expect_slice(builtin_hint(S("toUpperCase")), "ascii_upcase");
    expect_slice(builtin_hint(S("True")), "true");
    expect_slice(builtin_hint(S("length")), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_builtin__knows_versions),
        cmocka_unit_test(test_builtin__is_sorted),
        cmocka_unit_test(test_builtin__suggests),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
