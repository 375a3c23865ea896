#include "document.h"
#include "test.h"

#include "tree/pointer.h"

/* The example of RFC 6901, section 5, with an array of arrays. */
static const char sample[] =
    "{\"foo\": [\"bar\", [1, 2]], \"\": 0, \"a/b\": 1, \"m~n\": 8,\n"
    " \"k\\\"l\": {\"x\": null}}";

static void
test_pointer__names_values(void **state)
{
    static const char *const cases[][2] = {
        {"/foo/0", "\"bar\""}, {"/foo/1/1", "2"}, {"/", "0"},
        {"/a~1b", "1"},        {"/m~0n", "8"},    {"/k\"l/x", "null"},
    };
    struct document d;

    (void)state;
    open_document(&d, sample);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct node *node =
            pointer_find(&d.tree, slice_from(cases[i][0]));
        struct buf buf = buf_new(&d.arena);

        assert_non_null(node);
        expect_slice(node_source(&d.tree, node), cases[i][1]);
        pointer_write(&buf, &d.tree, node);
        expect_slice(buf_slice(&buf), cases[i][0]);
    }
    assert_ptr_equal(pointer_find(&d.tree, S("")), tree_root(&d.tree));
    arena_close(&d.arena);
}

static void
test_pointer__what_is_not_there_is_null(void **state)
{
    static const char *const cases[] = {
        "/foo/2", "/foo/-",  "/foo/01", "/foo/x", "foo",
        "/fo",    "/foo/0/", "/a/b",    "/m~n",   "/foo/99999999999",
    };
    struct document d;

    (void)state;
    open_document(&d, sample);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_null(pointer_find(&d.tree, slice_from(cases[i])));
    arena_close(&d.arena);
}

static void
test_pointer__a_key_stands_for_its_value(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *key = node_key(&d.tree, tree_root(&d.tree), S("a/b"));
    struct buf buf = buf_new(&d.arena);

    pointer_write(&buf, &d.tree, key);
    expect_slice(buf_slice(&buf), "/a~1b");
    arena_close(&d.arena);
}

static void
test_pointer__finds_what_holds_an_offset(void **state)
{
    struct document d;
    struct slice text = S("{\"a\": [10, {\"b\": \"c\"}] }");
    static const struct {
        uint32_t offset;
        const char *source;
    } cases[] = {
        {1, "\"a\""},
        {3, "\"a\""},
        {7, "10"},
        {8, "10"},
        {12, "\"b\""},
        {17, "\"c\""},
        {11, "{\"b\": \"c\"}"},
        {15, "{\"b\": \"c\"}"},
        {9, "[10, {\"b\": \"c\"}]"},
    };

    (void)state;
    open_document(&d, text.at);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(node_source(&d.tree, pointer_at(&d.tree, cases[i].offset)),
                     cases[i].source);
    expect_slice(node_source(&d.tree, pointer_at(&d.tree, 0)), text.at);
    assert_null(pointer_at(&d.tree, (uint32_t)text.len));
    arena_close(&d.arena);
}

/* Parents are looked up in a large tree and walked to in a small one. */
static void
expect_parents(uint32_t copies)
{
    struct document d;
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);

    buf_byte(&text, '[');
    for (uint32_t i = 0; i < copies; i++)
        buf_printf(&text, "%s%s", i ? ", " : "", sample);
    buf_text(&text, "]");
    buf_byte(&text, '\0');
    open_document(&d, text.at);
    for (uint32_t i = 0; i < d.tree.count; i++) {
        const struct node *node = &d.tree.node[i];
        const struct node *parent = node_parent(&d.tree, node);
        struct buf pointer = buf_new(&d.arena);

        assert_true((parent == NULL) == (i == 0));
        if (parent)
            assert_true(parent < node && node < node_end(parent));
        assert_ptr_equal(pointer_at(&d.tree, node->at), node);
        if (node_is(node, NODE_KEY))
            continue;
        pointer_write(&pointer, &d.tree, node);
        assert_ptr_equal(pointer_find(&d.tree, buf_slice(&pointer)), node);
    }
    arena_close(&d.arena);
    arena_close(&arena);
}

static void
test_pointer__parents_are_the_same_in_any_tree(void **state)
{
    (void)state;
    expect_parents(1);
    expect_parents(400);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pointer__names_values),
        cmocka_unit_test(test_pointer__what_is_not_there_is_null),
        cmocka_unit_test(test_pointer__a_key_stands_for_its_value),
        cmocka_unit_test(test_pointer__finds_what_holds_an_offset),
        cmocka_unit_test(test_pointer__parents_are_the_same_in_any_tree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
