#include "unit/test.h"

#include "schema/ir/content.h"
#include "schema_text.h"

static struct arena arena;

static bool
is(unsigned content, const char *text)
{
    return content_check(content, slice_from(text), &arena);
}

static void
test_content__base64_is_exact(void **state)
{
    (void)state;
    assert_true(is(CONTENT_BASE64, ""));
    assert_true(is(CONTENT_BASE64, "Zg=="));
    assert_true(is(CONTENT_BASE64, "Zm8="));
    assert_true(is(CONTENT_BASE64, "+/+/"));
    assert_false(is(CONTENT_BASE64, "Zg="));
    assert_false(is(CONTENT_BASE64, "Z==="));
    assert_false(is(CONTENT_BASE64, "Zg==Zg=="));
    assert_false(is(CONTENT_BASE64, "-_-_"));
    assert_false(is(CONTENT_BASE64, "Zm8 "));
}

static void
test_content__json_is_what_our_reader_takes(void **state)
{
    (void)state;
    assert_true(is(CONTENT_JSON, " [1, {\"a\": 1, \"a\": 2}]"));
    assert_false(is(CONTENT_JSON, "[1,]"));
    assert_false(is(CONTENT_JSON, ""));
    assert_true(is(CONTENT_JSON | CONTENT_BASE64, "WzFd"));
    assert_false(is(CONTENT_JSON | CONTENT_BASE64, "WzE="));
    assert_false(is(CONTENT_JSON | CONTENT_BASE64, "[1]"));
}

static void
test_content__what_is_unknown_says_nothing(void **state)
{
    (void)state;
    assert_int_equal(content_find(S("base64"), S("")), CONTENT_BASE64);
    assert_int_equal(content_find(S(""), S("application/json")), CONTENT_JSON);
    assert_int_equal(content_find(S("base32"), S("application/json")), 0);
    assert_int_equal(content_find(S("base64"), S("image/png")), CONTENT_BASE64);
}

/* The findings for `instance`, formats being assertions. */
static struct slice
judge(enum schema_dialect dialect, const char *schema, const char *instance)
{
    struct bag *bag = arena_new(&arena, struct bag);
    struct eval_options options = {.formats = true};

    *bag = bag_new(&arena);
    struct schema_doc doc = {S("test"), read_text(&arena, schema, bag), bag,
                             false};
    const struct schema *loaded = schema_load(
        &arena, &doc, 1, (struct schema_options){.dialect = dialect});
    const struct tree *tree = read_text(&arena, instance, bag);

    schema_eval(loaded, schema_find(loaded, S("test")), tree, tree_root(tree),
                &options, &arena, bag);
    return list_bag(&arena, bag);
}

static void
test_content__is_asserted_in_draft_7_only(void **state)
{
    static const char schema[] = "{\"contentMediaType\": \"application/json\"}";

    (void)state;
    expect_slice(judge(DIALECT_7, schema, "\"{\""),
                 "0+3 error schema-format: the document must be a JSON "
                 "document, not `{`");
    expect_slice(judge(DIALECT_2019, schema, "\"{\""), "");
    expect_slice(judge(DIALECT_6, schema, "\"{\""), "");
    expect_slice(judge(DIALECT_7, schema, "1"), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_content__base64_is_exact),
        cmocka_unit_test(test_content__json_is_what_our_reader_takes),
        cmocka_unit_test(test_content__what_is_unknown_says_nothing),
        cmocka_unit_test(test_content__is_asserted_in_draft_7_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
