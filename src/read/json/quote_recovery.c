/* Strings in quotes that JSON does not have. */
#include "read/json/reader.h"

#include "base/text/buf.h"

/* How many quotes of a line are tried as the closing one. */
#define QUOTES_TRIED 64

/* Quotes that JSON does not have, and what closes them. */
static const struct mark {
    struct slice open, close;
} marks[] = {
    {SC("'"), SC("'")}, {SC("`"), SC("`")}, {SC("“"), SC("”")},
    {SC("„"), SC("“")}, {SC("‘"), SC("’")}, {SC("«"), SC("»")},
    {SC("”"), SC("”")}, {SC("’"), SC("’")},
};

#define MARKS (sizeof(marks) / sizeof(marks[0]))

_Static_assert(MARKS == CLOSINGS, "the reader notes where each kind ends");

/* The next `mark` at or behind `at` on its line, or NULL. */
static const char *
next_mark(const struct reader *r, const char *at, struct slice mark)
{
    const char *from = at;

    while (at < r->end && *at != '\n' && *at != '\r' &&
           (*at != mark.at[0] ||
            !slice_starts(slice_make(at, (size_t)(r->end - at)), mark)))
        at++;
    bool found = at < r->end && *at == mark.at[0];

    return reader_spend(r, from, at) && found ? at : NULL;
}

/* The same for the `index`-th of the marks; a line with many opening quotes
 * and no closing one is not searched for each of them.
 */
static const char *
first_mark(struct reader *r, const char *at, size_t index)
{
    struct closing *known = &r->closings[index];

    if (!known->from || at < known->from || at > known->to) {
        known->from = at;
        known->hit = next_mark(r, at, marks[index].close);
        known->to = known->hit ? known->hit : token_line_end(r, at);
    }
    return known->hit;
}

/* The closing quote of the `index`-th kind on this line: the first one that the
 * rest of the line fits, else the first.
 */
static const char *
closing_mark(struct reader *r, const char *at, size_t index, bool key)
{
    struct slice mark = marks[index].close;
    const char *first = first_mark(r, at, index);
    const char *hit = first;

    for (int tried = 0; hit && tried < QUOTES_TRIED; tried++) {
        if (token_line_fits(r, hit + mark.len, key))
            return hit;
        hit = next_mark(r, hit + mark.len, mark);
    }
    return first;
}

/* Whether the string can end at `close` only: no other quote of its kind could
 * have closed it, and the rest of the line fits.  `'a' + 'b'` may be two texts,
 * `'don't'` one, and a fence of Markdown none.
 */
static bool
is_certain_end(const struct reader *r, const char *inner, const char *close,
               struct slice mark, bool key)
{
    struct slice text = slice_make(inner, (size_t)(close - inner));

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (slice_starts(slice_cut(text, i, text.len), mark))
            return false;
    }
    return reader_spend(r, inner, close) &&
           token_line_fits(r, close + mark.len, key);
}

/* The content of other quotes as it must be written in double quotes. */
static struct slice
requote(struct reader *r, const char *at, const char *to)
{
    struct buf buf = buf_new(r->arena);

    buf_byte(&buf, '"');
    for (; at < to; at++) {
        if (*at == '"')
            buf_byte(&buf, '\\');
        if (*at == '\\' && at + 1 < to) {
            at++;
            if (*at != '\'')
                buf_byte(&buf, '\\');
        }
        buf_byte(&buf, *at);
    }
    buf_byte(&buf, '"');
    return buf_slice(&buf);
}

bool
recover_quoted(struct reader *r, bool key)
{
    const char *from = r->at;
    const struct mark *mark = marks;
    struct slice text = slice_make(from, (size_t)(r->end - from));

    while (mark < marks + MARKS && !slice_starts(text, mark->open))
        mark++;
    if (mark == marks + MARKS)
        return false;
    const char *inner = from + mark->open.len;
    const char *close = closing_mark(r, inner, (size_t)(mark - marks), key);

    if (!close)
        return false;
    const char *to = close + mark->close.len;
    struct slice shown = reader_show(r, from, to);
    struct diag *diag =
        FAULT(r, single_quote, reader_span(r, from, to),
              "%.*s is in %s quotes; JSON strings need double quotes",
              SLICE_ARGS(shown),
              mark->open.at[0] == '\''  ? "single"
              : mark->open.at[0] == '`' ? "back"
                                        : "typographic");

    bag_fix(r->bag, diag, is_certain_end(r, inner, close, mark->close, key),
            S("use double quotes"), reader_span(r, from, to),
            requote(r, inner, close));
    reader_add_text(r, key, NODE_ESCAPED, reader_span(r, from, to),
                    reader_span(r, inner, close));
    r->at = to;
    return true;
}
