#include "unit/test.h"

#include "schema_text.h"

static struct arena arena;

/* A schema called "test" beside up to two more documents, which are compiled
 * only when it refers to them.
 */
static const struct schema *
load(const char *schema, const char *first, const char *second, struct bag *bag)
{
    const char *texts[] = {schema, first, second};
    struct slice names[] = {S("test"), S("urn:first"), S("urn:second")};
    struct schema_doc *docs = arena_array(&arena, struct schema_doc, 3);
    uint32_t count = 0;

    for (; count < 3 && texts[count]; count++)
        docs[count] = (struct schema_doc){
            names[count], read_text(&arena, texts[count], bag), bag, count > 0};
    return schema_load(&arena, docs, count,
                       (struct schema_options){.dialect = DIALECT_2020});
}

/* "yes", "no", or what is wrong with the schemas. */
static struct slice
judge(const struct schema *schema, struct bag *bag, const char *instance)
{
    if (bag->list.count)
        return list_bag(&arena, bag);
    const struct tree *tree = read_text(&arena, instance, bag);

    return schema_valid(schema, schema_find(schema, S("test")), tree,
                        tree_root(tree), NULL, &arena)
               ? S("yes")
               : S("no");
}

static void
expect(const char *schema, const char *good, const char *bad)
{
    struct bag bag = bag_new(&arena);
    const struct schema *loaded = load(schema, NULL, NULL, &bag);

    expect_slice(judge(loaded, &bag, good), "yes");
    expect_slice(judge(loaded, &bag, bad), "no");
}

static void
test_reference__points_into_any_place(void **state)
{
    (void)state;
    expect("{\"$ref\": \"#/x-parts/0/bolt\", \"x-parts\": [{\"bolt\": "
           "{\"type\": \"string\"}}]}",
           "\"a\"", "1");
    expect("{\"$ref\": \"#/properties/a/not\", \"properties\": {\"a\": "
           "{\"not\": {\"maximum\": 3}}}}",
           "3", "4");
    /* ~1 is a slash, ~0 a tilde, and %25 a per cent sign. */
    expect("{\"$ref\": \"#/$defs/a~1b~0c%25\", \"$defs\": {\"a/b~c%\": "
           "{\"const\": 1}}}",
           "1", "2");
}

static void
test_reference__an_id_in_a_value_names_nothing(void **state)
{
    (void)state;
    expect("{\"$id\": \"urn:x\", \"enum\": [{\"$id\": \"urn:x:a\"}, 7], "
           "\"x-note\": {\"$id\": \"urn:x:a\", \"const\": 8}, "
           "\"$defs\": {\"a\": {\"$id\": \"urn:x:a\", \"const\": 7}}, "
           "\"$ref\": \"urn:x:a\"}",
           "7", "8");
}

/* Up to draft 7 a reference has no siblings that count, not even `$id`. */
static void
test_reference__siblings_count_by_draft(void **state)
{
    (void)state;
    expect("{\"$ref\": \"#/$defs/a\", \"maximum\": 3, \"$defs\": {\"a\": "
           "{\"minimum\": 1}}}",
           "2", "4");
    expect("{\"$schema\": \"http://json-schema.org/draft-07/schema#\", "
           "\"properties\": {\"a\": {\"$ref\": \"#/definitions/a\", "
           "\"maximum\": 3}}, \"definitions\": {\"a\": {\"minimum\": 1}}}",
           "{\"a\": 4}", "{\"a\": 0}");
    expect("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", "
           "\"$ref\": \"#/definitions/a\", \"id\": \"urn:other\", "
           "\"definitions\": {\"a\": {\"minimum\": 1}}}",
           "1", "0");
}

static void
test_reference__anchors_are_written_by_draft(void **state)
{
    (void)state;
    expect("{\"$ref\": \"#a\", \"$defs\": {\"x\": {\"$anchor\": \"a\", "
           "\"const\": 1}}}",
           "1", "2");
    expect("{\"$schema\": \"http://json-schema.org/draft-06/schema#\", "
           "\"allOf\": [{\"$ref\": \"#a\"}], \"definitions\": {\"x\": "
           "{\"$id\": \"#a\", \"const\": 1}}}",
           "1", "2");
    expect("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", "
           "\"allOf\": [{\"$ref\": \"#a\"}], \"definitions\": {\"x\": "
           "{\"id\": \"#a\", \"enum\": [1]}}}",
           "1", "2");
}

static void
test_reference__keeps_to_the_draft_of_its_target(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema =
        load("{\"prefixItems\": [{\"$ref\": \"urn:first\"}]}",
             "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", "
             "\"maximum\": 3, \"exclusiveMaximum\": true, "
             "\"prefixItems\": [false]}",
             NULL, &bag);

    (void)state;
    expect_slice(judge(schema, &bag, "[2]"), "yes");
    expect_slice(judge(schema, &bag, "[3]"), "no");
    expect_slice(judge(schema, &bag, "[[1]]"), "yes");
}

/* Nobody referred to the document as a whole. */
static void
test_reference__finds_an_id_further_down(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema = load(
        "{\"$ref\": \"urn:inner\"}", "{}",
        "{\"$defs\": {\"a\": {\"$id\": \"urn:inner\", \"const\": 1}}}", &bag);

    (void)state;
    expect_slice(judge(schema, &bag, "1"), "yes");
    expect_slice(judge(schema, &bag, "2"), "no");
}

/* A tree, and a stricter one that makes the nodes of the first its own. */
#define TREE                                                                 \
    "{\"$dynamicAnchor\": \"node\", \"properties\": {\"kids\": {\"items\": " \
    "{\"$dynamicRef\": \"#node\"}}}}"

static void
test_reference__the_outermost_dynamic_anchor_decides(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema = load(
        "{\"$id\": \"urn:strict\", \"$dynamicAnchor\": \"node\", \"$ref\": "
        "\"urn:first\", \"required\": [\"name\"]}",
        TREE, NULL, &bag);

    (void)state;
    assert_int_equal(schema->dynamics, 2);
    expect_slice(
        judge(schema, &bag, "{\"name\": 1, \"kids\": [{\"name\": 2}]}"), "yes");
    expect_slice(judge(schema, &bag, "{\"name\": 1, \"kids\": [{}]}"), "no");
}

static void
test_reference__one_dynamic_anchor_is_an_ordinary_one(void **state)
{
    struct bag bag = bag_new(&arena);
    const struct schema *schema =
        load("{\"$ref\": \"urn:first\", \"required\": [\"name\"]}", TREE, NULL,
             &bag);

    (void)state;
    assert_int_equal(schema->dynamics, 0);
    expect_slice(judge(schema, &bag, "{\"name\": 1, \"kids\": [{}]}"), "yes");
    expect_slice(judge(schema, &bag, "{\"kids\": [{}]}"), "no");
}

static void
test_reference__recursion_goes_to_the_outermost_that_allows_it(void **state)
{
    static const char tree[] =
        "{\"$schema\": \"https://json-schema.org/draft/2019-09/schema\", "
        "\"$recursiveAnchor\": true, \"properties\": {\"kids\": {\"items\": "
        "{\"$recursiveRef\": \"#\"}}}}";
    static const char strict[] =
        "{\"$schema\": \"https://json-schema.org/draft/2019-09/schema\", "
        "\"$id\": \"urn:strict\", \"$recursiveAnchor\": %s, \"$ref\": "
        "\"urn:first\", \"required\": [\"name\"]}";

    (void)state;
    for (int allowed = 0; allowed < 2; allowed++) {
        struct bag bag = bag_new(&arena);
        const char *text =
            arena_printf(&arena, strict, allowed ? "true" : "false").at;
        const struct schema *schema = load(text, tree, NULL, &bag);

        expect_slice(judge(schema, &bag, "{\"name\": 1, \"kids\": [{}]}"),
                     allowed ? "no" : "yes");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference__points_into_any_place),
        cmocka_unit_test(test_reference__an_id_in_a_value_names_nothing),
        cmocka_unit_test(test_reference__siblings_count_by_draft),
        cmocka_unit_test(test_reference__anchors_are_written_by_draft),
        cmocka_unit_test(test_reference__keeps_to_the_draft_of_its_target),
        cmocka_unit_test(test_reference__finds_an_id_further_down),
        cmocka_unit_test(test_reference__the_outermost_dynamic_anchor_decides),
        cmocka_unit_test(test_reference__one_dynamic_anchor_is_an_ordinary_one),
        cmocka_unit_test(
            test_reference__recursion_goes_to_the_outermost_that_allows_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
