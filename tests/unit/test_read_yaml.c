#include "test.h"

#include "read/yaml/read_yaml.h"
#include "tree/pointer.h"

struct document {
    struct arena arena;
    struct source source;
    struct tree tree;
    bool read;
};

static void
open_yaml(struct document *d, const char *text)
{
    if (!read_yaml_is_there())
        skip();
    *d = (struct document){.arena = ARENA_INIT};
    d->source = source_make(S("test.yml"), slice_from(text));
    d->read = read_yaml(&d->arena, &d->source, &d->tree);
}

static const struct node *
get(struct document *d, const char *pointer)
{
    const struct node *node = pointer_find(&d->tree, slice_from(pointer));

    if (!node)
        print_error("nothing at `%s`\n", pointer);
    assert_non_null(node);
    return node;
}

static void
test_yaml__a_workflow(void **state)
{
    struct document d;

    (void)state;
    open_yaml(&d,
              "name: Deploy\n"
              "on:\n"
              "  workflow_dispatch:\n"
              "    inputs:\n"
              "      env: {required: yes, type: choice, options: [a, 'b']}\n"
              "      \"size\":\n"
              "        default: |\n"
              "          12\n"
              "jobs: ~\n");
    assert_true(d.read);
    expect_slice(node_text(&d.tree, get(&d, "/name")), "Deploy");
    assert_int_equal(node_kind(get(&d, "/jobs")), NODE_NULL);
    expect_slice(
        node_text(&d.tree,
                  get(&d, "/on/workflow_dispatch/inputs/env/options/1")),
        "b");
    expect_slice(
        node_text(&d.tree,
                  get(&d, "/on/workflow_dispatch/inputs/env/required")),
        "yes");
    expect_slice(
        node_text(&d.tree,
                  get(&d, "/on/workflow_dispatch/inputs/size/default")),
        "12\n");
    assert_int_equal(node_count(tree_root(&d.tree)), 3);
    arena_close(&d.arena);
}

static void
test_yaml__kinds_are_those_of_yaml_1_2(void **state)
{
    static const struct {
        const char *text;
        enum node_kind kind;
    } cases[] = {
        {"true", NODE_TRUE},    {"False", NODE_FALSE},
        {"yes", NODE_STRING},   {"on", NODE_STRING},
        {"12", NODE_NUMBER},    {"-1.5e3", NODE_NUMBER},
        {"1.2.3", NODE_STRING}, {"'1'", NODE_STRING},
        {"~", NODE_NULL},       {"!!str 1", NODE_STRING},
        {"+", NODE_STRING},     {"[]", NODE_ARRAY},
        {"{}", NODE_OBJECT},    {"1e", NODE_STRING},
        {".", NODE_STRING},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct document d;

        open_yaml(&d, cases[i].text);
        assert_true(d.read);
        assert_int_equal(node_kind(tree_root(&d.tree)), cases[i].kind);
        arena_close(&d.arena);
    }
}

/* Marks of libyaml count characters. */
static void
test_yaml__places_are_bytes(void **state)
{
    struct document d;

    (void)state;
    open_yaml(&d,
              "\xEF\xBB\xBFgrüße: 'änderung'\r\n\"\xF0\x9F\x9A\x80\": x\r\n");
    assert_true(d.read);
    const struct node *key = node_first(tree_root(&d.tree));

    expect_slice(node_text(&d.tree, key), "grüße");
    expect_slice(span_text(d.source.text, node_span(key)), "grüße");
    expect_slice(span_text(d.source.text, node_span(node_value(key))),
                 "'änderung'");
    key = node_next(tree_root(&d.tree), key);
    expect_slice(span_text(d.source.text, node_span(key)),
                 "\"\xF0\x9F\x9A\x80\"");
    expect_slice(span_text(d.source.text, node_span(node_value(key))), "x");
    arena_close(&d.arena);
}

static void
test_yaml__what_is_no_tree(void **state)
{
    static const char *const cases[] = {
        "",       "a: [",   "a: b: c", "? {a: 1}\n: b",
        "- \xff", "*a : 1", "\t- a:",  "%YAML 9.9\n---\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct document d;

        open_yaml(&d, cases[i]);
        if (d.read)
            print_error("`%s` was read\n", cases[i]);
        assert_false(d.read);
        assert_null(tree_root(&d.tree));
        arena_close(&d.arena);
    }
}

static void
test_yaml__aliases_are_not_followed(void **state)
{
    struct document d;

    (void)state;
    open_yaml(&d, "a: &x [1, 2]\nb: *x\nc: [*x, *x]\n");
    assert_true(d.read);
    assert_int_equal(node_kind(get(&d, "/b")), NODE_ERROR);
    assert_int_equal(node_count(get(&d, "/c")), 2);
    arena_close(&d.arena);
}

static void
test_yaml__deep_nesting_ends(void **state)
{
    enum { DEEP = 5000 };
    static char text[DEEP + 1];
    struct document d;

    (void)state;
    memset(text, '[', DEEP);
    open_yaml(&d, text);
    assert_false(d.read);
    arena_close(&d.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yaml__a_workflow),
        cmocka_unit_test(test_yaml__kinds_are_those_of_yaml_1_2),
        cmocka_unit_test(test_yaml__places_are_bytes),
        cmocka_unit_test(test_yaml__what_is_no_tree),
        cmocka_unit_test(test_yaml__aliases_are_not_followed),
        cmocka_unit_test(test_yaml__deep_nesting_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
