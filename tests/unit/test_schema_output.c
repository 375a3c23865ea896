/* The verdicts of each keyword: locations, errors, annotations. */

#include "unit/test.h"

#include "schema_text.h"

#include "schema/output.h"

/* Behind helpers whose parameters have the same name. */
#include "unit/test_arena.h"

/* One line for each verdict that tells something: `keyword @instance` and
 * then `: error` or `= annotation`.
 */
static void
list_verdicts(struct buf *out, const struct verdict *verdict)
{
    for (const struct verdict *v = verdict; v; v = v->next) {
        if (v->error.len || v->annotation.len)
            buf_printf(out, "%s%.*s @%.*s%s%.*s", out->len ? "\n" : "",
                       SLICE_ARGS(v->keyword), SLICE_ARGS(v->instance),
                       v->error.len ? ": " : " = ",
                       SLICE_ARGS(v->error.len ? v->error : v->annotation));
        list_verdicts(out, v->first);
    }
}

static struct verdict *
judge(const char *text, const char *instance, enum verdict_depth depth)
{
    struct bag bag = bag_new(&arena);
    struct schema_doc doc = {S("test"), read_text(&arena, text, &bag), &bag,
                             .lazy = false};
    const struct schema *schema = schema_load(
        &arena, &doc, 1,
        (struct schema_options){.dialect = DIALECT_2020, .outline = true});
    struct output_request request = {
        .schema = schema,
        .root = schema_find(schema, S("test")),
        .base = S("file:///here/"),
        .depth = depth,
    };

    return output_make(&request, read_text(&arena, instance, &bag), &arena);
}

static struct slice
tell(const char *schema, const char *instance)
{
    struct buf out = buf_new(&arena);
    const struct verdict *verdict = judge(schema, instance, VERDICT_CAUSE);

    buf_text(&out, "");
    list_verdicts(&out, verdict);
    return buf_slice(&out);
}

#define EXPECT(schema, instance, wanted) \
    expect_slice(tell((schema), (instance)), (wanted))

#define DRAFT3 "\"$schema\": \"http://json-schema.org/draft-03/schema#\", "
#define DRAFT7 "\"$schema\": \"http://json-schema.org/draft-07/schema#\", "

static void
test_output__annotations_are_told_as_written(void **state)
{
    (void)state;
    EXPECT("{\"title\": \"T\", \"default\": {\"a\": [1, null]}, \"$id\": "
           "\"x\", \"$comment\": \"c\", \"x-own\": 1.50, \"a/b\": true}",
           "1",
           "/title @ = \"T\"\n"
           "/default @ = {\"a\": [1, null]}\n"
           "/x-own @ = 1.50\n"
           "/a~1b @ = true");
    EXPECT("{\"format\": \"email\"}", "\"x\"", "/format @ = \"email\"");
    EXPECT("{\"contentSchema\": {}, \"contentMediaType\": \"text/plain\"}",
           "\"x\"",
           "/contentSchema @ = {}\n/contentMediaType @ = \"text/plain\"");
    EXPECT("{\"contentEncoding\": \"base64\", \"contentSchema\": {}}", "1", "");
    EXPECT("{\"contentSchema\": true}", "\"x\"", "");
}

static void
test_output__what_is_invalid_has_no_annotations(void **state)
{
    (void)state;
    EXPECT("{\"title\": \"T\", \"type\": \"string\"}", "1",
           "/type @: the document must be a string, not a number");
    EXPECT("{\"anyOf\": [{\"type\": \"string\", \"title\": \"S\"}, "
           "{\"title\": \"A\"}]}",
           "1", "/anyOf/1/title @ = \"A\"");
}

static void
test_output__each_keyword_has_its_place(void **state)
{
    (void)state;
    EXPECT("{\"minLength\": 3, \"pattern\": \"b\", \"maxLength\": 1}", "\"aa\"",
           "/minLength @: the document must have at least 3 characters, not 2\n"
           "/pattern @: the document must match `b`, not `aa`\n"
           "/maxLength @: the document must have at most 1 character, not 2");
    EXPECT("{\"required\": [\"a\", \"b\"], \"minProperties\": 1}", "{}",
           "/required @: missing `a`; missing `b`\n"
           "/minProperties @: the document must not be empty");
    EXPECT("{\"dependentRequired\": {\"a\": [\"b\"]}}", "{\"a\": 1}",
           "/dependentRequired @: `a` needs `b`, which is missing");
    EXPECT("{" DRAFT7 "\"$ref\": \"#/definitions/n\", \"title\": \"dead\", "
           "\"definitions\": {\"n\": {\"title\": \"N\"}}}",
           "1", "/$ref/title @ = \"N\"");
}

static void
test_output__members(void **state)
{
    static const char schema[] =
        "{\"properties\": {\"a/b\": {\"type\": \"null\"}}, "
        "\"patternProperties\": {\"^x\": {\"title\": \"X\"}}, "
        "\"additionalProperties\": {\"title\": \"R\"}}";

    (void)state;
    EXPECT(schema, "{\"a/b\": null, \"xy\": 1, \"z\": 2}",
           "/properties @ = [\"a/b\"]\n"
           "/patternProperties @ = [\"xy\"]\n"
           "/patternProperties/^x/title @/xy = \"X\"\n"
           "/additionalProperties @ = [\"z\"]\n"
           "/additionalProperties/title @/z = \"R\"");
    EXPECT(schema, "{\"a/b\": 1}",
           "/properties/a~1b/type @/a~1b: `a/b` must be null, not a number");
    EXPECT("{\"additionalProperties\": false}", "{\"a\": 1}",
           "/additionalProperties @/a: `a` is not allowed here");
    EXPECT("{\"propertyNames\": {\"maxLength\": 1, \"title\": \"no value\"}}",
           "{\"a\": 1}", "");
    EXPECT("{\"propertyNames\": {\"maxLength\": 1}}", "{\"ab\": 1}",
           "/propertyNames/maxLength @/ab: `ab` must have at most 1 character, "
           "not 2");
    EXPECT("{" DRAFT3 "\"properties\": {\"a\": {\"required\": true}}}", "{}",
           "/properties/a/required @: missing `a`");
}

static void
test_output__elements(void **state)
{
    (void)state;
    EXPECT("{\"prefixItems\": [{}, {}], \"items\": {\"type\": \"null\"}}",
           "[1, 2, null]", "/prefixItems @ = 1\n/items @ = true");
    EXPECT("{\"prefixItems\": [true, true]}", "[1]", "/prefixItems @ = true");
    EXPECT("{" DRAFT7 "\"items\": [{}], \"additionalItems\": false}", "[1, 2]",
           "/additionalItems @/1: an element of the array is not allowed here");
    EXPECT("{\"contains\": {\"type\": \"null\"}}", "[1, null]",
           "/contains @ = [1]");
    EXPECT("{\"contains\": {\"type\": \"null\"}, \"minContains\": 2, "
           "\"maxContains\": 3}",
           "[null]",
           "/minContains @: the document must have at least 2 elements of the "
           "kind that `contains` describes, not 1");
    EXPECT("{\"contains\": {\"type\": \"null\"}, \"maxContains\": 1}",
           "[null, null]",
           "/maxContains @: the document must have at most 1 element of the "
           "kind that `contains` describes, not 2");
    EXPECT("{\"contains\": {\"type\": \"null\"}}", "[1]",
           "/contains @: the document must have at least 1 element of the "
           "kind that `contains` describes, not 0");
}

static void
test_output__combinations(void **state)
{
    static const char one[] =
        "{\"oneOf\": [{\"type\": \"null\"}, {\"minimum\": 2}, {\"minimum\": "
        "3}]}";

    (void)state;
    EXPECT("{\"allOf\": [{\"type\": \"null\"}, {\"title\": \"T\"}]}", "1",
           "/allOf/0/type @: the document must be null, not a number");
    EXPECT("{\"anyOf\": [{\"type\": \"null\"}, {\"minimum\": 2}]}", "1",
           "/anyOf @: the document fits none of the allowed shapes\n"
           "/anyOf/0/type @: the document must be null, not a number\n"
           "/anyOf/1/minimum @: the document must be at least 2, not `1`");
    /* When two hold, those that do not are no reason. */
    EXPECT(one, "4",
           "/oneOf @: the document fits alternatives 2 and 3, but must fit "
           "exactly one");
    EXPECT(one, "2", "");
    EXPECT("{\"not\": {\"title\": \"T\", \"type\": \"number\"}}", "1",
           "/not @: `1` is not allowed for the document");
    EXPECT("{\"not\": {\"not\": {\"title\": \"T\"}}}", "1", "");
}

static void
test_output__conditions(void **state)
{
    static const char schema[] =
        "{\"then\": {\"title\": \"T\"}, \"else\": {\"minimum\": 5}, "
        "\"if\": {\"maximum\": 2, \"title\": \"I\"}}";

    (void)state;
    EXPECT(schema, "1", "/if/title @ = \"I\"\n/then/title @ = \"T\"");
    EXPECT(schema, "7", "");
    EXPECT(schema, "3",
           "/else/minimum @: the document must be at least 5, not `3`");
    EXPECT("{" DRAFT7 "\"dependencies\": {\"a\": [\"b\"], \"c\": {\"title\": "
           "\"C\", \"required\": [\"d\"]}}}",
           "{\"a\": 1, \"c\": 2}",
           "/dependencies @: `a` needs `b`, which is missing\n"
           "/dependencies/c/required @: missing `d`");
    EXPECT("{\"dependentSchemas\": {\"c\": {\"title\": \"C\"}}}", "{\"c\": 2}",
           "/dependentSchemas/c/title @ = \"C\"");
}

static void
test_output__what_is_unevaluated(void **state)
{
    (void)state;
    EXPECT("{\"unevaluatedProperties\": {\"title\": \"U\"}, \"anyOf\": "
           "[{\"properties\": {\"a\": {\"type\": \"null\"}}}, "
           "{\"properties\": {\"b\": {}}}]}",
           "{\"a\": 1, \"b\": 2}",
           "/anyOf/1/properties @ = [\"b\"]\n"
           "/unevaluatedProperties @ = [\"a\"]\n"
           "/unevaluatedProperties/title @/a = \"U\"");
    EXPECT("{\"prefixItems\": [true], \"contains\": {\"type\": \"null\"}, "
           "\"unevaluatedItems\": false}",
           "[1, null, 2]",
           "/unevaluatedItems @/2: an element of the array is not allowed "
           "here");
}

static void
test_output__references(void **state)
{
    static const char schema[] =
        "{\"$defs\": {\"%\": {\"type\": \"null\"}, \"r\": {\"$id\": "
        "\"http://x/y\", \"title\": \"R\"}}, \"properties\": {\"a\": {\"$ref\":"
        " \"#/$defs/%25\"}, \"b\": {\"$ref\": \"http://x/y\"}, \"c\": "
        "{\"$ref\": \"#/absent\"}}}";
    const struct verdict *verdict = judge(schema, "{\"a\": 1}", VERDICT_CAUSE);

    (void)state;
    while (verdict->first)
        verdict = verdict->first;
    expect_slice(verdict->keyword, "/properties/a/$ref/type");
    expect_slice(verdict->absolute, "file:///here/test#/$defs/%25/type");
    verdict = judge(schema, "{\"b\": 1, \"c\": 1}", VERDICT_CAUSE);
    /* No reference, no URI: the pointer says enough. */
    expect_slice(verdict->first->annotation, "[\"b\", \"c\"]");
    expect_slice(verdict->first->absolute, "");
    while (verdict->first)
        verdict = verdict->first;
    expect_slice(verdict->keyword, "/properties/b/$ref/title");
    expect_slice(verdict->absolute, "http://x/y#/title");
}

static void
test_output__all_of_it(void **state)
{
    static const char schema[] =
        "{\"if\": {\"type\": \"null\"}, \"minimum\": 0, \"not\": "
        "{\"const\": 1}, \"contains\": {}}";
    const struct verdict *verdict = judge(schema, "2", VERDICT_ALL);
    const struct verdict *at = verdict->first;

    (void)state;
    assert_true(verdict->valid);
    expect_slice(at->keyword, "/if");
    assert_true(!at->valid && at->aside);
    at = at->next;
    expect_slice(at->keyword, "/minimum");
    assert_true(at->valid && !at->aside);
    at = at->next;
    expect_slice(at->keyword, "/not");
    assert_true(at->valid && at->first->aside && !at->first->valid);
    /* A keyword for arrays has nothing to say of a number. */
    assert_null(at->next);
    verdict = judge(schema, "2", VERDICT_FLAG);
    assert_true(verdict->valid && !verdict->first);
}

static void
test_output__limits_are_told(void **state)
{
    (void)state;
    EXPECT("{\"$ref\": \"#\"}", "1",
           " @: not checked to the end: the schema leads to itself too often");
    EXPECT("false", "1", " @: the document is not allowed here");
    EXPECT("true", "1", "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output__annotations_are_told_as_written),
        cmocka_unit_test(test_output__what_is_invalid_has_no_annotations),
        cmocka_unit_test(test_output__each_keyword_has_its_place),
        cmocka_unit_test(test_output__members),
        cmocka_unit_test(test_output__elements),
        cmocka_unit_test(test_output__combinations),
        cmocka_unit_test(test_output__conditions),
        cmocka_unit_test(test_output__what_is_unevaluated),
        cmocka_unit_test(test_output__references),
        cmocka_unit_test(test_output__all_of_it),
        cmocka_unit_test(test_output__limits_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
