#include "test.h"

#include "app/value.h"

/* values.def has a line for all that options.def and commands.def write. */
static void
test_value_find__knows_every_placeholder(void **state)
{
    (void)state;
    for (unsigned c = 0; c < COMMAND_count_; c++) {
        enum command_id command = (enum command_id)c;
        const char *operands = command_get(command)->operands;

        if (*operands && !value_find(operands, command))
            fail_msg("values.def does not know `%s`", operands);
        for (const struct option *o = option_next(NULL); o; o = option_next(o))
            if (o->argument[0] && (o->commands >> c & 1) &&
                !value_find(o->argument, command))
                fail_msg("values.def does not know `%s` of --%s", o->argument,
                         o->name);
    }
}

static void
test_value_find__asks_the_command(void **state)
{
    const struct value *jq = value_find("DIALECT", COMMAND_expr);
    const struct value *draft = value_find("DIALECT", COMMAND_validate);

    (void)state;
    assert_string_equal(jq->name, "dialect");
    assert_string_equal(draft->name, "draft");
    assert_null(value_find("DIALECT", COMMAND_explain));
    assert_null(value_find(NULL, COMMAND_lint));
    assert_null(value_find("", COMMAND_rules));
}

static bool
has(const struct value_words *words, const char *text)
{
    for (uint32_t i = 0; i < words->list.count; i++)
        if (slice_equal(words->list.item[i].text, slice_from(text)))
            return true;
    return false;
}

static void
test_value_words__divides_and_finds(void **state)
{
    struct arena arena = ARENA_INIT;
    struct value_words words =
        value_words(&arena, value_find("STAGE", COMMAND_dump));

    (void)state;
    assert_int_equal(words.list.count, 6);
    expect_slice(words.list.item[0].text, "tokens");
    expect_slice(words.list.item[5].text, "schema");

    words = value_words(&arena, value_find("CONTEXT", COMMAND_expr));
    assert_true(has(&words, "any"));
    assert_true(has(&words, "self-service.CREATE"));
    assert_true(has(&words, "condition.ENTITY_UPDATED"));

    words = value_words(&arena, value_find("FMT[=FILE]", COMMAND_lint));
    assert_true(has(&words, "plain"));
    assert_false(has(&words, "json-schema-flag"));
    words = value_words(&arena, value_find("FMT[=FILE]", COMMAND_validate));
    assert_true(has(&words, "json-schema-flag"));

    words = value_words(&arena, value_find("ID,...", COMMAND_lint));
    assert_true(has(&words, "json-"));
    assert_true(has(&words, "unknown-input"));
    words = value_words(&arena, value_find("N", COMMAND_lint));
    assert_int_equal(words.list.count, 0);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value_find__knows_every_placeholder),
        cmocka_unit_test(test_value_find__asks_the_command),
        cmocka_unit_test(test_value_words__divides_and_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
