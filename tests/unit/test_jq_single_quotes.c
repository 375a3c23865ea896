#include "unit/test.h"

#include "jq/syntax/single_quotes.h"

static void
test_single_quotes__follows_port(void **state)
{
    static const struct {
        struct slice text;
        const char *wanted;
    } cases[] = {
        {SC("'a' + .x"), "\"a\" + .x"},
        {SC(" .x == 'b' and 1"), " .x == \"b\" and 1"},
        {SC("join( ',' )"), "join( \",\" )"},
        {SC("''"), "\"\""},
        {SC(".x=='b'"), ".x=='b\""},
        {SC("('a')"), "('a')"},
        {SC("'a', 'b'"), "\"a', \"b\""},
        {SC("{a: 'b'}"), "{a: \"b'}"},
        {SC("\"say 'hi' now\""), "\"say \"hi\" now\""},
        {SC("\"it's\""), "\"it's\""},
        {SC("\"dogs' bones\""), "\"dogs\" bones\""},
        {SC(" ' ' "), " ' ' "},
        {SC("'\u00a0a'"), "\"\u00a0a\""},
        {SC("a '"), "a \""},
        {SC("plain"), "plain"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(single_quotes_rewrite(&arena, cases[i].text),
                     cases[i].wanted);
    arena_close(&arena);
}

static void
test_single_quotes__leaves_text_alone(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text = S(".a == \"b\"");

    (void)state;
    assert_ptr_equal(single_quotes_rewrite(&arena, text).at, text.at);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_quotes__follows_port),
        cmocka_unit_test(test_single_quotes__leaves_text_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
