#include "diag/fingerprint.h"

#include "test.h"

#include "base/text/buf.h"

static const struct kind kind = {"some-fault", LEVEL_ERROR, false, "a fault"};

/* The fingerprint of the `nth` finding at `word` in `text`. */
static uint64_t
print_of(struct arena *arena, const char *text, const char *word, uint32_t nth)
{
    struct source source = source_make(S("a.json"), slice_from(text));
    struct bag bag = bag_new(arena);

    for (size_t at = slice_find(source.text, slice_from(word), 0);
         at != SLICE_NONE;
         at = slice_find(source.text, slice_from(word), at + 1))
        bag_add(&bag, &kind, (struct span){(uint32_t)at, 3}, "fault");
    bag_finish(&bag);
    fingerprints_make(arena, &source, &bag);
    return bag.list.item[nth]->fingerprint;
}

static void
test_fingerprint__survives_moved_lines(void **state)
{
    struct arena arena = ARENA_INIT;
    uint64_t before = print_of(&arena, "{\n  \"one\": 1\n}", "one", 0);

    (void)state;
    assert_true(before != 0);
    assert_true(before ==
                print_of(&arena, "{\n\n\n      \"one\": 1\n}", "one", 0));
    assert_false(before == print_of(&arena, "{\n  \"one\": 2\n}", "one", 0));
    arena_close(&arena);
}

static void
test_fingerprint__tells_equal_lines_apart(void **state)
{
    struct arena arena = ARENA_INIT;
    const char *text = "[\n  \"one\",\n  \"one\",\n  \"one\"\n]";

    (void)state;
    assert_false(print_of(&arena, text, "one", 0) ==
                 print_of(&arena, text, "one", 1));
    assert_true(print_of(&arena, text, "one", 1) ==
                print_of(&arena, text, "one", 1));
    arena_close(&arena);
}

/* A finding that is suppressed keeps its number, and so do its neighbours. */
static void
test_fingerprint__does_not_depend_on_suppression(void **state)
{
    struct arena arena = ARENA_INIT;
    const char *text = "[\n  \"one\",\n  \"one\",\n  \"one\"\n]";
    struct source source = source_make(S("a.json"), slice_from(text));
    struct bag bag = bag_new(&arena);

    (void)state;
    for (uint32_t at = 5; at < source.text.len; at += 9)
        bag_add(&bag, &kind, (struct span){at, 3}, "fault");
    bag_finish(&bag);
    *vec_push(&arena, &bag.suppressed) = bag.list.item[0];
    bag_drop(&bag, bag.list.item[0]);
    fingerprints_make(&arena, &source, &bag);
    assert_true(bag.list.item[0]->fingerprint ==
                print_of(&arena, text, "one", 1));
    arena_close(&arena);
}

/* On a line of thousands of bytes what is far away does not count. */
static void
test_fingerprint__survives_changes_elsewhere_on_a_long_line(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena), other = buf_new(&arena);

    (void)state;
    for (int i = 0; i < 2000; i++) {
        buf_text(&text, i == 1000 ? "one, " : "1234,");
        buf_text(&other, i == 1000 ? "one, " : i == 900 ? "5678," : "1234,");
    }
    buf_byte(&text, '\0');
    buf_byte(&other, '\0');
    assert_true(print_of(&arena, text.at, "one", 0) ==
                print_of(&arena, other.at, "one", 0));
    other.at[4999] = 'X'; /* right before it */
    assert_false(print_of(&arena, text.at, "one", 0) ==
                 print_of(&arena, other.at, "one", 0));
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingerprint__survives_moved_lines),
        cmocka_unit_test(test_fingerprint__tells_equal_lines_apart),
        cmocka_unit_test(test_fingerprint__does_not_depend_on_suppression),
        cmocka_unit_test(
            test_fingerprint__survives_changes_elsewhere_on_a_long_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
