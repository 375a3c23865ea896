#include "test.h"

#include "source/place.h"

/* Where the byte `offset` of `text` is. */
static struct place
place(struct slice text, uint32_t offset, enum place_unit unit)
{
    struct arena arena = ARENA_INIT;
    struct source source = source_make(S("x.json"), text);

    source_index(&arena, &source);
    struct place place = place_of(&source, offset, unit);

    arena_close(&arena);
    return place;
}

#define expect_place(text, offset, unit, wanted_line, wanted_col) \
    do {                                                          \
        struct place place_ = place((text), (offset), (unit));    \
        assert_int_equal(place_.line, (wanted_line));             \
        assert_int_equal(place_.col, (wanted_col));               \
    } while (0)

static void
test_place__counts_from_the_line_start(void **state)
{
    (void)state;
    expect_place(S("ab\ncd"), 0, PLACE_POINTS, 0, 0);
    expect_place(S("ab\ncd"), 4, PLACE_POINTS, 1, 1);
    expect_place(S("ab\r\ncd"), 4, PLACE_POINTS, 1, 0);
    expect_place(S("ab\rcd"), 3, PLACE_POINTS, 1, 0);
    expect_place(S("ab\ncd"), 5, PLACE_POINTS, 1, 2);
}

static void
test_place__a_tab_is_one_column(void **state)
{
    (void)state;
    expect_place(S("\t\tx"), 2, PLACE_POINTS, 0, 2);
    expect_place(S("\t\tx"), 2, PLACE_UTF16, 0, 2);
}

static void
test_place__units_differ_beyond_ascii(void **state)
{
    (void)state;
    /* An emoji and a CJK character come before the x. */
    struct slice text = S("\xf0\x9f\x98\x80\xe4\xb8\xadx");

    expect_place(text, 7, PLACE_POINTS, 0, 2);
    expect_place(text, 7, PLACE_UTF16, 0, 3);
    expect_place(text, 7, PLACE_CELLS, 0, 4);
}

static void
test_place__the_end_of_the_text_is_a_place(void **state)
{
    (void)state;
    expect_place(S(""), 0, PLACE_POINTS, 0, 0);
    expect_place(S("a\n"), 2, PLACE_POINTS, 1, 0);
}

static void
test_place__a_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    struct slice text = S("\xef\xbb\xbf[1\n2");

    for (int unit = PLACE_POINTS; unit <= PLACE_BYTES; unit++) {
        expect_place(text, 0, (enum place_unit)unit, 0, 0);
        expect_place(text, 3, (enum place_unit)unit, 0, 0);
        expect_place(text, 4, (enum place_unit)unit, 0, 1);
        expect_place(text, 6, (enum place_unit)unit, 1, 0);
    }
    expect_place(S("[\n\xef\xbb\xbfx"), 5, PLACE_POINTS, 1, 1);
}

static void
test_place__nothing_is_amid_a_line_end(void **state)
{
    (void)state;
    expect_place(S("ab\r\ncd"), 2, PLACE_POINTS, 0, 2);
    expect_place(S("ab\r\ncd"), 3, PLACE_POINTS, 0, 2);
    expect_place(S("ab\r\ncd"), 3, PLACE_BYTES, 0, 2);
    expect_place(S("ab\n\rcd"), 3, PLACE_POINTS, 1, 0);
    expect_place(S("ab\r"), 3, PLACE_POINTS, 1, 0);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_place__counts_from_the_line_start),
        cmocka_unit_test(test_place__a_tab_is_one_column),
        cmocka_unit_test(test_place__units_differ_beyond_ascii),
        cmocka_unit_test(test_place__the_end_of_the_text_is_a_place),
        cmocka_unit_test(test_place__a_byte_order_mark_is_no_column),
        cmocka_unit_test(test_place__nothing_is_amid_a_line_end),
    };

    return cmocka_run_group_tests_name("place", cases, NULL, NULL);
}
