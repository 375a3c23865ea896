#include "unit/test.h"

#include "schema_text.h"

static struct arena arena;

/* What `schema`, beside a metaschema called "meta", has to say of `instance`;
 * faults of the schema come first.
 */
static struct slice
judge(const char *meta, const char *schema, const char *instance)
{
    struct bag *bag = arena_new(&arena, struct bag);

    *bag = bag_new(&arena);
    struct schema_doc docs[] = {
        {S("test"), read_text(&arena, schema, bag), bag, false},
        {S("meta"), read_text(&arena, meta, bag), bag, true},
    };
    const struct schema *loaded = schema_load(
        &arena, docs, 2, (struct schema_options){.dialect = DIALECT_2020});
    const struct tree *tree = read_text(&arena, instance, bag);

    schema_eval(loaded, schema_find(loaded, S("test")), tree, tree_root(tree),
                NULL, &arena, bag);
    return list_bag(&arena, bag);
}

#define DRAFT "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""
#define VOCAB "https://json-schema.org/draft/2020-12/vocab/"

static void
test_language__keywords_of_silent_vocabularies_mean_nothing(void **state)
{
    static const char meta[] = "{" DRAFT ", \"$vocabulary\": {\"" VOCAB
                               "core\": true, \"" VOCAB "applicator\": true}}";

    (void)state;
    expect_slice(judge(meta,
                       "{\"$schema\": \"meta\", \"properties\": {\"a\": false,"
                       " \"b\": {\"minimum\": 9, \"type\": 7}}}",
                       "{\"a\": 1, \"b\": 2}"),
                 "1+3 error schema-unknown-key: `a` is not allowed here");
}

static void
test_language__without_a_list_all_are_spoken(void **state)
{
    (void)state;
    expect_slice(
        judge("{" DRAFT "}", "{\"$schema\": \"meta\", \"minimum\": 9}", "2"),
        "0+1 error schema-range: the document must be at least 9, "
        "not `2`");
}

/* 2019-09 has no vocabulary of its own for unevaluatedItems. */
static void
test_language__the_draft_of_the_metaschema_counts(void **state)
{
    (void)state;
    expect_slice(
        judge("{\"$schema\": "
              "\"https://json-schema.org/draft/2019-09/schema\", "
              "\"$vocabulary\": {\"https://json-schema.org/draft/2019-09/"
              "vocab/applicator\": true}}",
              "{\"$schema\": \"meta\", \"items\": [true], "
              "\"unevaluatedItems\": false, \"prefixItems\": [false]}",
              "[1, 2]"),
        "4+1 error schema-count: an element of the array is one too many");
}

static void
test_language__a_vocabulary_may_assert_formats(void **state)
{
    static const char schema[] =
        "{\"$schema\": \"meta\", \"format\": \"ipv4\"}";

    (void)state;
    expect_slice(
        judge("{" DRAFT ", \"$vocabulary\": {\"" VOCAB
              "format-assertion\": false}}",
              schema, "\"1.2.3\""),
        "0+7 error schema-format: the document must be an IPv4 address, "
        "not `1.2.3`");
    expect_slice(judge("{" DRAFT ", \"$vocabulary\": {\"" VOCAB
                       "format-annotation\": true}}",
                       schema, "\"1.2.3\""),
                 "");
}

static void
test_language__an_unknown_vocabulary_must_not_be_demanded(void **state)
{
    static const char schema[] = "{\"$schema\": \"meta\"}";

    (void)state;
    expect_slice(judge("{" DRAFT ", \"$vocabulary\": {\"urn:mine\": true}}",
                       schema, "1"),
                 "12+6 error schema-invalid: `$schema` requires the unknown "
                 "vocabulary `urn:mine`");
    expect_slice(judge("{" DRAFT ", \"$vocabulary\": {\"urn:mine\": false}}",
                       schema, "1"),
                 "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_language__keywords_of_silent_vocabularies_mean_nothing),
        cmocka_unit_test(test_language__without_a_list_all_are_spoken),
        cmocka_unit_test(test_language__the_draft_of_the_metaschema_counts),
        cmocka_unit_test(test_language__a_vocabulary_may_assert_formats),
        cmocka_unit_test(
            test_language__an_unknown_vocabulary_must_not_be_demanded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
