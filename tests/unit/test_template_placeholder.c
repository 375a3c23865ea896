#include "unit/test.h"

#include "template/placeholder.h"

static void
test_placeholder__is_told_by_its_words(void **state)
{
    static const struct slice cases[] = {
        SC("..."),           SC(" \xe2\x80\xa6 "), SC("<expression>"),
        SC("< your team >"), SC("API_URL"),        SC("GITHUB-ORG"),
        SC("ORG2"),          SC("expression1"),    SC("jqQuery"),
        SC("some-jq-value"), SC("your_filter"),    SC("Your filter goes here"),
        SC("filter-here"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!placeholder_is(cases[i]))
            fail_msg("no stand-in: %.*s", SLICE_ARGS(cases[i]));
}

static void
test_placeholder__leaves_mistakes_alone(void **state)
{
    static const struct slice cases[] = {
        SC(""),
        SC("."),
        SC(".."),
        SC("<>"),
        SC("<.a>"),
        SC("toarray"),
        SC("date_iso"),
        SC("truncate 500"),
        SC("lenght"),
        SC("cloudId"),
        SC("entity.identifier"),
        SC("service-name"),
        SC("some"),
        SC("here"),
        SC("NOW"),
        SC("IN"),
        SC("your-name | tostring"),
        SC("\"your-name\""),
        SC("$YOUR_NAME"),
        SC(".inputs.YOUR_NAME"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (placeholder_is(cases[i]))
            fail_msg("a stand-in: %.*s", SLICE_ARGS(cases[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_placeholder__is_told_by_its_words),
        cmocka_unit_test(test_placeholder__leaves_mistakes_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
