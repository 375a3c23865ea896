#include "report/text/snippet.h"

#include "base/text/log.h"
#include "base/text/utf8.h"

/* Cells of source shown of one line when nobody is looking, which with the
 * gutter fits 110 columns; the least and the most in a terminal; and what the
 * gutter and two ellipses take.
 */
enum {
    CELLS_SHOWN = 100,
    CELLS_LEAST = 30,
    CELLS_MOST = 150,
    CELLS_ASIDE = 11
};

/* A tab; `\x1b`, `\u202e` and `\U000e0041`, which buf_safe() makes of others.
 */
enum {
    TAB_CELLS = 4,
    CELLS_ESCAPED = 4,
    CELLS_ESCAPED_WIDE = 6,
    CELLS_ESCAPED_LONG = 10
};

/* Up to how many lines away a place is near, and how many lines between two
 * that are shown are shown, too: what takes their place is a line as well.
 */
enum { LINES_AROUND = 3, LINES_BETWEEN = 2 };

/* What is shown of a line: bytes [from, to). */
struct window {
    struct slice line;
    size_t from, to;
};

/* A part of a mark that lies on one line: bytes [from, to) of it. */
struct snippet_piece {
    const struct snippet_mark *mark;
    uint32_t line;
    size_t from, to;
    char head, rest; /* what it is underlined with */
    bool labelled;
};

struct pieces {
    struct snippet_piece item[SNIPPET_MARKS + 1]; /* by line, then by place */
    uint32_t count;
};

static size_t
cells_shown(const struct report_style *style)
{
    size_t columns = style->columns;

    if (columns == 0)
        return CELLS_SHOWN;
    if (columns < CELLS_LEAST + CELLS_ASIDE)
        return CELLS_LEAST;
    columns -= CELLS_ASIDE;
    return columns < CELLS_MOST ? columns : CELLS_MOST;
}

/* How many of them come before a span for which the line is too long. */
static size_t
cells_before(size_t shown)
{
    return shown * 2 / 5;
}

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

/* Bytes of `line` from `from` on, up to `to`, that stand for themselves and
 * take a cell each.
 */
static size_t
plain_len(struct slice line, size_t from, size_t to)
{
    size_t len = log_plain(slice_cut(line, 0, to + LOG_AHEAD), from);

    return len < to - from ? len : to - from;
}

/* Writes the character at `at` as a log may show it; returns its cells. */
static size_t
write_char(struct buf *out, struct slice line, size_t at)
{
    struct slice bytes = slice_cut(line, at, at + char_len(line, at));
    size_t before = out->len;
    uint32_t c;

    if (log_is_command(line, at)) {
        buf_printf(out, "\\u%04x", (unsigned)line.at[at]);
        return CELLS_ESCAPED_WIDE;
    }
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
    size_t cells = write_char(scratch, line, at);

    scratch->len = before;
    return cells;
}

/* Cells of bytes [from, to) of `line`. */
static size_t
cells_between(struct buf *scratch, struct slice line, size_t from, size_t to)
{
    size_t cells = 0;

    if (to <= from)
        return 0;
    for (size_t i = from; i < to;) {
        size_t plain = plain_len(line, i, to);

        cells += plain ? plain : char_cells(scratch, line, i);
        i += plain ? plain : char_len(line, i);
    }
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

/* The same for a line of which all that can be shown is printable ASCII. */
static bool
choose_plain(struct window *w, size_t start, size_t shown)
{
    size_t low = start > shown ? start - shown : 0;
    size_t high = start + shown;
    size_t left = start < cells_before(shown) ? start : cells_before(shown);

    if (high > w->line.len)
        high = w->line.len;
    if (plain_len(w->line, low, high) != high - low)
        return false;
    size_t right = w->line.len - start;

    if (right > shown - left)
        right = shown - left;
    left = start < shown - right ? start : shown - right;
    w->from = start - left;
    w->to = start + right;
    return true;
}

/* Some room before the span, the rest after it; what a short rest of the
 * line leaves goes to the front again.
 */
static struct window
choose_window(struct buf *scratch, struct slice line, size_t start,
              size_t shown)
{
    struct window w = {.line = line, .from = start, .to = start};
    size_t cells = 0;

    if (choose_plain(&w, start, shown))
        return w;
    widen_left(&w, scratch, &cells, cells_before(shown));
    widen_right(&w, scratch, &cells, shown);
    widen_left(&w, scratch, &cells, shown);
    return w;
}

/* ---- Rows ---------------------------------------------------------------- */

static void
write_gutter(struct buf *out, const struct report_style *style, uint32_t line)
{
    color_set(out, style, COLOR_GUTTER);
    if (line) {
        size_t digits = 1;

        for (uint32_t rest = line; rest >= 10; rest /= 10)
            digits++;
        buf_repeat(out, ' ', digits < 6 ? 6 - digits : 0);
        buf_number(out, line);
        buf_text(out, " |");
    } else {
        buf_text(out, "       |");
    }
    color_set(out, style, COLOR_OFF);
}

static void
write_source(struct buf *out, const struct report_style *style, uint32_t line,
             const struct window *w)
{
    write_gutter(out, style, line + 1);
    if (w->line.len)
        buf_byte(out, ' ');
    if (w->from > 0)
        buf_text(out, "…");
    for (size_t i = w->from; i < w->to;) {
        size_t len = plain_len(w->line, i, w->to);

        if (len) {
            buf_add(out, slice_cut(w->line, i, i + len));
        } else {
            len = char_len(w->line, i);
            write_char(out, w->line, i);
        }
        i += len;
    }
    if (w->to < w->line.len)
        buf_text(out, "…");
    buf_byte(out, '\n');
}

/* Cells of the row that are left of byte `at` of the line. */
static size_t
column(struct buf *scratch, const struct window *w, size_t at)
{
    return (w->from > 0) +
           cells_between(scratch, w->line, w->from, at < w->to ? at : w->to);
}

static void
write_label(struct buf *out, const struct report_style *style,
            const struct snippet_piece *piece)
{
    color_set(out, style, piece->mark->color);
    buf_safe(out, piece->mark->label);
    color_set(out, style, COLOR_OFF);
}

/* The underlines of one line; a label has room after the last of them. */
static void
write_marks(struct buf *out, const struct report_style *style,
            const struct window *w, const struct snippet_piece *piece,
            uint32_t count)
{
    size_t at = 0;

    write_gutter(out, style, 0);
    buf_byte(out, ' ');
    for (uint32_t i = 0; i < count; i++) {
        size_t start = column(out, w, piece[i].from);
        size_t end = column(out, w, piece[i].to);

        if (start < at)
            start = at;
        buf_repeat(out, ' ', start - at);
        color_set(out, style, piece[i].mark->color);
        buf_byte(out, piece[i].head);
        if (end > start)
            buf_repeat(out, piece[i].rest, end - start - 1);
        color_set(out, style, COLOR_OFF);
        at = end > start ? end : start + 1;
    }
    if (piece[count - 1].labelled) {
        buf_byte(out, ' ');
        write_label(out, style, &piece[count - 1]);
    }
    buf_byte(out, '\n');
    for (uint32_t i = count - 1; i-- > 0;) {
        if (!piece[i].labelled)
            continue;
        write_gutter(out, style, 0);
        buf_repeat(out, ' ', column(out, w, piece[i].from) + 1);
        write_label(out, style, &piece[i]);
        buf_byte(out, '\n');
    }
}

/* ---- What is shown ------------------------------------------------------- */

static void
add_piece(struct pieces *pieces, struct snippet_piece piece)
{
    uint32_t i = pieces->count++;
    struct snippet_piece *item = pieces->item;

    for (; i > 0 &&
           (item[i - 1].line > piece.line ||
            (item[i - 1].line == piece.line && item[i - 1].from > piece.from));
         i--)
        item[i] = item[i - 1];
    item[i] = piece;
}

static size_t
blank_head(struct slice line)
{
    size_t at = 0;

    while (at < line.len && (line.at[at] == ' ' || line.at[at] == '\t'))
        at++;
    return at;
}

/* The first line of a mark and, of the main one, the last as well. */
static void
add_mark(struct pieces *pieces, const struct source *source,
         const struct snippet_mark *mark, bool main)
{
    uint32_t end = span_end(mark->span);
    uint32_t first = source_line_at(source, mark->span.at);
    uint32_t last = source_line_at(source, end);
    size_t len = source_line(source, first).len;
    size_t from = mark->span.at - source->line[first];
    size_t to = end - source->line[first];
    struct slice tail = source_line(source, last);

    add_piece(pieces, (struct snippet_piece){
                          .mark = mark,
                          .line = first,
                          .from = from < len ? from : len,
                          .to = to < len ? to : len,
                          .head = main ? '^' : '-',
                          .rest = main ? '~' : '-',
                          .labelled = mark->label.len > 0,
                      });
    to = end - source->line[last];
    if (to > tail.len)
        to = tail.len;
    if (main && last > first && blank_head(tail) < to)
        add_piece(pieces, (struct snippet_piece){
                              .mark = mark,
                              .line = last,
                              .from = blank_head(tail),
                              .to = to,
                              .head = '~',
                              .rest = '~',
                          });
}

/* What the window of a line is about: its part of the main mark, if any. */
static const struct snippet_piece *
main_piece(const struct snippet_piece *piece, uint32_t count)
{
    const struct snippet_piece *main = piece;

    for (uint32_t i = 1; i < count; i++)
        if (piece[i].mark < main->mark)
            main = &piece[i];
    return main;
}

/* The lines between two that are shown, or that there are some. */
static void
write_between(struct buf *out, const struct report_style *style,
              const struct source *source, uint32_t from, uint32_t to)
{
    if (to - from > LINES_BETWEEN) {
        color_set(out, style, COLOR_GUTTER);
        buf_text(out, "     …");
        color_set(out, style, COLOR_OFF);
        buf_byte(out, '\n');
        return;
    }
    for (; from < to; from++) {
        struct window w = choose_window(out, source_line(source, from), 0,
                                        cells_shown(style));

        write_source(out, style, from, &w);
    }
}

/* The most cells that the character at `at`, which is not plain, may take. */
static size_t
char_most(struct slice line, size_t at)
{
    unsigned char lead = (unsigned char)line.at[at];

    if (lead >= 0xF3)
        return CELLS_ESCAPED_LONG;
    return lead == 0 || (lead >= 0x20 && lead != 0x7F) ? CELLS_ESCAPED_WIDE
                                                       : CELLS_ESCAPED;
}

/* Whether `line` fits `shown` cells, whatever is in it. */
static bool
is_short(struct slice line, size_t shown)
{
    size_t cells = 0;

    for (size_t i = 0; i < line.len && cells <= shown;) {
        size_t end = i + shown + 1 < line.len ? i + shown + 1 : line.len;
        size_t plain = plain_len(line, i, end);

        cells += plain ? plain : char_most(line, i);
        i += plain ? plain : char_len(line, i);
    }
    return cells <= shown;
}

bool
snippet_covers(const struct report_style *style, const struct source *source,
               struct span span, struct span other)
{
    size_t shown = cells_shown(style);
    uint32_t line = source_line_at(source, span.at);
    uint32_t there = source_line_at(source, other.at);
    struct slice text = source_line(source, there);

    if (source_line_at(source, span_end(other)) != there ||
        (other.at < span_end(span) && span.at < span_end(other)))
        return false;
    if (there == line)
        return is_short(text, shown);
    return there < line ? line - there <= LINES_AROUND
                        : there - line <= LINES_AROUND;
}

void
snippet_write(struct buf *out, const struct report_style *style,
              const struct source *source, const struct snippet_mark *mark,
              uint32_t count)
{
    struct pieces pieces = {.count = 0};
    const struct snippet_piece *item = pieces.item;

    for (uint32_t i = 0; i < count && i < SNIPPET_MARKS; i++)
        add_mark(&pieces, source, &mark[i], i == 0);
    for (uint32_t i = 0, same; i < pieces.count; i += same) {
        uint32_t line = item[i].line;

        for (same = 1; i + same < pieces.count; same++)
            if (item[i + same].line != line)
                break;
        if (i > 0)
            write_between(out, style, source, item[i - 1].line + 1, line);
        struct window w =
            choose_window(out, source_line(source, line),
                          main_piece(&item[i], same)->from, cells_shown(style));

        write_source(out, style, line, &w);
        write_marks(out, style, &w, &item[i], same);
    }
}
