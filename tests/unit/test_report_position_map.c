#include "test.h"

#include "base/text/buf.h"
#include "report/position_map.h"
#include "source/place.h"

/* A ruler must agree with place_of() at every offset, in lines that are long
 * enough for marks, with characters of every length and ill-formed bytes.
 */
static void
expect_agreement(struct slice piece)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);

    buf_text(&text, "short\n");
    while (text.len < 20000)
        buf_add(&text, piece);
    buf_text(&text, "\nshort again");
    struct source source = source_make(S("x"), buf_slice(&text));

    source_index(&arena, &source);
    struct position_map map = position_map_new(&arena, &source);

    for (uint32_t at = 0; at <= source.text.len; at += 7) {
        struct place a = place_of(&source, at, PLACE_POINTS);
        struct place b = position_map_place(&map, at, PLACE_POINTS);
        struct place c = place_of(&source, at, PLACE_UTF16);
        struct place d = position_map_place(&map, at, PLACE_UTF16);

        assert_int_equal(a.line, b.line);
        assert_int_equal(a.col, b.col);
        assert_int_equal(c.line, d.line);
        assert_int_equal(c.col, d.col);
    }
    arena_close(&arena);
}

static void
test_position_map__agrees_with_counting(void **state)
{
    (void)state;
    expect_agreement(S("abc"));
    expect_agreement(S("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9A\x80"));
}

static void
test_position_map__agrees_on_ill_formed_text(void **state)
{
    (void)state;
    expect_agreement(S("\x80\x80\x80\x80\x80"));
    expect_agreement(S("a\xF0\x9F\xC3\xE2\x82"));
}

static void
test_position_map__a_range_ends_behind_its_last_character(void **state)
{
    struct arena arena = ARENA_INIT;
    struct source source = source_make(S("x"), S("a\n\xF0\x9F\x9A\x80z\n"));

    (void)state;
    source_index(&arena, &source);
    struct position_map map = position_map_new(&arena, &source);
    struct position_range range =
        position_map_range(&map, span_make(2, 4), PLACE_UTF16);

    assert_int_equal(range.start.line, 1);
    assert_int_equal(range.start.col, 0);
    assert_int_equal(range.end.line, 1);
    assert_int_equal(range.end.col, 2);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_position_map__agrees_with_counting),
        cmocka_unit_test(test_position_map__agrees_on_ill_formed_text),
        cmocka_unit_test(
            test_position_map__a_range_ends_behind_its_last_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
