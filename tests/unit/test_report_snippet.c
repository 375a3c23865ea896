#include "test.h"

#include "base/text/utf8.h"
#include "report/text/snippet.h"

/* The snippet of bytes [from, to) of `text`. */
static struct slice
snippet(struct arena *arena, struct slice text, size_t from, size_t to)
{
    struct report_style style = {0};
    struct source source = source_make(S("x"), text);
    struct buf out = buf_new(arena);

    source_index(arena, &source);
    struct snippet_mark mark = {span_make(from, to - from), COLOR_ERROR, S("")};

    snippet_write(&out, &style, &source, &mark, 1);
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
test_snippet__of_many_lines_shows_the_first_and_the_last(void **state)
{
    (void)state;
    expect_snippet(S("ab\r\ncd\n"), 1, 6,
                   "     1 | ab\n"
                   "       |  ^\n"
                   "     2 | cd\n"
                   "       | ~~\n");
    expect_snippet(S("{\n1,\n2,\n\t}\n"), 0, 10,
                   "     1 | {\n"
                   "       | ^\n"
                   "     2 | 1,\n"
                   "     3 | 2,\n"
                   "     4 |     }\n"
                   "       |     ~\n");
    expect_snippet(S("{\n1,\n2,\n3,\n}\n"), 0, 12,
                   "     1 | {\n"
                   "       | ^\n"
                   "     \xE2\x80\xA6\n"
                   "     5 | }\n"
                   "       | ~\n");
}

static void
test_snippet__fits_the_terminal(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena), out = buf_new(&arena);
    static const uint32_t columns[] = {0, 20, 41, 80, 120, 1000};
    static const size_t cells[] = {111, 41, 41, 80, 120, 161};

    (void)state;
    buf_repeat(&text, 'a', 500);
    struct source source = source_make(S("x"), buf_slice(&text));
    struct snippet_mark mark = {span_make(100, 10), COLOR_ERROR, S("")};

    source_index(&arena, &source);
    for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
        struct report_style style = {.columns = columns[i]};

        out.len = 0;
        snippet_write(&out, &style, &source, &mark, 1);
        struct slice line = buf_slice(&out);

        line = slice_cut(line, 0, slice_find_byte(line, '\n', 0));
        assert_int_equal(utf8_cells(line), cells[i]);
    }
    arena_close(&arena);
}

/* What is shown of `text` when `a` is reported because of `b` and `c`. */
static void
expect_beside(struct slice text, const char *expected)
{
    struct arena arena = ARENA_INIT;
    struct report_style style = {0};
    struct source source = source_make(S("x"), text);
    struct buf out = buf_new(&arena);
    struct snippet_mark mark[3];

    source_index(&arena, &source);
    for (uint32_t i = 0; i < 3; i++) {
        mark[i] = (struct snippet_mark){
            span_make(slice_find_byte(text, "abc"[i], 0), 1),
            i ? COLOR_NOTE : COLOR_ERROR, S("")};
        if (i)
            mark[i].label = i == 1 ? S("first") : S("second");
    }
    snippet_write(&out, &style, &source, mark, 3);
    expect_slice(buf_slice(&out), expected);
    arena_close(&arena);
}

static void
test_snippet__shows_what_is_beside(void **state)
{
    (void)state;
    expect_beside(S("- b\n-\n- a\n- c\n"), "     1 | - b\n"
                                           "       |   - first\n"
                                           "     2 | -\n"
                                           "     3 | - a\n"
                                           "       |   ^\n"
                                           "     4 | - c\n"
                                           "       |   - second\n");
    expect_beside(S("  b, c, a"), "     1 |   b, c, a\n"
                                  "       |   -  -  ^\n"
                                  "       |      second\n"
                                  "       |   first\n");
    expect_beside(S("abc"), "     1 | abc\n"
                            "       | ^-- second\n"
                            "       |  first\n");
}

static void
test_snippet__near_is_a_few_lines(void **state)
{
    struct arena arena = ARENA_INIT;
    struct source source = source_make(S("x"), S("ab\nc\n\n\nd\n"));
    struct report_style style = {0};
    struct span b = span_make(1, 1);

    (void)state;
    source_index(&arena, &source);
    assert_true(snippet_covers(&style, &source, b, span_make(0, 1)));
    assert_true(snippet_covers(&style, &source, b, span_make(3, 1)));
    assert_false(snippet_covers(&style, &source, b, span_make(7, 1)));
    /* What overlaps it, or goes on to further lines, is not. */
    assert_false(snippet_covers(&style, &source, b, span_make(0, 2)));
    assert_false(snippet_covers(&style, &source, b, span_make(3, 3)));
    arena_close(&arena);
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
        cmocka_unit_test(
            test_snippet__of_many_lines_shows_the_first_and_the_last),
        cmocka_unit_test(test_snippet__fits_the_terminal),
        cmocka_unit_test(test_snippet__shows_what_is_beside),
        cmocka_unit_test(test_snippet__near_is_a_few_lines),
        cmocka_unit_test(test_snippet__of_a_long_line_shows_what_is_around),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
