#include "test.h"

#include "schema/evaluate/unique_items.h"
#include "schema_text.h"

static struct arena arena;

/* Expects elements `first` and `twin` of the array `text` to be the first ones
 * that are equal; none when `twin` is 0.
 */
static void
expect_twin(const char *text, uint32_t first, uint32_t twin)
{
    struct bag bag = bag_new(&arena);
    const struct tree *tree = read_text(&arena, text, &bag);
    const struct node *root = tree_root(tree), *leader = NULL;
    const struct node *found = unique_items_find(tree, root, &arena, &leader);

    if (twin == 0) {
        assert_null(found);
        return;
    }
    assert_ptr_equal(found, node_element(root, twin));
    assert_ptr_equal(leader, node_element(root, first));
}

/* The same behind so many other elements that they are not compared each with
 * each.
 */
static void
expect_twin_behind(const char *text, uint32_t first, uint32_t twin)
{
    enum { MANY = 20 };
    struct buf buf = buf_new(&arena);

    buf_byte(&buf, '[');
    for (int i = 0; i < MANY; i++)
        buf_printf(&buf, "[\"other\", %d], ", i);
    buf_text(&buf, text + 1);
    expect_twin(text, first, twin);
    expect_twin(arena_copy(&arena, buf_slice(&buf)).at, first + MANY,
                twin ? twin + MANY : 0);
}

static void
test_unique_items__numbers_are_equal_by_value(void **state)
{
    (void)state;
    expect_twin_behind("[1, 2, 1.0]", 0, 2);
    expect_twin_behind("[100, 1e2]", 0, 1);
    expect_twin_behind("[-0, 0.0]", 0, 1);
    expect_twin_behind("[12345678, 1.2345678e7]", 0, 1);
    expect_twin_behind("[123456789012345678901, 1.23456789012345678901e20]", 0,
                       1);
    expect_twin_behind("[0.5, 5e-1]", 0, 1);
    expect_twin_behind("[1e99999999999999999999, 10e99999999999999999998]", 0,
                       1);
    expect_twin_behind("[1, -1, 0.1, 10, \"1\", [1], true]", 0, 0);
}

static void
test_unique_items__members_have_no_order(void **state)
{
    (void)state;
    expect_twin_behind("[{\"a\": 1, \"b\": [2]}, {\"b\": [2.0], \"a\": 1}]", 0,
                       1);
    expect_twin_behind("[{\"a\": 1, \"b\": 2}, {\"a\": 2, \"b\": 1}]", 0, 0);
    expect_twin_behind("[{\"a\": 1}, {\"a\": 1, \"b\": 1}, {}]", 0, 0);
    expect_twin_behind("[[1, 2], [2, 1]]", 0, 0);
    expect_twin_behind("[\"\\u0061\", \"a\"]", 0, 1);
}

static void
test_unique_items__is_the_first_of_several(void **state)
{
    (void)state;
    expect_twin_behind("[3, 1, 2, 1, 2, 1, 3]", 1, 3);
    expect_twin_behind("[\"b\", \"a\", \"a\", \"a\", \"b\"]", 1, 2);
}

/* The next text of 16 characters with the same node_hash(), by undoing its last
 * step for each try at the first eight.
 */
static struct slice
next_of_hash(uint32_t *try)
{
    const uint64_t goal = 0x5555555555555555u;

    for (;;) {
        char text[16];
        bool fits = true;
        uint32_t rest = (*try)++;

        for (int i = 0; i < 8; i++, rest /= 26)
            text[i] = (char)('a' + rest % 26);
        uint64_t word = hash_mix(16, hash_word(text)) ^ goal;

        for (int i = 0; i < 8; i++, word >>= 8) {
            text[8 + i] = (char)(word & 0xFF);
            fits &= text[8 + i] >= '#' && text[8 + i] <= '[';
        }
        if (fits)
            return arena_copy(&arena, slice_make(text, sizeof text));
    }
}

static void
test_unique_items__hashes_may_be_the_same(void **state)
{
    enum { MANY = 60 };
    struct buf buf = buf_new(&arena);
    struct slice text = slice_make(NULL, 0), first = text;
    uint32_t try = 0, hash = 0;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        text = next_of_hash(&try);
        if (i == 0) {
            first = text;
            hash = node_hash(text);
        }
        assert_int_equal(node_hash(text), hash);
        buf_printf(&buf, "%s{\"a\": [\"%.*s\"], \"b\": %d}", i ? ", " : "[",
                   SLICE_ARGS(text), i % 2);
    }
    struct slice many = buf_slice(&buf);

    expect_twin(arena_printf(&arena, "%.*s]", SLICE_ARGS(many)).at, 0, 0);
    expect_twin(arena_printf(&arena, "%.*s, {\"b\": 0, \"a\": [\"%.*s\"]}]",
                             SLICE_ARGS(many), SLICE_ARGS(first))
                    .at,
                0, MANY);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unique_items__numbers_are_equal_by_value),
        cmocka_unit_test(test_unique_items__members_have_no_order),
        cmocka_unit_test(test_unique_items__is_the_first_of_several),
        cmocka_unit_test(test_unique_items__hashes_may_be_the_same),
    };

    int failed = cmocka_run_group_tests_name("twin", tests, NULL, NULL);

    arena_close(&arena);
    return failed;
}
