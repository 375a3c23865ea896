#include "test.h"

#include "app/manual/mdoc.h"

static struct slice
text(struct arena *arena, const char *plain)
{
    struct buf out = buf_new(arena);

    mdoc_text(&out, slice_from(plain));
    return buf_slice(&out);
}

static struct slice
sentence(struct arena *arena, const char *plain)
{
    struct buf out = buf_new(arena);

    mdoc_sentence(&out, slice_from(plain));
    return buf_slice(&out);
}

static void
test_mdoc_text__keeps_words_from_being_macros(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(text(&arena, ".Sh is a word"), "\\&.Sh is a word\n");
    expect_slice(text(&arena, "'quoted' a\\b"), "\\&'quoted' a\\eb\n");
    expect_slice(text(&arena, ""), "");
    expect_slice(text(&arena, "  two   words "), "two words\n");
    arena_close(&arena);
}

static void
test_mdoc_text__starts_a_line_for_each_sentence(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(text(&arena, "One. Two, as in `a. b-c`. Three"),
                 "One.\nTwo, as in \\fBa. b\\-c\\fR.\nThree\n");
    arena_close(&arena);
}

static void
test_mdoc_text__folds_long_lines(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice folded =
        text(&arena, "a line that goes on and on until it is more than what "
                     "mandoc thinks is good for a line of a manual page");

    (void)state;
    expect_slice(folded,
                 "a line that goes on and on until it is more than what mandoc "
                 "thinks is\ngood for a line of a manual page\n");
    arena_close(&arena);
}

static void
test_mdoc_sentence__is_one(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(sentence(&arena, "print the version"), "Print the version.\n");
    expect_slice(sentence(&arena, "`-` is input"), "\\fB\\-\\fR is input.\n");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mdoc_text__keeps_words_from_being_macros),
        cmocka_unit_test(test_mdoc_text__starts_a_line_for_each_sentence),
        cmocka_unit_test(test_mdoc_text__folds_long_lines),
        cmocka_unit_test(test_mdoc_sentence__is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
