#include "test.h"

#include "base/text/buf.h"
#include "source/source.h"

static struct source
indexed(struct arena *arena, struct slice text)
{
    struct source source = source_make(S("x.json"), text);

    source_index(arena, &source);
    return source;
}

static void
test_source__lines_end_in_three_ways(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct source source = indexed(&arena, S("a\nbb\r\nccc\rd"));

    assert_int_equal(source.lines, 4);
    expect_slice(source_line(&source, 0), "a");
    expect_slice(source_line(&source, 1), "bb");
    expect_slice(source_line(&source, 2), "ccc");
    expect_slice(source_line(&source, 3), "d");
    arena_close(&arena);
}

/* Beyond eight bytes a line end is looked for in words. */
static void
test_source__long_lines_end_too(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    for (size_t at = 0; at < 20; at++) {
        struct buf text = buf_new(&arena);

        buf_repeat(&text, '\t', at);
        buf_text(&text, "\r\n0123456789\x0b\x0c\xff\r");
        buf_repeat(&text, 'b', at);
        struct source source = indexed(&arena, buf_slice(&text));

        assert_int_equal(source.lines, 3);
        assert_int_equal(source.line[1], at + 2);
        assert_int_equal(source.line[2], at + 16);
    }
    arena_close(&arena);
}

static void
test_source__an_empty_text_has_one_line(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct source source = indexed(&arena, S(""));

    assert_int_equal(source.lines, 1);
    expect_slice(source_line(&source, 0), "");
    assert_int_equal(source_line_at(&source, 0), 0);
    arena_close(&arena);
}

static void
test_source__a_final_newline_starts_a_line(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct source source = indexed(&arena, S("a\n"));

    assert_int_equal(source.lines, 2);
    expect_slice(source_line(&source, 1), "");
    assert_int_equal(source_line_at(&source, 1), 0);
    assert_int_equal(source_line_at(&source, 2), 1);
    arena_close(&arena);
}

static void
test_source__the_table_is_made_once(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct source source = indexed(&arena, S("a\nb"));
    const uint32_t *line = source.line;

    source_index(&arena, &source);
    assert_ptr_equal(source.line, line);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_source__lines_end_in_three_ways),
        cmocka_unit_test(test_source__long_lines_end_too),
        cmocka_unit_test(test_source__an_empty_text_has_one_line),
        cmocka_unit_test(test_source__a_final_newline_starts_a_line),
        cmocka_unit_test(test_source__the_table_is_made_once),
    };

    return cmocka_run_group_tests_name("source", cases, NULL, NULL);
}
