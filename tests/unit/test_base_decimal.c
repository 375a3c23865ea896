#include "test.h"

#include "base/text/decimal.h"

static struct decimal
make(const char *text)
{
    return decimal_make(slice_from(text));
}

static int
order(const char *a, const char *b)
{
    int result = decimal_compare(make(a), make(b));

    assert_int_equal(decimal_compare(make(b), make(a)) > 0, result < 0);
    return (result > 0) - (result < 0);
}

static void
test_decimal__equal_numbers_may_be_written_in_many_ways(void **state)
{
    static const char *const ones[] = {"1", "1.0", "1e0", "10e-1", "0.1E+1"};

    (void)state;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        assert_int_equal(order("1", ones[i]), 0);
        assert_int_equal(decimal_hash(make("1")), decimal_hash(make(ones[i])));
    }
    assert_int_equal(order("0", "-0.0e7"), 0);
    assert_int_equal(order("120e1", "1200"), 0);
}

static void
test_decimal__compares_beyond_machine_numbers(void **state)
{
    (void)state;
    assert_int_equal(order("9007199254740993", "9007199254740992"), 1);
    assert_int_equal(order("1e400", "1e399"), 1);
    assert_int_equal(order("-1e400", "1e-400"), -1);
    assert_int_equal(order("1e-400", "0"), 1);
    assert_int_equal(order("0.30000000000000004", "0.3"), 1);
    assert_int_equal(order("1e99999999999999999999", "1e400"), 1);
    assert_int_equal(
        order("98249283749234923498293171823948729348710298301928331",
              "98249283749234923498293171823948729348710298301928330"),
        1);
}

/* Exponents that no machine number holds count to the last digit. */
static void
test_decimal__exponents_have_any_length(void **state)
{
    (void)state;
    assert_int_equal(order("1e99999999999999999999", "1e99999999999999999998"),
                     1);
    assert_int_equal(order("1e-99999999999999999999", "1e-99999999999999999"),
                     -1);
    assert_int_equal(order("1e1000000000000000000000", "1e99999999999999999"),
                     1);
    assert_int_equal(order("-1e100000000000000000000", "-1e7"), -1);
    assert_int_equal(order("1e0000000000000000000000007", "1e7"), 0);
    /* The same number, with an exponent of 17 digits and of 18. */
    assert_int_equal(order("10e99999999999999999", "1e100000000000000000"), 0);
    assert_int_equal(decimal_hash(make("10e99999999999999999")),
                     decimal_hash(make("1e100000000000000000")));
    assert_int_equal(
        order("2.5e99999999999999999999", "0.25e+100000000000000000000"), 0);
}

static void
test_decimal__knows_integers(void **state)
{
    (void)state;
    assert_true(decimal_is_integer(make("1.0")));
    assert_true(decimal_is_integer(make("1.5e1")));
    assert_true(decimal_is_integer(make("0.000")));
    assert_true(decimal_is_integer(make("1e400")));
    assert_false(decimal_is_integer(make("1.5")));
    assert_false(decimal_is_integer(make("1e-1")));
    assert_true(decimal_is_integer(make("1.5e99999999999999999999")));
    assert_false(decimal_is_integer(make("15e-99999999999999999999")));
}

static bool
multiple(const char *a, const char *b)
{
    return decimal_multiple(make(a), make(b));
}

static void
test_decimal__multiples_are_exact(void **state)
{
    (void)state;
    assert_true(multiple("4.02", "0.01"));
    assert_true(multiple("0.0075", "0.0001"));
    assert_false(multiple("0.00751", "0.0001"));
    assert_true(multiple("1e308", "0.5"));
    assert_true(multiple("-10", "2.5"));
    assert_true(multiple("0", "7"));
    assert_false(multiple("7", "2"));
    assert_true(multiple("1e1000000", "1024"));
    assert_false(multiple("1e1000000", "3"));
    assert_true(multiple("1e99999999999999999999", "1e99999999999999999998"));
    assert_false(multiple("1e99999999999999999998", "1e99999999999999999999"));
    assert_true(multiple("1e99999999999999999999", "2.5e-7"));
    assert_false(multiple("1e-99999999999999999999", "1"));
    assert_false(multiple("1e308", "0.123456789"));
    /* 18 digits divide in one machine word, 19 do not. */
    assert_true(multiple("1999999999999999998", "999999999999999999"));
    assert_false(multiple("1999999999999999999", "999999999999999999"));
    assert_true(multiple("19999999999999999998", "9999999999999999999"));
    assert_false(multiple("19999999999999999997", "9999999999999999999"));
    assert_true(multiple("123456789012345678901234567890", "10"));
    assert_true(multiple("246913578024691357802469135780",
                         "123456789012345678901234567890"));
}

static void
test_decimal__small_integers_have_a_value(void **state)
{
    int64_t value;

    (void)state;
    assert_true(decimal_int64(make("-1.5e3"), &value));
    assert_int_equal(value, -1500);
    assert_true(decimal_int64(make("0"), &value));
    assert_int_equal(value, 0);
    assert_false(decimal_int64(make("0.5"), &value));
    assert_false(decimal_int64(make("1e30"), &value));
    assert_false(decimal_int64(make("1e99999999999999999999"), &value));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_decimal__equal_numbers_may_be_written_in_many_ways),
        cmocka_unit_test(test_decimal__compares_beyond_machine_numbers),
        cmocka_unit_test(test_decimal__exponents_have_any_length),
        cmocka_unit_test(test_decimal__knows_integers),
        cmocka_unit_test(test_decimal__multiples_are_exact),
        cmocka_unit_test(test_decimal__small_integers_have_a_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
