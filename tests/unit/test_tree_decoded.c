#include "document.h"
#include "test.h"

#include "base/text/buf.h"
#include "base/threads/pool.h"
#include "tree/decoded.h"

enum { TEXTS = 5000, ASKERS = 8 };

static void
test_decoded__are_decoded_when_asked_for(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, "[\"a\\tb\", \"plain\", \"caf\\u00e9\", \"\\n\"]");
    const struct node *list = tree_root(&d.tree);
    const struct node *last = node_element(list, 3);

    assert_int_equal(d.tree.texts->count, 3);
    assert_int_equal(d.tree.texts->used, 0);
    expect_slice(node_text(&d.tree, last), "\n");
    assert_int_equal(d.tree.texts->used, 1);
    expect_slice(node_text(&d.tree, node_element(list, 0)), "a\tb");
    assert_int_equal(d.tree.texts->used, 4);
    assert_ptr_equal(node_text(&d.tree, last).at, node_text(&d.tree, last).at);
    assert_int_equal(d.tree.texts->used, 4);
    arena_close(&d.arena);
}

static void
test_decoded__there_are_none_without_escapes(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, "{\"a\": [\"b\", 1]}");
    assert_null(d.tree.texts);
    assert_null(tree_copy(&d.arena, &d.tree).texts);
    arena_close(&d.arena);
}

static void
test_decoded__of_keys_are_decoded_at_once(void **state)
{
    struct document d;

    (void)state;
    open_document(&d, "{\"\\u0061\": \"\\n\", \"b\\/c\": 1}");
    assert_int_equal(d.tree.texts->count, 3);
    assert_int_equal(d.tree.texts->used, 4);
    assert_non_null(node_key(&d.tree, tree_root(&d.tree), S("b/c")));
    arena_close(&d.arena);
}

static void
test_decoded__a_copy_has_what_was_decoded_and_what_was_not(void **state)
{
    struct arena arena = ARENA_INIT;
    struct document d;

    (void)state;
    open_document(&d, "[\"\\t\", \"\\n\"]");
    expect_slice(node_text(&d.tree, d.tree.node + 2), "\n");
    struct tree copy = tree_copy(&arena, &d.tree);

    assert_int_equal(copy.texts->used, 1);
    expect_slice(node_text(&copy, copy.node + 1), "\t");
    expect_slice(node_text(&copy, copy.node + 2), "\n");
    assert_int_equal(d.tree.texts->used, 1);
    arena_close(&d.arena);
    arena_close(&arena);
}

struct asking {
    struct pool_task task;
    const struct tree *tree;
    uint32_t wrong[ASKERS];
};

/* Half of them from the end on, so that they meet. */
static void
ask(struct pool_task *task, const struct pool_job *job)
{
    struct asking *asking = (struct asking *)task;
    const struct tree *tree = asking->tree;

    for (uint32_t i = 0; i < TEXTS; i++) {
        uint32_t index = job->index % 2 ? i : TEXTS - 1 - i;
        struct slice want = arena_printf(job->arena, "%u\n", index);
        struct slice text = node_text(tree, &tree->node[index + 1]);

        asking->wrong[job->index] += !slice_equal(text, want);
    }
}

static void
take(struct pool_task *task, uint32_t index, struct arena *arena)
{
    struct asking *asking = (struct asking *)task;

    (void)arena;
    assert_int_equal(asking->wrong[index], 0);
}

static void
test_decoded__are_the_same_in_all_threads(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);
    struct document d;

    (void)state;
    buf_byte(&buf, '[');
    for (unsigned i = 0; i < TEXTS; i++)
        buf_printf(&buf, "%s\"%u\\n\"", i ? "," : "", i);
    buf_text(&buf, "]");
    open_document(&d, arena_copy(&arena, buf_slice(&buf)).at);
    struct asking asking = {
        .task = {.count = ASKERS, .work = ask, .done = take},
        .tree = &d.tree,
    };

    assert_int_equal(d.tree.texts->count, TEXTS);
    pool_run(&asking.task, ASKERS);
    arena_close(&d.arena);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoded__are_decoded_when_asked_for),
        cmocka_unit_test(test_decoded__there_are_none_without_escapes),
        cmocka_unit_test(test_decoded__of_keys_are_decoded_at_once),
        cmocka_unit_test(
            test_decoded__a_copy_has_what_was_decoded_and_what_was_not),
        cmocka_unit_test(test_decoded__are_the_same_in_all_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
