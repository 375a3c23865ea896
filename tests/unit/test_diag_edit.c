#include "test.h"

#include "diag/edit.h"

static const struct kind kind = {"a-kind", LEVEL_ERROR, true, "a kind"};

/* A finding that replaces `len` bytes at `at` by `text`. */
static struct diag *
add(struct bag *bag, bool safe, size_t at, size_t len, const char *text)
{
    struct diag *diag = bag_add(bag, &kind, span_make(at, len), "x");

    bag_fix(bag, diag, safe, S("replace it"), span_make(at, len),
            slice_from(text));
    return diag;
}

/* `text` with what goes together of `bag` applied. */
static struct slice
apply(struct bag *bag, bool unsafe, const char *text)
{
    struct edits edits = {0};
    struct slice source = slice_from(text);

    edits_choose(bag->arena, &edits, bag, unsafe, source.len);
    return edits_apply(bag->arena, &edits, source);
}

static void
test_edits__are_applied_in_the_order_of_the_text(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, true, 4, 1, "E");
    add(&bag, true, 0, 1, "");
    add(&bag, true, 2, 0, "--");
    add(&bag, true, 5, 0, "!");
    expect_slice(apply(&bag, false, "abcde"), "b--cdE!");
    arena_close(&arena);
}

static void
test_edits__leave_out_what_overlaps_an_earlier_one(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, true, 1, 3, "X");
    add(&bag, true, 0, 2, "Y"); /* common byte */
    add(&bag, true, 2, 0, "Z"); /* inside */
    add(&bag, true, 4, 1, "W"); /* behind */
    add(&bag, true, 1, 0, "V"); /* just before */
    expect_slice(apply(&bag, false, "abcde"), "aVXW");
    arena_close(&arena);
}

static void
test_edits__of_one_fix_are_taken_together_or_not_at_all(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, true, 0, 1, "A");
    struct diag *both = add(&bag, true, 0, 1, "B");

    bag_fix(&bag, both, true, S("replace it"), span_make(4, 1), S("E"));
    expect_slice(apply(&bag, false, "abcde"), "Abcde");
    arena_close(&arena);
}

static void
test_edits__of_two_fixes_do_not_insert_at_one_place(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, true, 2, 0, ",");
    add(&bag, true, 2, 0, ";");
    expect_slice(apply(&bag, false, "abc"), "ab,c");
    arena_close(&arena);
}

static void
test_edits__of_one_fix_may_insert_twice_at_one_place(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct diag *diag = add(&bag, true, 2, 0, "(");

    bag_fix(&bag, diag, true, S("x"), span_make(2, 0), S(")"));
    expect_slice(apply(&bag, false, "abc"), "ab()c");
    arena_close(&arena);
}

static void
test_edits__that_are_not_safe_are_taken_on_request(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, false, 0, 1, "X");
    expect_slice(apply(&bag, false, "abc"), "abc");
    expect_slice(apply(&bag, true, "abc"), "Xbc");
    arena_close(&arena);
}

static void
test_edits__beyond_the_text_are_refused(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    add(&bag, true, 2, 2, "X");
    add(&bag, true, 4, 0, "Y");
    expect_slice(apply(&bag, false, "abc"), "abc");
    arena_close(&arena);
}

static void
test_edits__say_where_things_have_moved(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct edits edits = {0};
    struct edits_walk walk = {0};

    add(&bag, true, 1, 2, "");    /* bc */
    add(&bag, true, 4, 0, "--");  /* before e */
    add(&bag, true, 4, 1, "EEE"); /* e */
    edits_choose(&arena, &edits, &bag, false, 6);
    expect_slice(edits_apply(&arena, &edits, S("abcdef")), "ad--EEEf");
    assert_int_equal(edits_move(&edits, &walk, 0), 0);
    assert_int_equal(edits_move(&edits, &walk, 1), 1);
    assert_int_equal(edits_move(&edits, &walk, 2), 1); /* deleted */
    assert_int_equal(edits_move(&edits, &walk, 3), 1);
    assert_int_equal(edits_move(&edits, &walk, 4), 2); /* before the dashes */
    assert_int_equal(edits_move(&edits, &walk, 5), 7);
    assert_int_equal(edits_move(&edits, &walk, 6), 8);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits__are_applied_in_the_order_of_the_text),
        cmocka_unit_test(test_edits__leave_out_what_overlaps_an_earlier_one),
        cmocka_unit_test(
            test_edits__of_one_fix_are_taken_together_or_not_at_all),
        cmocka_unit_test(test_edits__of_two_fixes_do_not_insert_at_one_place),
        cmocka_unit_test(test_edits__of_one_fix_may_insert_twice_at_one_place),
        cmocka_unit_test(test_edits__that_are_not_safe_are_taken_on_request),
        cmocka_unit_test(test_edits__beyond_the_text_are_refused),
        cmocka_unit_test(test_edits__say_where_things_have_moved),
    };

    return cmocka_run_group_tests_name("diag_edit", tests, NULL, NULL);
}
