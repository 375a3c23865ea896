/* The fast walk is held against the careful one, which is the reference:
 * every schema below with every instance.
 */
#include "test.h"

#include "base/text/buf.h"
#include "schema/evaluate/unique_items.h"
#include "schema_text.h"

static struct arena arena;

static const char *const schemas[] = {
    "true",
    "false",
    "{\"type\": \"integer\"}",
    "{\"type\": [\"string\", \"array\"], \"minLength\": 2, \"minItems\": 2}",
    "{\"minimum\": 1, \"exclusiveMaximum\": 20}",
    "{\"multipleOf\": 0.5, \"maximum\": 1e3}",
    "{\"type\": \"integer\", \"exclusiveMinimum\": 0, \"maximum\": 9999999}",
    "{\"minimum\": -3, \"exclusiveMaximum\": 10000000}",
    "{\"exclusiveMinimum\": 9223372036854775807}",
    "{\"exclusiveMaximum\": -9223372036854775808}",
    "{\"minimum\": 0.5, \"maximum\": 100000000000000000000}",
    "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 2}",
    "{\"type\": \"string\", \"enum\": [\"a\", \"ab\", 1, \"\\u0061b\"]}",
    "{\"type\": \"array\", \"items\": {\"enum\": [\"a\", 1]}, \"minItems\": 1}",
    "{\"properties\": {\"a\": true, \"b\": true, \"c\": true}, "
    "\"required\": [\"a\", \"c\"]}",
    "{\"maxLength\": 2}",
    "{\"pattern\": \"^a+$\"}",
    "{\"const\": \"ab\"}",
    "{\"const\": {\"a\": 1, \"b\": [2]}}",
    "{\"enum\": [null, true, 1, \"\"]}",
    "{\"enum\": [\"a\", \"b\", \"c\", \"d\", \"\", \"a longer one\"]}",
    "{\"enum\": [false, \"a\", \"ab\", \"c\", \"d\", \"e\", \"f\", \"g\"]}",
    "{\"items\": {\"type\": \"integer\"}, \"maxItems\": 3}",
    "{\"prefixItems\": [{\"type\": \"string\"}, true], \"items\": false}",
    "{\"contains\": {\"minimum\": 2}, \"maxContains\": 1}",
    "{\"uniqueItems\": true}",
    "{\"required\": [\"a\", \"b\"]}",
    "{\"properties\": {\"a\": {\"type\": \"number\"}, \"b\": false}}",
    "{\"properties\": {\"a\": {\"const\": 1}}, \"additionalProperties\": "
    "false}",
    "{\"patternProperties\": {\"^a\": {\"type\": \"integer\"}, \"c\": false}, "
    "\"additionalProperties\": {\"type\": \"array\"}}",
    "{\"minProperties\": 1, \"maxProperties\": 1}",
    "{\"propertyNames\": {\"maxLength\": 1}}",
    "{\"propertyNames\": {\"type\": \"number\"}}",
    "{\"propertyNames\": {\"enum\": [\"a\", \"b\"]}}",
    "{\"dependentRequired\": {\"a\": [\"b\"]}}",
    "{\"dependentSchemas\": {\"a\": {\"maxProperties\": 1}}}",
    "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, "
    "\"b\": {\"type\": \"object\"}}}",
    "{\"properties\": {\"a\": {\"$ref\": \"#\"}}, \"type\": [\"object\", "
    "\"integer\"]}",
    "{\"allOf\": [{\"type\": \"object\"}, {\"minProperties\": 2}]}",
    "{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"array\", "
    "\"minItems\": 1}]}",
    /* Conditions that are settled while the schema is compiled. */
    "{\"if\": true, \"then\": {\"properties\": {\"a\": {\"type\": "
    "\"integer\"}}}}",
    "{\"if\": false, \"else\": {\"required\": [\"a\"]}}",
    "{\"allOf\": [{\"if\": {\"type\": \"object\"}, \"then\": {"
    "\"additionalProperties\": {\"type\": \"array\"}}}]}",
    "{\"if\": {\"type\": \"string\"}, \"else\": {\"minProperties\": 2}}",
    "{\"oneOf\": [{\"type\": \"integer\"}, {\"type\": \"number\"}]}",
    "{\"oneOf\": [{\"maxLength\": 1}, {\"type\": \"string\"}]}",
    "{\"oneOf\": [{\"properties\": {\"a\": {\"const\": \"x\"}}, "
    "\"required\": [\"a\"]}, {\"properties\": {\"a\": {\"const\": \"y\"}}, "
    "\"required\": [\"a\", \"b\"]}]}",
    "{\"anyOf\": [{\"properties\": {\"a\": {\"const\": \"x\"}}}, "
    "{\"properties\": {\"a\": {\"const\": \"y\"}}}]}",
    "{\"not\": {\"type\": [\"integer\", \"object\"]}}",
    "{\"not\": {\"not\": {\"required\": [\"a\"]}}}",
    "{\"if\": {\"required\": [\"a\"]}, \"then\": {\"required\": [\"b\"]}, "
    "\"else\": {\"type\": \"string\"}}",
    "{\"properties\": {\"a\": true}, \"unevaluatedProperties\": false}",
    "{\"anyOf\": [{\"properties\": {\"a\": {\"type\": \"integer\"}}}, "
    "{\"properties\": {\"b\": true}}], \"unevaluatedProperties\": false}",
    "{\"prefixItems\": [true], \"unevaluatedItems\": {\"type\": \"number\"}}",
    "{\"items\": {\"unevaluatedProperties\": {\"type\": \"integer\"}}}",
    "{\"$dynamicAnchor\": \"n\", \"items\": {\"$dynamicRef\": \"#n\"}, "
    "\"type\": [\"array\", \"number\"]}",
};

static const char *const instances[] = {
    "null",
    "true",
    "false",
    "0",
    "1",
    "1.0",
    "1.5",
    "-3",
    "20",
    "9999999",
    "9999999.0",
    "10000000",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-0",
    "0.50",
    "1e400",
    "100000000000000000000",
    "\"\"",
    "\"a\"",
    "\"ab\"",
    "\"\\u0061b\"",
    "\"a longer one\"",
    "\"\xC3\xA4\xC3\xB6\"",
    "[]",
    "[1]",
    "[1, 2]",
    "[2, 3, 4]",
    "[1, 1.0]",
    "[\"a\", 1]",
    "[[1], [1]]",
    "[[], {}]",
    "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]",
    "[{\"a\": \"x\"}]",
    "{}",
    "{\"a\": 1}",
    "{\"a\": \"x\"}",
    "{\"a\": \"y\"}",
    "{\"a\": \"z\"}",
    "{\"b\": []}",
    "{\"a\": 1, \"b\": [2]}",
    "{\"a\": \"x\", \"b\": 1}",
    "{\"a\": \"y\", \"b\": 1}",
    "{\"\\u0061\": 1}",
    "{\"a\": {\"a\": 1}}",
    "{\"a\": {\"a\": \"\"}}",
    "{\"ab\": 1}",
    "{\"ac\": 1}",
    "{\"c\": 1}",
    "{\"a\": \"x\", \"a\": \"y\"}",
    "{\"a\": 1, \"c\": {}}",
    "{\"a\": 1, \"a\": \"y\", \"b\": 2}",
    "{\"long name\": []}",
    /* Not quite JSON. */
    "",
    "{\"a\": }",
    "{\"a\": 1, \"b\": ",
    "{\"a\": \"x\", \"b\": 1",
    "{\"a\": {\"a\": 1",
    "{\"b\": 1, \"c\": {\"a\": \"x\"",
    "{a: 1}",
    "[1, , 2]",
    "'ab'",
    "01",
    "{\"a\": tru, \"b\": 0x1}",
    "[\"a\", \"b]",
};

static void
compare(const struct schema *schema, const char *what, const char *text)
{
    struct bag bag = bag_new(&arena), faults = bag_new(&arena);
    struct eval_options options = {.careful = true};
    const struct tree *tree = read_text(&arena, text, &faults);
    const struct node *root = tree_root(tree);
    uint32_t unit = schema_find(schema, S("test"));

    if (!root)
        return;
    schema_eval(schema, unit, tree, root, &options, &arena, &bag);
    if (schema_valid(schema, unit, tree, root, NULL, &arena) ==
        (bag.list.count == 0))
        return;
    print_error("%s: %s is %s to the careful walk only\n", what, text,
                bag.list.count ? "wrong" : "right");
    fail();
}

static void
test_quick__agrees_with_the_careful_walk(void **state)
{
    (void)state;
    for (size_t s = 0; s < sizeof schemas / sizeof *schemas; s++) {
        struct bag faults = bag_new(&arena);
        const struct schema *schema = load_text(&arena, schemas[s], &faults);

        assert_int_equal(faults.list.count, 0);
        for (size_t i = 0; i < sizeof instances / sizeof *instances; i++)
            compare(schema, schemas[s], instances[i]);
        arena_reset(&arena);
    }
}

/* The names of a schema against all that look like them: shorter and longer
 * ones, and such with another byte somewhere.  Of `{` and a short name with its
 * value the text ends before a word does.
 */
static void
test_quick__tells_names_apart(void **state)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

    (void)state;
    for (int len = 0; len <= 20; len++) {
        struct bag faults = bag_new(&arena);
        const char *text =
            arena_printf(&arena,
                         "{\"properties\": {\"%.*s\": {\"const\": 1}, \"x\": "
                         "true, \"y\": true, \"abcdefgh\": true}, "
                         "\"additionalProperties\": {\"const\": 2}}",
                         len, letters)
                .at;
        const struct schema *schema = load_text(&arena, text, &faults);

        for (int other = 0; other <= 24; other++)
            for (int at = 0; at <= other; at++) {
                struct slice name =
                    arena_printf(&arena, "{\"%.*s\":1}", other, letters);
                char *byte = (char *)(uintptr_t)name.at + 2 + at;

                if (at < other)
                    *byte = 'Z';
                compare(schema, text, name.at);
            }
        arena_reset(&arena);
    }
}

static void
test_quick__finds_twins_wherever_they_are(void **state)
{
    enum { MANY = 150 };
    struct bag faults = bag_new(&arena);
    const char *text = "{\"uniqueItems\": true}";
    const struct schema *schema = load_text(&arena, text, &faults);

    (void)state;
    for (int twin = 1; twin <= MANY; twin++) {
        struct buf array = buf_new(&arena);

        for (int i = 0; i < MANY; i++)
            buf_printf(&array, "%s[%d]", i ? ", " : "[", i == twin ? i / 2 : i);
        buf_text(&array, "]");
        struct slice made = arena_copy(&arena, buf_slice(&array));
        const struct tree *tree = read_text(&arena, made.at, &faults);
        const struct node *root = tree_root(tree), *first = NULL;
        const struct node *found =
            unique_items_find(tree, root, &arena, &first);

        if (twin == MANY) {
            assert_null(found);
        } else {
            assert_ptr_equal(found, node_element(root, (uint32_t)twin));
            assert_ptr_equal(first, node_element(root, (uint32_t)twin / 2));
        }
        compare(schema, text, made.at);
    }
}

/* The bits of the unit that is `text`, and of what it leads to. */
static const struct schema_unit *
narrow(const char *text)
{
    struct bag faults = bag_new(&arena);
    const struct schema *schema = load_text(&arena, text, &faults);

    return &schema->unit[schema_find(schema, S("test"))];
}

#define EXPECT_KINDS(bits, wanted)                            \
    assert_int_equal((bits) & (SCHEMA_ANY | 1 << NODE_ERROR), \
                     (wanted) | 1 << NODE_ERROR)

static void
test_narrow__kinds_that_a_unit_may_hold_for(void **state)
{
    (void)state;
    EXPECT_KINDS(narrow("{\"type\": \"integer\"}")->may, SCHEMA_NUMBER);
    EXPECT_KINDS(narrow("{\"enum\": [\"a\", null]}")->may,
                 SCHEMA_STRING | SCHEMA_NULL);
    EXPECT_KINDS(narrow("{\"anyOf\": [{\"type\": \"array\"}, {\"$ref\": "
                        "\"#/$defs/a\"}], \"$defs\": {\"a\": {\"type\": "
                        "\"object\"}}}")
                     ->may,
                 SCHEMA_ARRAY | SCHEMA_OBJECT);
    EXPECT_KINDS(narrow("{\"not\": {\"type\": \"string\"}}")->may,
                 SCHEMA_ANY & ~SCHEMA_STRING);
    /* Some numbers are no integers. */
    EXPECT_KINDS(narrow("{\"not\": {\"type\": \"integer\"}}")->may, SCHEMA_ANY);
}

static void
test_narrow__kinds_that_a_unit_is_sure_of(void **state)
{
    (void)state;
    EXPECT_KINDS(narrow("{\"type\": \"integer\"}")->sure, 0);
    EXPECT_KINDS(narrow("{\"type\": \"number\"}")->sure, SCHEMA_NUMBER);
    EXPECT_KINDS(narrow("{\"minLength\": 1}")->sure,
                 SCHEMA_ANY & ~SCHEMA_STRING);
    EXPECT_KINDS(narrow("{\"const\": true}")->sure, 1 << NODE_TRUE);
    EXPECT_KINDS(narrow("{\"anyOf\": [{\"type\": \"array\"}, {\"type\": "
                        "\"object\"}]}")
                     ->sure,
                 SCHEMA_ARRAY | SCHEMA_OBJECT);
    EXPECT_KINDS(narrow("{\"oneOf\": [{\"type\": \"array\"}, {\"type\": "
                        "\"object\"}]}")
                     ->sure,
                 0);
    EXPECT_KINDS(narrow("{\"$ref\": \"#\"}")->sure, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quick__agrees_with_the_careful_walk),
        cmocka_unit_test(test_quick__tells_names_apart),
        cmocka_unit_test(test_quick__finds_twins_wherever_they_are),
        cmocka_unit_test(test_narrow__kinds_that_a_unit_may_hold_for),
        cmocka_unit_test(test_narrow__kinds_that_a_unit_is_sure_of),
    };
    int failed = cmocka_run_group_tests_name("quick", tests, NULL, NULL);

    arena_close(&arena);
    return failed;
}
