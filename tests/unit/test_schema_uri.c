#include "unit/test_arena.h"

#include "schema/ir/uri.h"

static struct slice
resolve(const char *base, const char *reference)
{
    return uri_resolve(&arena, slice_from(base), slice_from(reference));
}

/* RFC 3986, section 5.4. */
static void
test_uri__resolves_as_the_rfc_says(void **state)
{
    static const char base[] = "http://a/b/c/d;p?q";

    (void)state;
    expect_slice(resolve(base, "g:h"), "g:h");
    expect_slice(resolve(base, "g"), "http://a/b/c/g");
    expect_slice(resolve(base, "./g"), "http://a/b/c/g");
    expect_slice(resolve(base, "g/"), "http://a/b/c/g/");
    expect_slice(resolve(base, "/g"), "http://a/g");
    expect_slice(resolve(base, "//g"), "http://g");
    expect_slice(resolve(base, "?y"), "http://a/b/c/d;p?y");
    expect_slice(resolve(base, "#s"), "http://a/b/c/d;p?q#s");
    expect_slice(resolve(base, ""), "http://a/b/c/d;p?q");
    expect_slice(resolve(base, "."), "http://a/b/c/");
    expect_slice(resolve(base, ".."), "http://a/b/");
    expect_slice(resolve(base, "../g"), "http://a/b/g");
    expect_slice(resolve(base, "../../g"), "http://a/g");
    expect_slice(resolve(base, "../../../g"), "http://a/g");
    expect_slice(resolve(base, "g;x=1/../y"), "http://a/b/c/y");
}

static void
test_uri__a_base_may_be_a_file_name(void **state)
{
    (void)state;
    expect_slice(resolve("action.json", "common.json#/a"), "common.json#/a");
    expect_slice(resolve("dir/action.json", "common.json"), "dir/common.json");
    expect_slice(resolve("action.json", "#/a"), "action.json#/a");
    expect_slice(resolve("urn:x:y", "#a"), "urn:x:y#a");
}

static void
test_uri__fragments(void **state)
{
    struct slice fragment;

    (void)state;
    expect_slice(uri_split(S("a#b"), &fragment), "a");
    expect_slice(fragment, "b");
    expect_slice(uri_split(S("a"), &fragment), "a");
    expect_slice(fragment, "");
    expect_slice(uri_decode(&arena, S("%25a%2")), "%a%2");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uri__resolves_as_the_rfc_says),
        cmocka_unit_test(test_uri__a_base_may_be_a_file_name),
        cmocka_unit_test(test_uri__fragments),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
