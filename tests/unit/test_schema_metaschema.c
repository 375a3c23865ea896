#include "unit/test.h"

#include "schema/ir/metaschema.h"
#include "schema_text.h"

static struct arena arena;

/* What the metaschema `uri` says about `text`. */
static struct slice
judge(const char *uri, struct slice text)
{
    uint32_t unit = metaschema_find(slice_from(uri));
    struct bag bag = bag_new(&arena);
    const struct tree *tree =
        read_text(&arena, arena_copy(&arena, text).at, &bag);

    assert_int_not_equal(unit, SCHEMA_NONE);
    schema_eval(&metaschema_schemas, unit, tree, tree_root(tree), NULL, &arena,
                &bag);
    return list_bag(&arena, &bag);
}

static void
test_metaschema__is_found_by_either_scheme(void **state)
{
    static const char *const uris[] = {
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft-07/schema",
        "http://json-schema.org/draft-07/schema",
    };

    (void)state;
    for (size_t i = 0; i < sizeof uris / sizeof *uris; i++)
        expect_slice(metaschema_file(slice_from(uris[i])), "draft-07.json");
    expect_slice(metaschema_file(S("https://json-schema.org/draft-08")), "");
    assert_null(metaschema_text(S("draft-07")).at);
}

/* Each text is a sound schema by the metaschema of its draft. */
static void
test_metaschema__each_one_holds_for_itself(void **state)
{
    static const char *const uris[] = {
#define METASCHEMA(uri, file) "https://" uri,
#include "schema/ir/metaschemas.def"
#undef METASCHEMA
    };

    (void)state;
    assert_int_equal(sizeof uris / sizeof *uris, METASCHEMA_COUNT);
    for (size_t i = 0; i < METASCHEMA_COUNT; i++) {
        struct bag bag = bag_new(&arena);
        struct slice text = metaschema_text(slice_from(uris[i]));
        const struct tree *tree =
            read_text(&arena, arena_copy(&arena, text).at, &bag);
        struct slice draft =
            node_text(tree, node_find(tree, tree_root(tree), S("$schema")));

        assert_int_equal(bag.list.count, 0);
        expect_slice(judge(arena_copy(&arena, draft).at, text), "");
    }
}

static void
test_metaschema__a_faulty_schema_is_found_out(void **state)
{
    (void)state;
    expect_slice(judge("http://json-schema.org/draft-03/schema#",
                       S("{\"properties\": {\"a\": {\"minItems\": -1}}}")),
                 "34+2 error schema-range: `minItems` must be at least 0, "
                 "not `-1`");
    expect_slice(judge("http://json-schema.org/draft-07/schema#",
                       S("{\"not\": {\"maxLength\": \"2\"}}")),
                 "22+3 error schema-type: `maxLength` must be a whole number, "
                 "not a string");
    expect_slice(judge("https://json-schema.org/draft/2019-09/schema",
                       S("{\"items\": [{\"if\": {\"title\": 1}}]}")),
                 "28+1 error schema-type: `title` must be a string, not "
                 "a number");
    expect_slice(judge("https://json-schema.org/draft/2020-12/schema",
                       S("{\"$defs\": {\"a\": {\"then\": {\"type\": 1}}}}")),
                 "34+1 error schema-type: `type` must be a string or an "
                 "array, not a number");
}

static void
test_metaschema__can_be_referred_to(void **state)
{
    static const char schema[] =
        "{\"prefixItems\": ["
        "{\"$ref\": \"http://json-schema.org/draft-04/schema#\"}, {\"$ref\":"
        " \"https://json-schema.org/draft-04/schema#/definitions/"
        "stringArray\"}]}";

    (void)state;
    expect_slice(eval_text(&arena, schema,
                           "[{\"required\": [\"a\"]}, "
                           "[\"b\"]]"),
                 "");
    expect_slice(
        eval_text(&arena, schema, "[{\"required\": 1}, [2]]"),
        "14+1 error schema-type: `required` must be an array, not "
        "a number\n19+1 error schema-type: an element of the array must "
        "be a string, not a number");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metaschema__is_found_by_either_scheme),
        cmocka_unit_test(test_metaschema__each_one_holds_for_itself),
        cmocka_unit_test(test_metaschema__a_faulty_schema_is_found_out),
        cmocka_unit_test(test_metaschema__can_be_referred_to),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
