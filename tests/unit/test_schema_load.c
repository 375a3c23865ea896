#include "unit/test.h"

#include "schema_text.h"

/* Behind helpers whose parameters have the same name. */
#include "unit/test_arena.h"

static struct slice
faults(const char *schema)
{
    struct bag bag = bag_new(&arena);

    load_text(&arena, schema, &bag);
    return list_bag(&arena, &bag);
}

static void
test_load__a_sound_schema_has_no_faults(void **state)
{
    (void)state;
    expect_slice(faults("{\"type\": \"object\", \"x-mine\": 1, \"name\": 2}"),
                 "");
    expect_slice(faults("true"), "");
}

static void
test_load__faults_are_located(void **state)
{
    (void)state;
    expect_slice(faults("{\"type\": \"strng\"}"),
                 "9+7 error schema-invalid: unknown type `strng`: expected "
                 "null, boolean, number, integer, string, array or object");
    expect_slice(faults("{\"minLength\": -1}"),
                 "14+2 error schema-invalid: `minLength` must be a whole "
                 "number that is not negative, not `-1`");
    expect_slice(faults("{\"pattern\": \"\\u0061(b\"}"),
                 "19+2 error schema-invalid: `pattern` is not a valid "
                 "regular expression: unterminated group");
    expect_slice(faults("{\"pattern\": \"\\u0061\\\\-\"}"),
                 "19+3 info schema-pattern-legacy: the pattern is valid only "
                 "without the u flag: unknown escape");
    expect_slice(faults("{\"pattern\": \"a{70000}\"}"),
                 "14+7 warning schema-pattern-limit: nothing can be checked "
                 "against this pattern: it repeats more than 65,535 times");
    expect_slice(faults("{\"$ref\": \"#/$defs/none\"}"),
                 "9+14 error schema-invalid: cannot resolve `$ref`: there is "
                 "no `test#/$defs/none`");
    expect_slice(faults("{\"items\": 3}"),
                 "10+1 error schema-invalid: `items` must be a schema, not "
                 "`3`");
}

static void
test_load__the_part_at_fault_is_named(void **state)
{
    (void)state;
    expect_slice(faults("{\"required\": [\"a\", 7]}"),
                 "19+1 error schema-invalid: `required` must be an array of "
                 "strings, but this is `7`");
    expect_slice(faults("{\"dependencies\": {\"a\": [\"b\", {}]}}"),
                 "29+2 error schema-invalid: `dependencies` must be an object "
                 "of schemas or arrays of strings, but this is an object");
}

static void
test_load__what_cannot_be_read_is_reported_once(void **state)
{
    static const char *const schemas[] = {
        "{\"type\": nul}",
        "{\"type\": [nul]}",
        "{\"required\": [nul]}",
        "{\"enum\": [nul]}",
        "{\"properties\": {\"a\": nul}}",
        "{\"allOf\": [nul]}",
        "{\"dependencies\": {\"a\": [nul]}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        struct bag bag = bag_new(&arena);
        const struct schema *schema = load_text(&arena, schemas[i], &bag);
        const struct tree *tree = read_text(&arena, "{\"a\": 1}", &bag);

        assert_int_equal(bag.list.count, 1);
        assert_true(schema_valid(schema, schema_find(schema, S("test")), tree,
                                 tree_root(tree), NULL, &arena));
    }
}

static void
test_load__a_lost_reference_names_its_uri(void **state)
{
    (void)state;
    expect_slice(faults("{\"$ref\": \"https://a.b/c#/d\"}"),
                 "9+18 error schema-invalid: cannot resolve `$ref`: there is "
                 "no `https://a.b/c#/d` here, and nothing is ever fetched");
    expect_slice(faults("{\"$id\": \"https://a.b/c\", \"not\": "
                        "{\"$ref\": \"#d\"}}"),
                 "41+4 error schema-invalid: cannot resolve `$ref`: there is "
                 "no `https://a.b/c#d`");
}

static void
test_load__a_lost_reference_that_nothing_leads_to_is_a_warning(void **state)
{
    (void)state;
    expect_slice(faults("{\"type\": \"object\", \"$defs\": {\"a\": "
                        "{\"$ref\": \"#/no\"}}}"),
                 "43+6 warning schema-invalid: cannot resolve `$ref`: there is "
                 "no `test#/no`");
    expect_slice(faults("{\"items\": {\"$ref\": \"#/$defs/b\"}, \"$defs\": "
                        "{\"a\": {\"$ref\": \"#/no\"}, \"b\": {\"not\": "
                        "{\"$ref\": \"#/$defs/a\"}}}}"),
                 "57+6 error schema-invalid: cannot resolve `$ref`: there is "
                 "no `test#/no`");
    /* A library. */
    expect_slice(faults("{\"$defs\": {\"a\": {\"$ref\": \"#/no\"}}}"),
                 "25+6 error schema-invalid: cannot resolve `$ref`: there is "
                 "no `test#/no`");
}

static void
test_load__a_misspelt_keyword_is_a_warning(void **state)
{
    (void)state;
    expect_slice(faults("{\"propertys\": {}}"),
                 "1+11 warning schema-invalid: unknown keyword `propertys`; "
                 "did you mean `properties`?");
    /* Words of its own. */
    expect_slice(faults("{\"$default\": {}, \"_title\": \"\", \"note\": "
                        "\"\", \"example\": []}"),
                 "");
}

static void
test_load__references_are_circular_at_will(void **state)
{
    (void)state;
    expect_slice(faults("{\"properties\": {\"a\": {\"$ref\": \"#\"}}}"), "");
    expect_slice(faults("{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": "
                        "{\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": "
                        "\"#/$defs/a\"}}}"),
                 "");
}

static void
test_load__documents_refer_to_each_other(void **state)
{
    struct bag bag = bag_new(&arena);
    struct schema_doc docs[] = {
        {S("a.json"),
         read_text(&arena,
                   "{\"properties\": {\"x\": "
                   "{\"$ref\": \"b.json#/definitions/s\"}}}",
                   &bag),
         &bag, false},
        {S("b.json"),
         read_text(&arena,
                   "{\"$id\": \"b.json\", \"definitions\": "
                   "{\"s\": {\"type\": \"string\"}}}",
                   &bag),
         &bag, false},
    };
    const struct schema *schema = schema_load(
        &arena, docs, 2, (struct schema_options){.dialect = DIALECT_7});
    uint32_t unit = schema_find(schema, S("a.json"));
    const struct schema_prop *prop = schema_prop(schema, unit, S("x"));

    (void)state;
    assert_int_equal(bag.list.count, 0);
    assert_non_null(prop);
    assert_int_equal(schema_types(schema, prop->unit), SCHEMA_STRING);
    assert_int_equal(prop->unit,
                     schema_find(schema, S("b.json#/definitions/s")));
    assert_int_equal(schema_find(schema, S("c.json")), SCHEMA_NONE);
}

static void
test_load__units_can_be_looked_into(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema = load_text(
        &arena,
        "{\"title\": \"T\", \"required\": [\"b\"], \"additionalProperties\": "
        "false, \"properties\": {\"a\": {\"enum\": [\"x\", 2]}, \"b\": "
        "{\"items\": {\"type\": \"integer\"}}}}",
        &bag);
    uint32_t unit = schema_find(schema, S("test")), count;
    const struct schema_prop *prop = schema_props(schema, unit, &count);

    (void)state;
    assert_int_equal(count, 2);
    expect_slice(schema_prop_name(schema, &prop[1]), "b");
    assert_int_equal(prop[0].required, SCHEMA_NONE);
    assert_int_equal(prop[1].required, 0);
    assert_int_equal(schema_additional(schema, unit), SCHEMA_FALSE);
    expect_slice(schema_note_text(schema, unit, S("title")), "T");
    struct schema_list values = schema_values(schema, prop[0].unit);

    assert_int_equal(values.count, 2);
    expect_slice(schema_value_text(schema, values.at[0]), "x");
    expect_slice(schema_value_text(schema, values.at[1]), "2");
    assert_int_equal(schema_types(schema, schema_items(schema, prop[1].unit)),
                     SCHEMA_NUMBER | SCHEMA_INTEGER);
}

static void
test_load__a_discriminator_becomes_a_switch(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema = load_text(
        &arena,
        "{\"oneOf\": [{\"properties\": {\"type\": {\"const\": \"A\"}}}, "
        "{\"properties\": {\"type\": {\"enum\": [\"B\", \"C\"]}}}]}",
        &bag);
    uint32_t unit = schema_find(schema, S("test"));

    (void)state;
    assert_non_null(schema_op(schema, unit, OP_SWITCH));
    assert_null(schema_op(schema, unit, OP_ONE));
    assert_int_equal(schema_branches(schema, unit).count, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__a_sound_schema_has_no_faults),
        cmocka_unit_test(test_load__faults_are_located),
        cmocka_unit_test(test_load__the_part_at_fault_is_named),
        cmocka_unit_test(test_load__what_cannot_be_read_is_reported_once),
        cmocka_unit_test(test_load__a_lost_reference_names_its_uri),
        cmocka_unit_test(
            test_load__a_lost_reference_that_nothing_leads_to_is_a_warning),
        cmocka_unit_test(test_load__a_misspelt_keyword_is_a_warning),
        cmocka_unit_test(test_load__references_are_circular_at_will),
        cmocka_unit_test(test_load__documents_refer_to_each_other),
        cmocka_unit_test(test_load__units_can_be_looked_into),
        cmocka_unit_test(test_load__a_discriminator_becomes_a_switch),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
