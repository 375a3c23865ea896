#include "test.h"

#include "base/core/limits.h"
#include "diag/bag.h"

static const struct kind first = {"a-first", LEVEL_ERROR, false, "first"};
static const struct kind second = {"b-second", LEVEL_WARNING, true, "second"};

static void
test_bag__sorts_by_place_then_id_then_text(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    bag_add(&bag, &second, span_make(5, 1), "e");
    bag_add(&bag, &first, span_make(5, 2), "f");
    bag_add(&bag, &first, span_make(5, 1), "d");
    bag_add(&bag, &first, span_make(5, 1), "c");
    bag_add(&bag, &second, span_make(0, 9), "a");
    bag_add(&bag, &second, span_make(4, 0), "b");
    bag_finish(&bag);
    assert_int_equal(bag.list.count, 6);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(bag.list.item[i]->text.at[0], "abcdef"[i]);
    arena_close(&arena);
}

static void
test_bag__gives_up_a_finding(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct diag *one = bag_add(&bag, &first, span_make(0, 1), "one");
    struct diag *two = bag_add(&bag, &first, span_make(1, 1), "two");

    bag_drop(&bag, one);
    assert_false(bag_holds(&bag, one));
    assert_true(bag_holds(&bag, two));
    bag_drop(&bag, one);
    assert_int_equal(bag.list.count, 1);
    arena_close(&arena);
}

static void
test_bag__drops_exact_repetitions(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    bag_add(&bag, &first, span_make(1, 2), "same %d", 1);
    bag_add(&bag, &first, span_make(1, 2), "other");
    bag_add(&bag, &first, span_make(1, 2), "same %d", 1);
    bag_finish(&bag);
    assert_int_equal(bag.list.count, 2);
    arena_close(&arena);
}

static void
test_bag__an_empty_bag_can_be_finished(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    bag_finish(&bag);
    assert_int_equal(bag.list.count, 0);
    assert_int_equal(bag_count(&bag, LEVEL_ERROR), 0);
    arena_close(&arena);
}

static void
test_bag__counts_levels_of_findings(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    bag_add(&bag, &first, span_make(0, 1), "x");
    bag_add(&bag, &second, span_make(1, 1), "x");
    bag_add(&bag, &first, span_make(2, 1), "x")->level = LEVEL_WARNING;
    assert_int_equal(bag_count(&bag, LEVEL_ERROR), 1);
    assert_int_equal(bag_count(&bag, LEVEL_WARNING), 2);
    assert_int_equal(bag_count(&bag, LEVEL_HINT), 0);
    arena_close(&arena);
}

static void
test_bag__counts_what_it_cannot_keep(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);

    for (uint32_t i = 0; i < LIMIT_DIAGS + 3; i++)
        assert_non_null(bag_add(&bag, &first, span_make(i, 1), "x"));
    assert_int_equal(bag.list.count, LIMIT_DIAGS);
    assert_int_equal(bag.dropped, 3);
    assert_true(bag_full(&bag));
    bag_begin(&bag);
    assert_false(bag_full(&bag));
    bag_add(&bag, &second, span_make(LIMIT_DIAGS + 9, 1), "another document");
    bag_finish(&bag);
    assert_int_equal(bag.list.count, LIMIT_DIAGS + 2);
    assert_string_equal(bag.list.item[0]->kind->id, "too-many-findings");
    arena_close(&arena);
}

static void
test_bag__related_places_keep_their_order(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct diag *diag = bag_add(&bag, &first, span_make(0, 1), "x");

    bag_relate(&bag, diag, span_make(9, 1), "one");
    bag_relate(&bag, diag, span_make(3, 1), "two");
    bag_help(&bag, diag, "do %s", "this");
    expect_slice(diag->related->text, "one");
    expect_slice(diag->related->next->text, "two");
    assert_null(diag->related->next->next);
    expect_slice(diag->help, "do this");
    arena_close(&arena);
}

static void
test_bag__edits_of_a_fix_are_sorted(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_new(&arena);
    struct diag *diag = bag_add(&bag, &second, span_make(0, 1), "x");

    bag_fix(&bag, diag, true, S("title"), span_make(8, 1), S("b"));
    bag_fix(&bag, diag, false, S("ignored"), span_make(2, 1), S("a"));
    assert_int_equal(diag->fix.count, 2);
    assert_true(diag->fix.safe);
    expect_slice(diag->fix.title, "title");
    expect_slice(diag->fix.edit[0].text, "a");
    expect_slice(diag->fix.edit[1].text, "b");
    arena_close(&arena);
}

static void
test_bag__says_once_that_the_budget_is_spent(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct bag bag = bag_for(&arena, 10);
    struct bag trial = bag_within(&arena, &bag);

    assert_true(budget_spend(trial.budget, LIMIT_STEPS));
    assert_false(budget_spend(trial.budget, LIMIT_STEPS));
    assert_true(budget_is_spent(bag.budget));
    bag_too_complex(&trial, span_make(3, 2), "the rest");
    bag_too_complex(&bag, span_make(0, 1), "something else");
    bag_finish(&bag);
    assert_int_equal(bag.list.count, 1);
    assert_string_equal(bag.list.item[0]->kind->id, "too-complex");
    assert_int_equal(bag.list.item[0]->where.at, 3);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_bag__sorts_by_place_then_id_then_text),
        cmocka_unit_test(test_bag__gives_up_a_finding),
        cmocka_unit_test(test_bag__drops_exact_repetitions),
        cmocka_unit_test(test_bag__an_empty_bag_can_be_finished),
        cmocka_unit_test(test_bag__counts_levels_of_findings),
        cmocka_unit_test(test_bag__counts_what_it_cannot_keep),
        cmocka_unit_test(test_bag__related_places_keep_their_order),
        cmocka_unit_test(test_bag__edits_of_a_fix_are_sorted),
        cmocka_unit_test(test_bag__says_once_that_the_budget_is_spent),
    };

    return cmocka_run_group_tests_name("bag", cases, NULL, NULL);
}
