#include "unit/test.h"

#include "lint/suppress/baseline.h"

static const struct kind kind_a = {"jq-empty", LEVEL_ERROR, false, ""};
static const struct kind kind_b = {"json-empty", LEVEL_WARNING, false, ""};

/* Two findings of kind a on one line, one of kind b on the next, one hint. */
static struct bag
bag_of(struct arena *arena, uint32_t shift)
{
    struct bag bag = bag_new(arena);

    bag_add(&bag, &kind_a, span_make(shift, 1), "first");
    bag_add(&bag, &kind_a, span_make(shift + 1, 1), "second");
    bag_add(&bag, &kind_b, span_make(shift + 4, 1), "third");
    bag_add(&bag, &kind_b, span_make(shift + 5, 1), "hint")->level = LEVEL_HINT;
    bag_finish(&bag);
    return bag;
}

static struct slice
written(struct arena *arena, const struct baseline *old)
{
    struct baseline fresh = baseline_new(arena, S("/srv/ci"));
    struct source source = source_make(S("f"), S("xx\n yy\n"));
    struct bag bag = bag_of(arena, 0);
    struct baseline_file file = {&source, S("/srv/d/f.json"), &bag, LEVEL_INFO,
                                 old};

    baseline_add(&fresh, arena, &file);
    bag_sweep(&bag);
    assert_int_equal(bag.suppressed.count, 3);
    return baseline_text(&fresh, arena);
}

static struct baseline
read(struct arena *arena, struct slice text)
{
    struct baseline baseline = baseline_new(arena, S("/srv/ci"));
    struct bag bag = bag_new(arena);

    assert_true(baseline_read(&baseline, source_make(S("b"), text), &bag));
    return baseline;
}

static void
test_baseline__is_written_sorted_and_twice_the_same(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text = written(&arena, NULL);
    struct baseline baseline = read(&arena, text);

    (void)state;
    assert_true(slice_equal(text, written(&arena, NULL)));
    assert_int_equal(baseline.entry.count, 3);
    expect_slice(baseline.entry.item[0].path, "../d/f.json");
    expect_slice(baseline.entry.item[0].rule, "jq-empty");
    expect_slice(baseline.entry.item[2].rule, "json-empty");
    expect_slice(baseline.entry.item[2].message, "third");
    arena_close(&arena);
}

static void
test_baseline__knows_findings_whose_lines_moved(void **state)
{
    struct arena arena = ARENA_INIT;
    struct baseline baseline = read(&arena, written(&arena, NULL));
    struct source source = source_make(S("f"), S("\n\n  xx\n\n   yy\n"));
    struct bag bag = bag_new(&arena);

    (void)state;
    bag_add(&bag, &kind_a, span_make(4, 1), "worded otherwise");
    bag_add(&bag, &kind_b, span_make(11, 1), "third");
    bag_add(&bag, &kind_a, span_make(11, 1), "new");
    bag_finish(&bag);
    baseline_apply(&baseline, &arena, &source, S("/srv/d/f.json"), &bag);
    bag_sweep(&bag);
    assert_int_equal(bag.list.count, 1);
    expect_slice(bag.list.item[0]->text, "new");
    assert_int_equal(bag.suppressed.item[0]->suppression, SUPPRESSION_EXTERNAL);
    assert_int_equal(bag.list.item[0]->fingerprint, 0);
    /* The second on the first line is not there any more. */
    assert_int_equal(
        baseline.entry.item[0].found + baseline.entry.item[1].found, 1);
    assert_non_null(map_find(&baseline.checked, S("../d/f.json")));
    arena_close(&arena);
}

static void
test_baseline__keeps_reasons(void **state)
{
    struct arena arena = ARENA_INIT;
    struct baseline old = read(&arena, written(&arena, NULL));

    (void)state;
    old.entry.item[2].reason = S("later");
    struct baseline again = read(&arena, written(&arena, &old));

    expect_slice(again.entry.item[2].reason, "later");
    assert_int_equal(again.entry.item[1].reason.len, 0);
    arena_close(&arena);
}

static void
test_baseline__says_where_it_is_wrong(void **state)
{
    struct arena arena = ARENA_INIT;
    struct baseline baseline = baseline_new(&arena, S("/"));
    struct bag bag = bag_new(&arena);

    (void)state;
    assert_false(baseline_read(
        &baseline,
        source_make(S("b"),
                    S("{\"version\": 1, \"findings\": [{\"path\": \"a\","
                      " \"rule\": \"b\", \"fingerprint\": \"c\"}]}")),
        &bag));
    assert_int_equal(bag.list.item[0]->where.at, 70);
    assert_int_equal(baseline.entry.count, 0);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_baseline__is_written_sorted_and_twice_the_same),
        cmocka_unit_test(test_baseline__knows_findings_whose_lines_moved),
        cmocka_unit_test(test_baseline__keeps_reasons),
        cmocka_unit_test(test_baseline__says_where_it_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
