/* Strings that are spelt wrong.  Where such a string ends is a guess; the
 * guess is the one that makes the rest of the line read as JSON.
 */
#include "read/json/reader.h"

#include "base/core/limits.h"
#include "base/text/utf8.h"

/* How far a raw line end is followed in search of the closing quote, how many
 * quotes of a line are tried as the closing one, and how many bad escapes of a
 * string are shown and fixed.
 */
#define ESCAPES 64
#define LINES_AHEAD 65536
#define QUOTES_TRIED 64

static bool
is_line_end(const struct reader *r, const char *at)
{
    return at == r->end || *at == '\n' || *at == '\r';
}

static bool
is_escape(const char *at)
{
    static const char hex[] = "0123456789abcdefABCDEF";

    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]);
    for (int i = 2; i < 6; i++)
        if (!at[i] || !strchr(hex, at[i]))
            return false;
    return true;
}

/* Length of what an author takes for the escape at `at`. */
static size_t
escape_length(const char *at, const char *to)
{
    uint32_t c;
    size_t len = 1 + utf8_decode(slice_make(at + 1, (size_t)(to - at - 1)), &c);

    if (at[1] == 'u')
        while (len < 6 && at + len < to &&
               strchr("0123456789abcdefABCDEF", at[len]))
            len++;
    return len;
}

/* The backslashes that are missing at `at` in the string `from`..`to`, and
 * whether it is sure that they are: none where jq would not know what comes of
 * it.  In a string of jq each backslash is one of jq's, too.
 */
static const char *
missing_backslashes(const char *from, const char *at, const char *to,
                    bool *sure)
{
    bool jq = false, quoted = false;
    bool pair = at - from >= 2 && at[-1] == '\\' && at[-2] == '\\';

    for (; from + 1 < to; from++) {
        if (from[0] == '{' && from[1] == '{')
            jq = true;
        if (from[0] != '\\')
            continue;
        from++;
        if (*from != '"')
            continue;
        jq = true;
        quoted ^= from <= at;
    }
    *sure = !jq;
    if (!jq)
        return "\\";
    if (!quoted || at[1] == '"')
        return "";
    return pair ? "\\" : "\\\\\\";
}

/* Bad escapes of one string are one fault: whoever wrote `\d` did not know
 * that the backslash must be doubled, and so each time.
 */
static void
report_escape(struct reader *r, const char *from, const char *at,
              const char *to, struct diag **first)
{
    size_t len = escape_length(at, to);
    struct span where = reader_span(r, at, at + len);
    bool known = *first != NULL, quote = at[1] == '\'', sure;
    const char *more = missing_backslashes(from, at, to, &sure);

    if (known)
        bag_relate(r->bag, *first, where, "here, too");
    else
        *first = FAULT(r, bad_escape, where, "`%.*s` is not a JSON escape",
                       (int)len, at);
    if (at[1] == 'u' && !known)
        bag_help(r->bag, *first, "`\\u` needs four hexadecimal digits");
    else if (!known && quote)
        bag_help(r->bag, *first, "a single quote needs no backslash");
    else if (!known)
        bag_help(r->bag, *first, "write `%s%.*s` for a backslash in %s",
                 *more ? more : "\\", (int)len, at,
                 more[0] && more[1] ? "a jq string" : "the text");
    if (quote)
        bag_fix(r->bag, *first, true, S("remove the backslash"),
                span_make(where.at, 1), S(""));
    else if (*more && at[1] != 'u' && at[1] != '\n' && at[1] != '\r')
        bag_fix(r->bag, *first, sure && !r->jsonc,
                sure ? S("double the backslash") : S("write four backslashes"),
                span_make(where.at, 0), slice_from(more));
}

static void
report_control(struct reader *r, const char *at)
{
    static const char known[] = "\b\f\n\r\t";
    static const char letter[] = "bfnrt";
    const char *hit = *at ? strchr(known, *at) : NULL;
    struct span where = reader_span(r, at, at + 1);

    if (hit)
        FAULT(r, control_character, where, "a raw %s in a string; write `\\%c`",
              *at == '\n' || *at == '\r' ? "line end"
              : *at == '\t'              ? "tab"
                                         : "control character",
              letter[hit - known]);
    else
        FAULT(r, control_character, where,
              "a raw control character in a string; write `\\u%04x`",
              (unsigned)(unsigned char)*at);
}

/* Reports what is wrong between `at` and `to`, inside of a string: each kind
 * of fault once.  Returns the flags of the node.
 */
static uint32_t
check_content(struct reader *r, const char *at, const char *to)
{
    struct diag *escapes = NULL;
    const char *from = at;
    unsigned count = 0;
    bool control = false, broken = false;

    while (at < to && r->faults < LIMIT_DIAGS) {
        unsigned char c = (unsigned char)*at;
        uint32_t point;
        size_t len =
            c < 0x80 ? 1
                     : utf8_decode(slice_make(at, (size_t)(to - at)), &point);

        if (c == '\\') {
            if ((!is_escape(at) || at + 1 == to) && count++ < ESCAPES)
                report_escape(r, from, at, to, &escapes);
            len = at + 1 < to && (unsigned char)at[1] < 0x80 ? 2 : 1;
        } else if (c < 0x20 && !control) {
            control = true;
            report_control(r, at);
        } else if (len == 0 && !broken) {
            broken = true;
            FAULT(r, bad_utf8, reader_span(r, at, at + 1),
                  "byte 0x%02x is not UTF-8", c);
        }
        at += len ? len : 1;
    }
    broken = broken || control || count;
    return NODE_ESCAPED | (broken ? NODE_BROKEN : 0);
}

/* How many more `{{` than `}}` there are, with `open` before. */
static int
templates_open(const char *at, const char *to, int open)
{
    for (; at + 1 < to; at++) {
        bool start = at[0] == '{' && at[1] == '{';
        bool stop = at[0] == '}' && at[1] == '}';

        open += start;
        open -= stop && open > 0;
        at += start || stop;
    }
    return open;
}

static bool
is_open_template(const struct reader *r, const char *at, const char *to)
{
    return reader_spend(r, at, to) && templates_open(at, to, 0) > 0;
}

/* At a line end within a string, in a template or not: true when the next
 * line looks like one of the document, not of the string.
 */
static bool
is_document_line(const struct reader *r, const char *at, bool template)
{
    const char *nl = at;

    while (at < r->end && strchr(" \t\r\n", *at) && *at)
        at++;
    if (at == r->end)
        return true;
    if (*at == '}' || *at == ']')
        return !template;
    if (*at != '"')
        return false;
    if (token_is_member(r, at))
        return true;
    const char *to = token_string(r, at);
    const char *before = reader_end_before(r, nl);

    return to && before[-1] == ',' && token_line_fits(r, to, false);
}

/* The closing quote of the string at `from` on a later line than `nl`, or
 * NULL when the string should have ended on its first line.
 */
static const char *
close_later(const struct reader *r, const char *from, const char *nl, bool key)
{
    const char *stop = r->end - nl > LINES_AHEAD ? nl + LINES_AHEAD : r->end;
    const char *at = nl;
    int open = 0;

    while (at < stop) {
        if (*at == '\n' || *at == '\r') {
            open = templates_open(from, at, open);
            from = at;
            if (is_document_line(r, at, open > 0))
                return NULL;
        }
        if (*at == '"')
            return token_line_fits(r, at + 1, key) ? at : NULL;
        if (!reader_spend(r, at, at))
            return NULL;
        at += *at == '\\' && at + 1 < stop && at[1] != '\n' ? 2 : 1;
    }
    return NULL;
}

/* End of a string that has no closing quote: of its line, but the colon of a
 * key and a comma at the end are the document's.
 */
static const char *
cut_line(const struct reader *r, const char *from, const char *nl, bool key)
{
    const char *to = nl;
    const char *colon = memchr(from, ':', (size_t)(nl - from));

    if (key && colon > from + 1)
        return colon;
    if (key && nl > from + 2 && strchr("{[", nl[-1]))
        to--;
    while (to > from + 1 && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    if (to > from + 1 && to[-1] == ',' && nl < r->end)
        to--;
    return to;
}

/* The quote of `\"` that was meant to close the string `from`..`nl`, as in
 * `"C:\"`; or NULL.
 */
static const char *
escaped_close(const struct reader *r, const char *from, const char *nl,
              bool key)
{
    for (const char *at = nl - 1; at > from + 1; at--)
        if (at[0] == '"' && at[-1] == '\\')
            return token_line_fits(r, at + 1, key) &&
                           !is_open_template(r, from, at)
                       ? at
                       : NULL;
    return NULL;
}

static void
report_unterminated(struct reader *r, const char *from, const char *to)
{
    FAULT(r, unterminated_string, reader_span(r, from, to),
          "the string has no closing quote");
}

/* True when the line `from`..`nl` makes more sense without its first quote:
 * a bracket, with or without a comma, or nothing at all comes after that.
 */
static bool
is_stray_quote(const struct reader *r, const char *from, const char *nl)
{
    const char *at = token_blanks(r, from + 1);

    if (at < nl && strchr("]}[{", *at))
        at = token_blanks(r, at + 1);
    if (at < nl && *at == ',')
        at = token_blanks(r, at + 1);
    return at == nl;
}

enum expected
recover_string(struct reader *r, bool key)
{
    const char *from = r->at;
    const char *to = from + 1;
    const char *close = NULL;

    while (!is_line_end(r, to) && *to != '"')
        to += *to == '\\' && !is_line_end(r, to + 1) ? 2 : 1;
    if (to < r->end)
        close = *to == '"' ? to : close_later(r, from, to, key);
    if (!close)
        close = escaped_close(r, from, to, key);
    if (close) {
        uint32_t flags = check_content(r, from + 1, close);

        r->at = close + 1;
        reader_add_text(r, key, flags, reader_span(r, from, r->at),
                        reader_span(r, from + 1, close));
        return key ? EXPECT_COLON : EXPECT_NEXT;
    }
    if (to < r->end && is_stray_quote(r, from, to)) {
        FAULT(r, unterminated_string, reader_span(r, from, from + 1),
              "this quote opens a string that is never closed");
        r->at++;
        if (key)
            recover_comma(r);
        return key ? EXPECT_KEY : EXPECT_VALUE;
    }
    r->cut |= to == r->end;
    to = cut_line(r, from, to, key);
    /* Where it should have ended nobody knows, nor what else it says. */
    report_unterminated(r, from, to);
    r->at = to;
    reader_add_text(r, key, NODE_ESCAPED | NODE_BROKEN,
                    reader_span(r, from, to), reader_span(r, from + 1, to));
    return key ? EXPECT_COLON : EXPECT_NEXT;
}

/* Whether the string `from`..`to` can have been meant to go on at `r->at`. */
static bool
may_go_on(const struct reader *r, const char *from, const char *to, bool key)
{
    if (*from != '"' || to[-1] != '"' || token_blanks(r, to) != r->at ||
        is_line_end(r, r->at))
        return false;
    if (is_open_template(r, from, to))
        return true;
    if (*r->at == '"' || *r->at == '\'')
        return r->at == to &&
               !token_line_fits(
                   r, token_string(r, r->at) ? token_string(r, r->at) : r->at,
                   key);
    /* An opening bracket may be a next element, but not right after. */
    if (*r->at == '{' || *r->at == '[')
        return r->at == to;
    return !strchr(",:}]", *r->at);
}

/* The quote that closes the string `from`.. after all, or NULL. */
static const char *
real_close(const struct reader *r, const char *from, const char *at, bool key)
{
    const char *closed = NULL;
    bool open = is_open_template(r, from, at);
    unsigned tried = 0;

    for (; !is_line_end(r, at) && tried < QUOTES_TRIED; at++) {
        if (!reader_spend(r, at, at))
            return closed;
        if (*at == '\\' && !is_line_end(r, at + 1)) {
            at++;
            continue;
        }
        if (*at != '"')
            continue;
        tried++;
        if (!token_line_fits(r, at + 1, key))
            continue;
        if (!open || !is_open_template(r, from, at))
            return at;
        if (!closed)
            closed = at;
    }
    return closed;
}

/* Whether the quotes between `from` and `close` are all meant to be in the
 * string, `count` of them.  They come in pairs there; and where another member
 * or element seems to begin, it may be one.
 */
static bool
are_inside(const char *from, const char *close, unsigned count)
{
    bool template = false, other = false;

    for (const char *at = from; at + 2 < close; at++) {
        template |= at[0] == '{' && at[1] == '{';
        other |= at[0] == ',' && at[1] == ' ' && at[2] == '"';
        other |= at[0] == '"' && at[1] == ':' && at[2] == ' ';
    }
    return count % 2 == 0 && (template || !other);
}

/* Whether it is sure that they are: each is in a template, where a string of
 * jq needs quotes.  Elsewhere `"a" + "b"` may be two strings and an operator.
 */
static bool
are_quotes_of_jq(const char *from, const char *close)
{
    int open = 0;

    for (const char *at = from + 1; at + 1 < close; at++) {
        bool start = at[0] == '{' && at[1] == '{';
        bool stop = at[0] == '}' && at[1] == '}';

        if (*at == '"' && open == 0)
            return false;
        open += start;
        open -= stop && open > 0;
        at += start || stop || *at == '\\';
    }
    return true;
}

/* Reports the quotes without backslash between `from` and `close`. */
static void
report_unescaped(struct reader *r, const char *from, const char *close)
{
    struct diag *diag = NULL;
    const char *last = from;
    unsigned count = 0;

    for (const char *at = from + 1; at < close; at++) {
        last = *at == '"' ? at : last;
        count += *at == '"';
        at += *at == '\\';
    }
    bool inside = are_inside(from, close, count);
    bool safe = are_quotes_of_jq(from, close);

    for (const char *at = from + 1; at < close; at++) {
        if (*at == '\\') {
            at++;
            continue;
        }
        if (*at != '"')
            continue;
        if (!diag) {
            const char *to = last > at ? last : close;

            diag = FAULT(r, unescaped_quote, reader_span(r, at + 1, to),
                         "the quote before this ends the string; write `\\\"` "
                         "for a quote inside a string");
            if (!inside)
                bag_help(r->bag, diag,
                         "if another string starts or ends here, its quote or "
                         "a comma is missing");
        }
        if (!inside)
            return;
        bag_fix(r->bag, diag, safe,
                S("write a backslash before each quote inside the string"),
                reader_span(r, at, at), S("\\"));
    }
}

/* Lets the last node go on up to the quote at `close`. */
static void
go_on(struct reader *r, const char *to, const char *close)
{
    const char *from = r->text + r->node[r->count - 1].at;

    reader_spend(r, from, close);
    report_unescaped(r, from, close);
    check_content(r, to, close);
    r->at = close + 1;
    reader_respell(r, reader_span(r, from, r->at),
                   reader_span(r, from + 1, close));
}

bool
recover_unescaped(struct reader *r, bool key)
{
    if (r->count == 0)
        return false;
    const struct node *last = &r->node[r->count - 1];
    const char *from = r->text + last->at;
    const char *to = from + last->len;

    if (node_kind(last) != (key ? NODE_KEY : NODE_STRING) || last->len < 2 ||
        !may_go_on(r, from, to, key))
        return false;
    const char *close = real_close(r, from, r->at, key);

    if (!close)
        return false;
    go_on(r, to, close);
    return true;
}

bool
recover_comma_inside(struct reader *r)
{
    if (r->count < 2 || node_kind(&r->node[r->count - 1]) != NODE_KEY)
        return false;
    const struct node *value = &r->node[r->count - 2];
    const char *from = r->text + value->at;
    const char *to = from + value->len;
    const char *comma = token_blanks(r, to);

    /* Only a comma between the two, so they are in the same object. */
    if (*comma != ',' || token_blanks(r, comma + 1) != r->text + value[1].at)
        return false;
    if (node_kind(value) != NODE_STRING || value->len < 2 ||
        !is_open_template(r, from, to) || token_has_line_end(to, r->at))
        return false;
    const char *close = real_close(r, from, to, false);

    if (!close || close < r->at - 1)
        return false;
    reader_drop(r);
    go_on(r, to, close);
    return true;
}

bool
recover_unclosed(struct reader *r, bool key)
{
    if (r->count == 0)
        return false;
    const struct node *last = &r->node[r->count - 1];
    const char *from = r->text + last->at;
    const char *to = from + last->len;

    if (node_kind(last) != (key ? NODE_KEY : NODE_STRING) || last->len < 4 ||
        *from != '"' || to != r->at || to[-1] != '"')
        return false;
    const char *mark = to - 1;

    while (mark > from && (mark[-1] == ' ' || mark[-1] == '\t'))
        mark--;
    mark--;
    if (mark <= from + 1 || *mark != (key ? ':' : ','))
        return false;
    /* What was read as the closing quote must open the next string. */
    if (!token_string(r, to - 1) || (!key && !token_is_member(r, to - 1)))
        return false;
    report_unterminated(r, from, mark);
    reader_respell(r, reader_span(r, from, mark),
                   reader_span(r, from + 1, mark));
    r->at = mark;
    return true;
}
