#include "test.h"

#include "report/snippet.h"

/* The snippet of bytes [from, to) of `text`. */
static struct slice
snippet(struct arena *arena, struct slice text, size_t from, size_t to)
{
    struct report_style style = {0};
    struct source source = source_make(S("x"), text);
    struct buf out = buf_new(arena);

    source_index(arena, &source);
    snippet_write(&out, &style, &source, span_make(from, to - from),
                  PAINT_ERROR);
    return buf_slice(&out);
}

static void
expect_snippet(struct slice text, size_t from, size_t to, const char *expected)
{
    struct arena arena = ARENA_INIT;

    expect_slice(snippet(&arena, text, from, to), expected);
    arena_close(&arena);
}

static void
test_snippet__underlines_the_span(void **state)
{
    (void)state;
    expect_snippet(S("a\n{\"b\": 1}\n"), 3, 6,
                   "     2 | {\"b\": 1}\n"
                   "       |  ^~~\n");
}

static void
test_snippet__an_empty_span_has_one_caret(void **state)
{
    (void)state;
    expect_snippet(S("ab"), 1, 1, "     1 | ab\n       |  ^\n");
    expect_snippet(S("ab"), 2, 2, "     1 | ab\n       |   ^\n");
    expect_snippet(S(""), 0, 0, "     1 |\n       | ^\n");
    expect_snippet(S("a\n"), 2, 2, "     2 |\n       | ^\n");
}

static void
test_snippet__counts_cells(void **state)
{
    (void)state;
    expect_snippet(S("\tx"), 1, 2, "     1 |     x\n       |     ^\n");
    expect_snippet(S("\xE6\x97\xA5\xE6\x9C\xAC!"), 3, 6,
                   "     1 | \xE6\x97\xA5\xE6\x9C\xAC!\n       |   ^~\n");
    expect_snippet(S("e\xCC\x81x"), 3, 4, "     1 | e\xCC\x81x\n       |  ^\n");
}

static void
test_snippet__hides_what_a_terminal_acts_on(void **state)
{
    (void)state;
    expect_snippet(S("a\x1b[31mb"), 1, 6,
                   "     1 | a\\x1b[31mb\n"
                   "       |  ^~~~~~~~\n");
    expect_snippet(S("\xE2\x80\xAEx\xFF"), 3, 4,
                   "     1 | \\u202ex\\xff\n"
                   "       |       ^\n");
}

static void
test_snippet__further_lines_are_left_out(void **state)
{
    (void)state;
    expect_snippet(S("ab\r\ncd\n"), 1, 6,
                   "     1 | ab\n"
                   "       |  ^\n");
}

static void
test_snippet__of_a_long_line_shows_what_is_around(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);

    (void)state;
    buf_repeat(&text, 'a', 5000);
    buf_text(&text, "FAULT");
    buf_repeat(&text, 'z', 5000);
    struct slice shown = snippet(&arena, buf_slice(&text), 5000, 5005);
    size_t first_line = slice_find_byte(shown, '\n', 0);

    assert_true(first_line < 130);
    assert_true(slice_find(shown, S("aaaaFAULTzzzz"), 0) != SLICE_NONE);
    assert_true(slice_find(shown, S("| \xE2\x80\xA6"), 0) != SLICE_NONE);
    assert_true(slice_find(shown, S("z\xE2\x80\xA6\n"), 0) != SLICE_NONE);
    assert_true(slice_find(shown, S(" ^~~~~\n"), 0) != SLICE_NONE);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_snippet__underlines_the_span),
        cmocka_unit_test(test_snippet__an_empty_span_has_one_caret),
        cmocka_unit_test(test_snippet__counts_cells),
        cmocka_unit_test(test_snippet__hides_what_a_terminal_acts_on),
        cmocka_unit_test(test_snippet__further_lines_are_left_out),
        cmocka_unit_test(test_snippet__of_a_long_line_shows_what_is_around),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
