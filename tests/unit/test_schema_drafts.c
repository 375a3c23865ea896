#include "unit/test.h"

#include "schema_text.h"

static struct arena arena;

/* Whether `instance` is valid by `schema`, which names no draft; a schema
 * that is at fault fails the test.
 */
static bool
holds(enum schema_dialect dialect, const char *schema, const char *instance)
{
    struct bag bag = bag_new(&arena);
    struct schema_doc doc = {S("test"), read_text(&arena, schema, &bag), &bag,
                             false};
    const struct schema *loaded = schema_load(
        &arena, &doc, 1, (struct schema_options){.dialect = dialect});
    const struct tree *tree = read_text(&arena, instance, &bag);

    expect_slice(list_bag(&arena, &bag), "");
    return schema_valid(loaded, schema_find(loaded, S("test")), tree,
                        tree_root(tree), NULL, &arena);
}

static void
test_drafts__types_of_draft_3_may_be_schemas(void **state)
{
    static const char schema[] =
        "{\"type\": [\"string\", {\"type\": \"object\", \"properties\": "
        "{\"a\": {\"required\": true}}}]}";

    (void)state;
    assert_true(holds(DIALECT_3, schema, "\"x\""));
    assert_true(holds(DIALECT_3, schema, "{\"a\": 1}"));
    assert_false(holds(DIALECT_3, schema, "{\"b\": 1}"));
    assert_false(holds(DIALECT_3, schema, "1"));
    assert_true(holds(DIALECT_3, "{\"type\": \"any\"}", "1"));
    assert_true(holds(DIALECT_3, "{\"type\": [{\"type\": \"null\"}]}", "null"));
    assert_false(holds(DIALECT_3, "{\"type\": [{\"type\": \"null\"}]}", "1"));
}

static void
test_drafts__disallow_rules_out_each_of_its_types(void **state)
{
    static const char schema[] =
        "{\"disallow\": [\"null\", \"string\", {\"minItems\": 2, "
        "\"type\": \"array\"}]}";

    (void)state;
    assert_true(holds(DIALECT_3, schema, "[1]"));
    assert_false(holds(DIALECT_3, schema, "[1, 2]"));
    assert_false(holds(DIALECT_3, schema, "null"));
    assert_false(holds(DIALECT_3, "{\"disallow\": \"any\"}", "1"));
    /* No other draft knows the word. */
    assert_true(holds(DIALECT_4, schema, "null"));
}

static void
test_drafts__extends_takes_one_or_many(void **state)
{
    (void)state;
    assert_false(holds(DIALECT_3, "{\"extends\": {\"minimum\": 3}}", "2"));
    assert_true(holds(DIALECT_3, "{\"extends\": {\"minimum\": 3}}", "3"));
    assert_false(holds(
        DIALECT_3, "{\"extends\": [{\"minimum\": 3}, {\"maximum\": 4}]}", "5"));
}

static void
test_drafts__other_words_of_draft_3(void **state)
{
    (void)state;
    assert_false(holds(DIALECT_3, "{\"divisibleBy\": 0.25}", "0.3"));
    assert_true(holds(DIALECT_3, "{\"divisibleBy\": 0.25}", "0.75"));
    assert_false(
        holds(DIALECT_3, "{\"dependencies\": {\"a\": \"b\"}}", "{\"a\": 1}"));
    assert_true(holds(DIALECT_3, "{\"dependencies\": {\"a\": \"b\"}}",
                      "{\"a\": 1, \"b\": 2}"));
}

/* What draft 4 calls an integer is written as one. */
static void
test_drafts__a_zero_fraction_counts_by_draft(void **state)
{
    static const char schema[] = "{\"type\": \"integer\"}";

    (void)state;
    for (int draft = DIALECT_3; draft <= DIALECT_2020; draft++) {
        enum schema_dialect dialect = (enum schema_dialect)draft;

        assert_int_equal(holds(dialect, schema, "1.0"), draft > DIALECT_4);
        assert_int_equal(holds(dialect, schema, "1e2"), draft > DIALECT_4);
        assert_true(holds(dialect, schema, "123456789012345678901"));
        assert_false(holds(dialect, schema, "1.5"));
        assert_true(holds(dialect, "{\"type\": \"number\"}", "1.0"));
    }
}

static void
test_drafts__exclusive_bounds_changed_their_kind(void **state)
{
    static const char flag[] = "{\"minimum\": 3, \"exclusiveMinimum\": true}";

    (void)state;
    assert_false(holds(DIALECT_3, flag, "3"));
    assert_false(holds(DIALECT_4, flag, "3"));
    assert_false(holds(DIALECT_6, "{\"exclusiveMinimum\": 3}", "3"));
    assert_true(holds(DIALECT_6, "{\"exclusiveMinimum\": 3}", "3.5"));
}

static void
test_drafts__dependencies_live_on(void **state)
{
    static const char schema[] =
        "{\"dependencies\": {\"a\": [\"b\"], \"c\": {\"maxProperties\": 1}}}";

    (void)state;
    for (int draft = DIALECT_4; draft <= DIALECT_2020; draft++) {
        enum schema_dialect dialect = (enum schema_dialect)draft;

        assert_false(holds(dialect, schema, "{\"a\": 1}"));
        assert_false(holds(dialect, schema, "{\"c\": 1, \"d\": 1}"));
        assert_true(holds(dialect, schema, "{\"c\": 1}"));
    }
}

static void
test_drafts__numbers_are_never_rounded(void **state)
{
    (void)state;
    assert_false(holds(DIALECT_2020, "{\"maximum\": 1e400}", "1e401"));
    assert_true(holds(DIALECT_2020, "{\"maximum\": 1e400}", "9e399"));
    assert_true(holds(DIALECT_2020, "{\"type\": \"integer\"}", "1e400"));
    assert_false(holds(DIALECT_2020, "{\"const\": 18446744073709551616}",
                       "18446744073709551617"));
    assert_false(holds(DIALECT_2020, "{\"multipleOf\": 0.123456789}", "1e308"));
    assert_true(holds(DIALECT_2020, "{\"multipleOf\": 0.0001}", "0.0075"));
    assert_false(holds(DIALECT_2020, "{\"uniqueItems\": true}",
                       "[1e99999999999999999999, 10e99999999999999999998]"));
    assert_true(holds(DIALECT_2020, "{\"uniqueItems\": true}",
                      "[1e99999999999999999999, 1e99999999999999999998]"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drafts__types_of_draft_3_may_be_schemas),
        cmocka_unit_test(test_drafts__disallow_rules_out_each_of_its_types),
        cmocka_unit_test(test_drafts__extends_takes_one_or_many),
        cmocka_unit_test(test_drafts__other_words_of_draft_3),
        cmocka_unit_test(test_drafts__a_zero_fraction_counts_by_draft),
        cmocka_unit_test(test_drafts__exclusive_bounds_changed_their_kind),
        cmocka_unit_test(test_drafts__dependencies_live_on),
        cmocka_unit_test(test_drafts__numbers_are_never_rounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
