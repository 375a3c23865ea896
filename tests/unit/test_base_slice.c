#include "test.h"

static const struct slice nothing = {NULL, 0};

static void
test_slice__equal_looks_at_bytes(void **state)
{
    (void)state;
    assert_true(slice_equal(S("ab"), slice_from("ab")));
    assert_false(slice_equal(S("ab"), S("aB")));
    assert_false(slice_equal(S("ab"), S("abc")));
    assert_true(slice_equal(nothing, S("")));
}

static void
test_slice__cut_stays_inside(void **state)
{
    (void)state;
    expect_slice(slice_cut(S("hello"), 1, 3), "el");
    expect_slice(slice_cut(S("hello"), 3, 99), "lo");
    expect_slice(slice_cut(S("hello"), 4, 2), "");
    expect_slice(slice_cut(S("hello"), 98, 99), "");
    expect_slice(slice_cut(nothing, 0, 5), "");
}

static void
test_slice__compare_puts_a_prefix_first(void **state)
{
    (void)state;
    assert_true(slice_compare(S("a"), S("b")) < 0);
    assert_true(slice_compare(S("ab"), S("a")) > 0);
    assert_true(slice_compare(S("\x7f"), S("\xc3")) < 0);
    assert_int_equal(slice_compare(S("same"), S("same")), 0);
    assert_true(slice_compare(nothing, S("a")) < 0);
}

static void
test_slice__nocase_folds_ascii_only(void **state)
{
    (void)state;
    assert_true(slice_equal_nocase(S("WebHook"), S("WEBHOOK")));
    assert_false(slice_equal_nocase(S("\xc3\xa4"), S("\xc3\x84")));
    assert_false(slice_equal_nocase(S("a"), S("ab")));
    assert_false(slice_equal_nocase(S("@"), S("`")));
}

static void
test_slice__starts_and_ends(void **state)
{
    (void)state;
    assert_true(slice_starts(S("jq-syntax"), S("jq-")));
    assert_false(slice_starts(S("jq"), S("jq-")));
    assert_true(slice_ends(S("a.json"), S(".json")));
    assert_false(slice_ends(S("json"), S(".json")));
    assert_true(slice_starts(S("x"), nothing));
    assert_true(slice_ends(S("x"), nothing));
}

static void
test_slice__find_from_an_offset(void **state)
{
    (void)state;
    assert_int_equal(slice_find(S("abcabc"), S("ca"), 0), 2);
    assert_int_equal(slice_find(S("abcabc"), S("abc"), 1), 3);
    assert_int_equal(slice_find(S("aaab"), S("aab"), 0), 1);
    assert_int_equal(slice_find(S("abc"), S("abcd"), 0), SLICE_NONE);
    assert_int_equal(slice_find(S("abc"), S(""), 3), 3);
    assert_int_equal(slice_find(S("abc"), S(""), 4), SLICE_NONE);
    assert_int_equal(slice_find_byte(S("a.b"), '.', 0), 1);
    assert_int_equal(slice_find_byte(S("a.b"), '.', 2), SLICE_NONE);
    assert_int_equal(slice_find_byte(nothing, '.', 0), SLICE_NONE);
}

static void
test_slice__trim_takes_ascii_blanks(void **state)
{
    (void)state;
    expect_slice(slice_trim(S(" \t\r\n a b \v\f")), "a b");
    expect_slice(slice_trim(S(" \n ")), "");
    expect_slice(slice_trim(nothing), "");
}

static void
test_slice__reads_numbers(void **state)
{
    uint32_t number = 5;

    (void)state;
    assert_true(slice_number(S("0"), &number));
    assert_int_equal(number, 0);
    assert_true(slice_number(S("100000000"), &number));
    assert_int_equal(number, 100000000);
    assert_false(slice_number(S(""), &number));
    assert_false(slice_number(S("-1"), &number));
    assert_false(slice_number(S("1.0"), &number));
    assert_true(slice_number(S("99999999999"), &number));
    assert_int_equal(number, SLICE_NUMBER_MOST);
    assert_false(slice_number(S("99999999999x"), &number));
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_slice__equal_looks_at_bytes),
        cmocka_unit_test(test_slice__cut_stays_inside),
        cmocka_unit_test(test_slice__compare_puts_a_prefix_first),
        cmocka_unit_test(test_slice__nocase_folds_ascii_only),
        cmocka_unit_test(test_slice__starts_and_ends),
        cmocka_unit_test(test_slice__find_from_an_offset),
        cmocka_unit_test(test_slice__trim_takes_ascii_blanks),
        cmocka_unit_test(test_slice__reads_numbers),
    };

    return cmocka_run_group_tests_name("slice", cases, NULL, NULL);
}
