#include "report/snippet.h"

#include "base/utf8.h"

/* Cells of source shown of one line, and how many of them stand before the
 * span when the line is longer.  With the gutter it fits 110 columns; the
 * width of the terminal is not asked, so that the same input gives the same
 * bytes.
 */
enum { CELLS_SHOWN = 100, CELLS_BEFORE = 40, TAB_CELLS = 4 };

/* What is shown of a line: bytes [from, to), [start, end) underlined. */
struct window {
    struct slice line;
    size_t from, to;
    size_t start, end;
};

static size_t
char_len(struct slice text, size_t at)
{
    uint32_t c;
    size_t len = utf8_decode(slice_cut(text, at, text.len), &c);

    return len ? len : 1;
}

/* Start of the character before `at`. */
static size_t
char_before(struct slice text, size_t at)
{
    size_t start = at - 1;

    while (start > 0 && at - start < 4 &&
           ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    return start + char_len(text, start) == at ? start : at - 1;
}

/* Writes one character as a terminal may show it; returns its cells. */
static size_t
write_char(struct buf *out, struct slice bytes)
{
    size_t before = out->len;
    uint32_t c;

    if (slice_equal(bytes, S("\t"))) {
        buf_repeat(out, ' ', TAB_CELLS);
        return TAB_CELLS;
    }
    buf_safe(out, bytes);
    if (out->len - before == bytes.len && utf8_decode(bytes, &c))
        return (size_t)utf8_width(c);
    return out->len - before; /* an escape, in ASCII */
}

/* Cells of the character at `at`; `scratch` is written to and emptied. */
static size_t
char_cells(struct buf *scratch, struct slice line, size_t at)
{
    size_t before = scratch->len;
    size_t cells =
        write_char(scratch, slice_cut(line, at, at + char_len(line, at)));

    scratch->len = before;
    return cells;
}

static void
widen_left(struct window *w, struct buf *scratch, size_t *cells, size_t limit)
{
    while (w->from > 0) {
        size_t before = char_before(w->line, w->from);
        size_t more = char_cells(scratch, w->line, before);

        if (*cells + more > limit)
            return;
        *cells += more;
        w->from = before;
    }
}

static void
widen_right(struct window *w, struct buf *scratch, size_t *cells, size_t limit)
{
    while (w->to < w->line.len) {
        size_t more = char_cells(scratch, w->line, w->to);

        if (*cells + more > limit)
            return;
        *cells += more;
        w->to += char_len(w->line, w->to);
    }
}

/* Some room before the span, the rest behind it; what a short rest of the
 * line leaves goes to the front again.
 */
static void
choose_window(struct window *w, struct buf *scratch)
{
    size_t cells = 0;

    w->from = w->to = w->start;
    widen_left(w, scratch, &cells, CELLS_BEFORE);
    widen_right(w, scratch, &cells, CELLS_SHOWN);
    widen_left(w, scratch, &cells, CELLS_SHOWN);
    if (w->end > w->to)
        w->end = w->to;
}

/* Writes the line; finds the cells before and under the span. */
static void
write_line(struct buf *out, const struct window *w, size_t *before,
           size_t *under)
{
    *before = *under = 0;
    if (w->from > 0) {
        buf_text(out, "…");
        *before = 1;
    }
    for (size_t i = w->from; i < w->to;) {
        size_t len = char_len(w->line, i);
        size_t cells = write_char(out, slice_cut(w->line, i, i + len));

        if (i < w->start)
            *before += cells;
        else if (i < w->end)
            *under += cells;
        i += len;
    }
    if (w->to < w->line.len)
        buf_text(out, "…");
}

static void
write_gutter(struct buf *out, const struct report_style *style, uint32_t line)
{
    paint_set(out, style, PAINT_GUTTER);
    if (line)
        buf_printf(out, "%6u |", line);
    else
        buf_text(out, "       |");
    paint_set(out, style, PAINT_OFF);
}

void
snippet_write(struct buf *out, const struct report_style *style,
              const struct source *source, struct span span, enum paint paint)
{
    uint32_t line = source_line_at(source, span.at);
    struct window w = {.line = source_line(source, line)};
    size_t before, under;

    w.start = span.at - source->line[line];
    w.end = span_end(span) - source->line[line];
    if (w.start > w.line.len)
        w.start = w.line.len;
    if (w.end > w.line.len)
        w.end = w.line.len;
    choose_window(&w, out);
    write_gutter(out, style, line + 1);
    if (w.line.len)
        buf_byte(out, ' ');
    write_line(out, &w, &before, &under);
    buf_byte(out, '\n');
    write_gutter(out, style, 0);
    buf_repeat(out, ' ', before + 1);
    paint_set(out, style, paint);
    buf_byte(out, '^');
    buf_repeat(out, '~', under ? under - 1 : 0);
    paint_set(out, style, PAINT_OFF);
    buf_byte(out, '\n');
}
