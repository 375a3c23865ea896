/* Where findings come from: pointers into the schema and into the instance. */

#include "unit/test.h"

#include "schema_text.h"

/* Behind helpers whose parameters have the same name. */
#include "unit/test_arena.h"

static const struct bag *
judge(const char *text, const char *instance)
{
    struct bag faults = bag_new(&arena);
    struct bag *bag = arena_new(&arena, struct bag);
    const struct tree *tree = read_text(&arena, instance, &faults);
    struct schema_doc doc = {S("test"), read_text(&arena, text, &faults),
                             &faults, .lazy = false};
    const struct schema *schema =
        schema_load(&arena, &doc, 1,
                    (struct schema_options){.dialect = DIALECT_2020,
                                            .base = S("file:///here/")});
    struct eval_options options = {.errors = true};

    *bag = bag_new(&arena);
    schema_eval(schema, schema_find(schema, S("test")), tree, tree_root(tree),
                &options, &arena, bag);
    bag_finish(bag);
    return bag;
}

/* One line for each error: `keyword @instance`. */
static struct slice
places(const char *schema, const char *instance)
{
    const struct bag *bag = judge(schema, instance);
    struct buf out = buf_new(&arena);

    buf_text(&out, "");
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct location *at = bag->list.item[i]->location;

        buf_printf(&out, "%s%.*s @%.*s", i ? "\n" : "",
                   SLICE_ARGS(at ? at->keyword : S("nowhere")),
                   SLICE_ARGS(at ? at->instance : S("")));
    }
    return buf_slice(&out);
}

#define EXPECT(schema, instance, wanted) \
    expect_slice(places((schema), (instance)), (wanted))

#define DRAFT3 "\"$schema\": \"http://json-schema.org/draft-03/schema#\", "
#define DRAFT7 "\"$schema\": \"http://json-schema.org/draft-07/schema#\", "

static void
test_location__each_keyword_has_its_place(void **state)
{
    (void)state;
    EXPECT("{\"minLength\": 3}", "\"aa\"", "/minLength @");
    EXPECT("{\"required\": [\"a\"], \"maxProperties\": 0}", "{\"b\": 1}",
           "/maxProperties @\n/required @");
    EXPECT("{\"dependentRequired\": {\"a\": [\"b\"]}}", "{\"a\": 1}",
           "/dependentRequired @");
    EXPECT("{" DRAFT7 "\"dependencies\": {\"a\": [\"b\"], \"c\": "
           "{\"required\": [\"d\"]}}}",
           "{\"a\": 1, \"c\": 2}",
           "/dependencies/c/required @\n/dependencies @");
    EXPECT("{\"$ref\": \"#/$defs/n\", \"$defs\": {\"n\": {\"type\": "
           "\"null\"}}}",
           "1", "/$ref/type @");
}

static void
test_location__members(void **state)
{
    (void)state;
    EXPECT("{\"properties\": {\"a/b\": {\"type\": \"null\"}}}", "{\"a/b\": 1}",
           "/properties/a~1b/type @/a~1b");
    EXPECT("{\"patternProperties\": {\"^x\": {\"type\": \"null\"}}}",
           "{\"xy\": 1}", "/patternProperties/^x/type @/xy");
    EXPECT("{\"properties\": {\"a\": false}}", "{\"a\": 1}",
           "/properties/a @/a");
    EXPECT("{\"additionalProperties\": false}", "{\"a\": 1}",
           "/additionalProperties @/a");
    EXPECT("{\"unevaluatedProperties\": false}", "{\"a\": 1}",
           "/unevaluatedProperties @/a");
    EXPECT("{\"propertyNames\": {\"maxLength\": 1}}", "{\"ab\": 1}",
           "/propertyNames/maxLength @/ab");
    EXPECT("{" DRAFT3 "\"properties\": {\"a\": {\"required\": true}}}", "{}",
           "/properties @");
}

static void
test_location__elements(void **state)
{
    (void)state;
    EXPECT("{\"prefixItems\": [{}, {\"type\": \"null\"}]}", "[1, 2]",
           "/prefixItems/1/type @/1");
    EXPECT("{" DRAFT7 "\"items\": [{}], \"additionalItems\": false}", "[1, 2]",
           "/additionalItems @/1");
    EXPECT("{\"prefixItems\": [{}], \"items\": false}", "[1, 2]", "/items @/1");
    EXPECT("{\"unevaluatedItems\": false}", "[1]", "/unevaluatedItems @/0");
    EXPECT("{\"contains\": {\"type\": \"null\"}, \"minContains\": 2}", "[null]",
           "/minContains @");
    EXPECT("{\"contains\": {\"type\": \"null\"}}", "[1]", "/contains @");
    EXPECT("{\"uniqueItems\": true}", "[1, 1]", "/uniqueItems @");
}

/* One fault, one finding: the branch that was meant, or the choice itself. */
static void
test_location__choices(void **state)
{
    (void)state;
    EXPECT("{\"allOf\": [true, {\"type\": \"null\"}]}", "1", "/allOf/1/type @");
    EXPECT("{\"oneOf\": [{\"type\": \"null\"}, {\"type\": \"string\"}]}", "1",
           "/oneOf @");
    EXPECT("{\"anyOf\": [{\"const\": 1}, {\"const\": 2}]}", "3", "/anyOf @");
    EXPECT("{\"oneOf\": [{\"minimum\": 2}, {\"minimum\": 3}]}", "4",
           "/oneOf @");
    EXPECT("{\"anyOf\": [{\"type\": \"null\"}, {\"minimum\": 2}]}", "1",
           "/anyOf/1/minimum @");
    /* A choice in a choice, behind a reference. */
    EXPECT("{\"anyOf\": [{\"type\": \"null\"}, {\"$ref\": \"#/$defs/c\"}], "
           "\"$defs\": {\"c\": {\"oneOf\": [{\"type\": \"string\"}, "
           "{\"minimum\": 2, \"type\": \"number\"}]}}}",
           "1", "/anyOf/1/$ref/oneOf/1/minimum @");
    EXPECT("{\"not\": {\"type\": \"number\"}}", "1", "/not @");
    EXPECT("{\"if\": true, \"then\": {\"minimum\": 5}}", "3",
           "/then/minimum @");
}

static void
test_location__references(void **state)
{
    static const char schema[] =
        "{\"$defs\": {\"%\": {\"type\": \"null\"}, \"r\": {\"$id\": "
        "\"http://x/y\", \"maximum\": 0}, \"s\": {\"$ref\": \"#/$defs/%25\"}},"
        " \"properties\": {\"a\": {\"$ref\": \"#/$defs/s\"}, \"b\": {\"$ref\": "
        "\"http://x/y\"}}}";
    const struct location *at =
        judge(schema, "{\"a\": 1}")->list.item[0]->location;

    (void)state;
    expect_slice(at->keyword, "/properties/a/$ref/$ref/type");
    expect_slice(at->absolute, "file:///here/test#/$defs/%25/type");
    at = judge(schema, "{\"b\": 1}")->list.item[0]->location;
    expect_slice(at->keyword, "/properties/b/$ref/maximum");
    expect_slice(at->absolute, "http://x/y#/maximum");
    EXPECT("{\"properties\": {\"a\": {\"$dynamicRef\": \"#n\"}}, \"$defs\": "
           "{\"n\": {\"$dynamicAnchor\": \"n\", \"type\": \"null\"}}}",
           "{\"a\": 1}", "/properties/a/$dynamicRef/type @/a");
}

static void
test_location__errors_alone(void **state)
{
    (void)state;
    EXPECT("{\"x-warn\": {\"minimum\": 5}, \"maximum\": 0}", "3", "/maximum @");
    EXPECT("{\"x-warn\": {\"minimum\": 5}}", "3", "");
    EXPECT("false", "1", " @");
    EXPECT("{\"allOf\": [false]}", "1", " @");
    EXPECT("true", "1", "");
    EXPECT("{\"$ref\": \"#\"}", "1", "nowhere @");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_location__each_keyword_has_its_place),
        cmocka_unit_test(test_location__members),
        cmocka_unit_test(test_location__elements),
        cmocka_unit_test(test_location__choices),
        cmocka_unit_test(test_location__references),
        cmocka_unit_test(test_location__errors_alone),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
