#include "unit/test.h"

#include "schema/lint/schema_lint.h"
#include "schema_text.h"

static struct arena arena;

static struct slice
advise(const char *schema, enum schema_dialect dialect)
{
    struct arena scratch = ARENA_INIT;
    struct bag *bag = arena_new(&arena, struct bag);
    struct schema_places places = {0};
    struct schema_options options = {.dialect = dialect, .places = &places};

    *bag = bag_new(&arena);
    struct schema_doc doc = {S("test"), read_text(&arena, schema, bag), bag,
                             false};
    const struct schema *loaded = schema_load(&arena, &doc, 1, options);

    schema_lint(loaded, &places, doc.tree, &scratch, bag);
    arena_close(&scratch);
    return list_bag(&arena, bag);
}

/* What is often written and meant. */
static void
test_lint__is_silent_about_what_may_be_meant(void **state)
{
    static const char *const schemas[] = {
        "true",
        "{\"required\": [\"a\"], \"properties\": {\"b\": true}}",
        "{\"if\": {\"required\": [\"nmae\"], \"properties\": {\"name\": {}}},"
        " \"then\": {}, \"properties\": {\"nmae\": {}}}",
        "{\"required\": [\"x-a\"], \"patternProperties\": {\"^x-\": {}}, "
        "\"additionalProperties\": false}",
        "{\"type\": [\"string\", \"null\"], \"minLength\": 1, \"enum\": "
        "[\"a\", null], \"default\": \"a\"}",
        "{\"minimum\": 3, \"maximum\": 3, \"minLength\": 2, \"maxLength\": 2}",
        "{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"string\", "
        "\"enum\": [\"a\"]}]}",
        "{\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}",
        "{\"type\": \"object\", \"anyOf\": [{\"required\": [\"a\"]}, "
        "{\"properties\": {\"b\": {\"type\": \"string\"}}}]}",
        "{\"if\": {\"properties\": {\"a\": {}}}, "
        "\"unevaluatedProperties\": false}",
        "{\"$ref\": \"#/$defs/a\", \"type\": \"string\", \"$defs\": "
        "{\"a\": {}}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        expect_slice(advise(schemas[i], DIALECT_2020), "");
}

static void
test_lint__a_keyword_belongs_to_its_draft(void **state)
{
    static const char contains[] = "{\"const\": 1}";

    (void)state;
    expect_slice(advise(contains, DIALECT_6), "");
    expect_slice(advise(contains, DIALECT_4),
                 "1+7 warning schema-useless-keyword: `const` means nothing "
                 "in draft 4: it came with draft 6");
    expect_slice(advise("{\"prefixItems\": []}", DIALECT_2019),
                 "1+13 warning schema-useless-keyword: `prefixItems` means "
                 "nothing in 2019-09: it came with 2020-12");
}

/* An embedded schema has a draft of its own. */
static void
test_lint__each_resource_has_its_draft(void **state)
{
    (void)state;
    expect_slice(
        advise("{\"$defs\": {\"a\": {\"$id\": \"https://example.com/a\", "
               "\"$schema\": \"http://json-schema.org/draft-07/schema#\", "
               "\"$ref\": \"#\", \"type\": \"string\"}}}",
               DIALECT_2020),
        "");
    expect_slice(
        advise("{\"$defs\": {\"a\": {\"$id\": \"https://example.com/a\", "
               "\"$schema\": \"http://json-schema.org/draft-07/schema#\", "
               "\"minContains\": 1}}}",
               DIALECT_2020),
        "103+13 warning schema-useless-keyword: `minContains` means nothing "
        "in draft 7: it came with 2019-09");
}

static void
test_lint__many_names_are_cut_short(void **state)
{
    (void)state;
    expect_slice(advise("{\"type\": \"null\", \"minItems\": 1, \"maxItems\": "
                        "2, \"items\": {}, \"contains\": {}, "
                        "\"uniqueItems\": true, \"prefixItems\": [{}]}",
                        DIALECT_2020),
                 "17+10 warning schema-useless-keyword: `minItems`, "
                 "`maxItems`, `items`, `contains`, `uniqueItems` and 1 more "
                 "mean nothing for null");
}

static void
test_lint__values_are_judged_by_all_that_stands_beside_them(void **state)
{
    (void)state;
    expect_slice(
        advise("{\"$ref\": \"#/$defs/short\", \"enum\": [\"a\", \"abc\"], "
               "\"$defs\": {\"short\": {\"maxLength\": 2}}}",
               DIALECT_2020),
        "40+5 warning schema-dead-value: an element of `enum` must have at "
        "most 2 characters, not 3");
    expect_slice(
        advise("{\"type\": \"string\", \"default\": null}", DIALECT_2020),
        "30+4 hint schema-bad-default: `default` must be a string, "
        "not null");
}

static void
test_lint__a_wider_type_takes_the_narrower_one_in(void **state)
{
    (void)state;
    expect_slice(
        advise("{\"oneOf\": [{\"type\": \"number\"}, {\"const\": 5}]}",
               DIALECT_2020),
        "31+1 warning schema-unreachable: what fits this branch fits another "
        "one, too: `oneOf` never takes it");
    expect_slice(advise("{\"oneOf\": [{\"type\": \"integer\"}, "
                        "{\"enum\": [\"a\"]}]}",
                        DIALECT_2020),
                 "");
    expect_slice(
        advise("{\"oneOf\": [{\"enum\": [3, 5]}, {\"const\": 3}]}",
               DIALECT_2020),
        "29+1 warning schema-unreachable: what fits this branch fits another "
        "one, too: `oneOf` never takes it");
    expect_slice(advise("{\"oneOf\": [{\"enum\": [3, 5]}, {\"enum\": [3, 6]}]}",
                        DIALECT_2020),
                 "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lint__is_silent_about_what_may_be_meant),
        cmocka_unit_test(test_lint__a_keyword_belongs_to_its_draft),
        cmocka_unit_test(test_lint__each_resource_has_its_draft),
        cmocka_unit_test(test_lint__many_names_are_cut_short),
        cmocka_unit_test(
            test_lint__values_are_judged_by_all_that_stands_beside_them),
        cmocka_unit_test(test_lint__a_wider_type_takes_the_narrower_one_in),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_close(&arena);
    return failed;
}
