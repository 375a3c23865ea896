#include "test.h"

#include "diag/edit.h"
#include "document.h"
#include "read/json/member_edit.h"

/* The document without the members whose names start with `x`. */
static struct slice
without(struct document *d, const char *text)
{
    const struct node *key[8];
    struct edits edits = {0};
    uint32_t keys = 0;

    open_document(d, text);
    const struct node *root = tree_root(&d->tree);

    for (const struct node *k = node_first(root); k; k = node_next(root, k))
        if (slice_starts(node_text(&d->tree, k), S("x")))
            key[keys++] = k;
    struct spans spans =
        member_edit_remove(&d->arena, &d->tree, root, key, keys, false);

    for (uint32_t i = 0; i < spans.list.count; i++) {
        struct edit edit = {spans.list.item[i], S("")};

        edits_add(&d->arena, &edits, &edit, 1, d->source.text.len);
    }
    return edits_apply(&d->arena, &edits, d->source.text);
}

static void
test_member_edit__members_leave_with_their_commas(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"{\"a\": 1, \"x\": 2, \"b\": 3}", "{\"a\": 1, \"b\": 3}"},
        {"{\"x\": 2, \"b\": 3}", "{\"b\": 3}"},
        {"{\"a\": 1, \"x\": 2}", "{\"a\": 1}"},
        {"{\"a\": 1, \"x\": 2, \"x2\": [3]}", "{\"a\": 1}"},
        {"{\"x\": 2, \"a\": 1, \"x2\": 3}", "{\"a\": 1}"},
        {"{ \"x\": 2 }", "{  }"},
        {"{\n  \"a\": 1,\n  \"x\": 2,\n  \"b\": 3\n}",
         "{\n  \"a\": 1,\n  \"b\": 3\n}"},
        {"{\r\n  \"x\": {\r\n  },\r\n  \"b\": 3\r\n}", "{\r\n  \"b\": 3\r\n}"},
        {"{\n  \"a\": 1,\n  \"x\": 2\n}", "{\n  \"a\": 1\n}"},
        {"{\n  \"a\": 1,\n\n  \"x\": 2, \"b\": 3\n}",
         "{\n  \"a\": 1,\n\n  \"b\": 3\n}"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document d;

        expect_slice(without(&d, cases[i][0]), cases[i][1]);
        arena_close(&d.arena);
    }
}

static void
test_member_edit__a_member_comes_as_the_others_stand(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"{\"a\": 1}", "{\"a\": 1, \"n\": 0}"},
        {"{}", "{\"n\": 0}"},
        {"{\n    \"a\": [\n    ]\n}",
         "{\n    \"a\": [\n    ],\n    \"n\": 0\n}"},
        {"{\n}", "{\n  \"n\": 0\n}"},
        {"{\r\n\t\"a\": 1\r\n}", "{\r\n\t\"a\": 1,\r\n\t\"n\": 0\r\n}"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document d;
        struct edits edits = {0};

        open_document(&d, cases[i][0]);
        struct edit edit = member_edit_append(
            &d.arena, &d.tree, tree_root(&d.tree), S("\"n\": 0"));

        edits_add(&d.arena, &edits, &edit, 1, d.source.text.len);
        expect_slice(edits_apply(&d.arena, &edits, d.source.text), cases[i][1]);
        arena_close(&d.arena);
    }
}

static void
test_member_edit__finds_the_step_of_indentation(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"{}", "  "},
        {"{\n   \"a\": 1\n}", "   "},
        {"[\n\t{\n\t\t\"a\": 1\n\t}\n]", "\t"},
        {"{\n\"a\": {\n    \"b\": 1\n}\n}", "    "},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document d;

        open_document(&d, cases[i][0]);
        expect_slice(member_edit_step(&d.tree), cases[i][1]);
        arena_close(&d.arena);
    }
}

static void
test_member_edit__text_is_indented_anew(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(member_edit_text(&arena, S("{\n    a\n      b\n\n  }"),
                                  S("  "), S("\t")),
                 "{\n\t  a\n\t    b\n\n\t}");
    expect_slice(member_edit_text(&arena, S("{\n}"), S(""), S("  ")), "{\n  }");
    arena_close(&arena);
}

/* What the string at the root, or in the member `a`, is unwrapped to. */
static void
expect_unwrapped(const char *text, enum node_kind kind, const char *wanted)
{
    struct document d;
    struct slice found;

    open_document(&d, text);
    const struct node *node = tree_root(&d.tree);

    if (node_is(node, NODE_OBJECT))
        node = node_find(&d.tree, node, S("a"));
    bool any = member_edit_unwrap(&d.arena, &d.tree, node, kind, &found);

    assert_int_equal(any, wanted != NULL);
    if (wanted)
        expect_slice(found, wanted);
    arena_close(&d.arena);
}

static void
test_member_edit__json_in_a_string_becomes_json(void **state)
{
    (void)state;
    expect_unwrapped("\"{\\\"a\\\": \\\"\\\\n\\\"}\"", NODE_OBJECT,
                     "{\"a\": \"\\n\"}");
    expect_unwrapped("\" [1] \"", NODE_ARRAY, "[1]");
    expect_unwrapped("\"[1]\"", NODE_OBJECT, NULL);
    expect_unwrapped("\"{{ .inputs }}\"", NODE_OBJECT, NULL);
    expect_unwrapped("\"{\\\"a\\\" }\"", NODE_OBJECT, NULL);
    expect_unwrapped("\"\"", NODE_OBJECT, NULL);
    expect_unwrapped("{}", NODE_OBJECT, NULL);
    /* A fault that is mended safely is no obstacle. */
    expect_unwrapped("\"[1,]\"", NODE_ARRAY, "[1,]");
    /* Lines are indented, or joined where there is only one. */
    expect_unwrapped("\"{\\n  \\\"b\\\": 1\\n}\"", NODE_OBJECT, "{ \"b\": 1 }");
    expect_unwrapped("{\n  \"a\": \"{\\n  \\\"b\\\": 1\\n}\"\n}", NODE_OBJECT,
                     "{\n    \"b\": 1\n  }");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_member_edit__members_leave_with_their_commas),
        cmocka_unit_test(test_member_edit__a_member_comes_as_the_others_stand),
        cmocka_unit_test(test_member_edit__finds_the_step_of_indentation),
        cmocka_unit_test(test_member_edit__text_is_indented_anew),
        cmocka_unit_test(test_member_edit__json_in_a_string_becomes_json),
    };

    return cmocka_run_group_tests_name("tree_reshape", tests, NULL, NULL);
}
