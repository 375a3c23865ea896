#include "document.h"
#include "test.h"

#include "base/text/buf.h"

static const char sample[] =
    "{\"type\": \"A\", \"list\": [1, -2.5e3, true, false, null, {}, []],\n"
    " \"\\u0074itle\": \"caf\\u00e9\", \"type\": \"B\"}";

static void
test_node__the_root_is_the_first_node(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *root = tree_root(&d.tree);

    assert_true(node_is(root, NODE_OBJECT));
    assert_int_equal(node_index(&d.tree, root), 0);
    assert_int_equal(node_count(root), 4);
    assert_int_equal(node_span(root).len, strlen(sample));
    expect_slice(node_source(&d.tree, node_value(node_first(root))), "\"A\"");
    arena_close(&d.arena);
}

static void
test_node__an_empty_text_has_no_root(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, " \n");
    assert_null(tree_root(&d.tree));
    assert_null(node_find(&d.tree, NULL, S("type")));
    arena_close(&d.arena);
}

static void
test_node__walking_visits_each_child_once(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *list = node_find(&d.tree, tree_root(&d.tree), S("list"));
    static const enum node_kind kinds[] = {
        NODE_NUMBER, NODE_NUMBER, NODE_TRUE, NODE_FALSE,
        NODE_NULL,   NODE_OBJECT, NODE_ARRAY};
    uint32_t i = 0;

    for (const struct node *child = node_first(list); child;
         child = node_next(list, child), i++) {
        assert_int_equal(node_kind(child), kinds[i]);
        assert_ptr_equal(child, node_element(list, i));
    }
    assert_int_equal(i, 7);
    assert_int_equal(node_count(list), 7);
    assert_null(node_element(list, 7));
    assert_null(node_element(tree_root(&d.tree), 0));
    assert_null(node_first(node_element(list, 5)));
    assert_null(node_first(node_element(list, 0)));
    assert_true(node_has(node_element(list, 0), NODE_INTEGER));
    assert_false(node_has(node_element(list, 1), NODE_INTEGER));
    assert_true(node_is_bool(node_element(list, 3)));
    arena_close(&d.arena);
}

static void
test_node__escapes_are_decoded(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *root = tree_root(&d.tree);
    const struct node *title = node_member(&d.tree, root, N_title);

    assert_non_null(title);
    expect_slice(node_text(&d.tree, title), "café");
    assert_true(node_equals(&d.tree, title, S("café")));
    assert_false(node_equals(&d.tree, root, S("café")));
    arena_close(&d.arena);
}

static void
test_node__of_duplicates_the_last_one_counts(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *root = tree_root(&d.tree);

    expect_slice(node_text(&d.tree, node_member(&d.tree, root, N_type)), "B");
    assert_true(node_has(node_key(&d.tree, root, S("type")), NODE_DUPLICATE));
    assert_false(node_has(node_first(root), NODE_DUPLICATE));
    assert_null(node_find(&d.tree, root, S("typ")));
    assert_null(node_find(&d.tree, node_value(node_first(root)), S("type")));
    arena_close(&d.arena);
}

static void
test_node__every_node_knows_its_parent(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    const struct node *root = tree_root(&d.tree);

    assert_null(node_parent(&d.tree, root));
    for (const struct node *key = node_first(root); key;
         key = node_next(root, key)) {
        assert_ptr_equal(node_parent(&d.tree, key), root);
        const struct node *value = node_value(key);

        assert_ptr_equal(node_parent(&d.tree, value), key);
        for (const struct node *child = node_first(value); child;
             child = node_next(value, child))
            assert_ptr_equal(node_parent(&d.tree, child), value);
    }
    arena_close(&d.arena);
}

/* Many keys go through the table of duplicate.c, and a count that does not
 * fit into a node is counted by walking.
 */
static void
test_node__large_objects_are_searched_for_duplicates(void **state)
{
    struct document d;
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);

    (void)state;
    for (int i = 0; i < 500; i++)
        buf_printf(&buf, "%c\"key%d\": 1", i ? ',' : '{', i);
    buf_text(&buf, ",\"key77\": 2}");
    buf_byte(&buf, '\0');
    open_document(&d, buf_slice(&buf).at);
    assert_int_equal(d.bag.list.count, 1);
    const struct diag *diag = d.bag.list.item[0];

    assert_string_equal(diag->kind->id, "json-duplicate-key");
    expect_slice(span_text(d.source.text, diag->where), "\"key77\"");
    expect_slice(span_text(d.source.text, diag->related->where), "\"key77\"");
    assert_true(diag->related->where.at < diag->where.at);
    assert_int_equal(node_count(tree_root(&d.tree)), 501);
    arena_close(&d.arena);
    arena_close(&arena);
}

static void
test_node__a_set_of_names_holds_all_keys(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, sample);
    uint64_t names = node_names(tree_root(&d.tree));

    assert_true(node_names_hold(names, S("type")));
    assert_true(node_names_hold(names, S("list")));
    assert_true(node_names_hold(names, S("title")));
    assert_false(node_names_hold(names, S("pattern")));
    assert_int_equal(node_names(NULL), 0);
    arena_close(&d.arena);
}

static void
test_node__a_copy_is_the_same_tree(void **state)
{
    struct arena arena = ARENA_INIT;
    struct document d;

    (void)state;
    open_document(&d, sample);
    struct tree copy = tree_copy(&arena, &d.tree);

    assert_int_equal(copy.count, d.tree.count);
    assert_true(copy.texts && copy.texts != d.tree.texts);
    for (uint32_t i = 0; i < copy.count; i++) {
        struct slice text = node_text(&copy, &copy.node[i]);

        assert_ptr_not_equal(&copy.node[i], &d.tree.node[i]);
        assert_true(slice_equal(text, node_text(&d.tree, &d.tree.node[i])));
    }
    arena_close(&d.arena);
    expect_slice(node_text(&copy, node_find(&copy, copy.node, S("title"))),
                 "caf\xC3\xA9");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_node__the_root_is_the_first_node),
        cmocka_unit_test(test_node__an_empty_text_has_no_root),
        cmocka_unit_test(test_node__walking_visits_each_child_once),
        cmocka_unit_test(test_node__escapes_are_decoded),
        cmocka_unit_test(test_node__of_duplicates_the_last_one_counts),
        cmocka_unit_test(test_node__every_node_knows_its_parent),
        cmocka_unit_test(test_node__large_objects_are_searched_for_duplicates),
        cmocka_unit_test(test_node__a_set_of_names_holds_all_keys),
        cmocka_unit_test(test_node__a_copy_is_the_same_tree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
