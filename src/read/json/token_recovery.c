/* How far things go that are where JSON has no such thing.  All of this
 * looks at one line only (block comments excepted), so that one slip of the
 * pen does not swallow the document.
 */
#include "read/json/reader.h"

#include "base/text/utf8.h"

/* How far a guess looks ahead on one line, and the longest bare token; so a
 * fault costs a bounded time even in a file without line ends.
 */
#define LOOK_AHEAD 4096

static struct slice
rest(const struct reader *r, const char *at)
{
    return slice_make(at, (size_t)(r->end - at));
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool
is_line_end(const struct reader *r, const char *at)
{
    return at == r->end || *at == '\n' || *at == '\r';
}

static bool
is_structure(char c)
{
    return c == ',' || c == ':' || c == '{' || c == '}' || c == '[' ||
           c == ']' || c == '"';
}

const char *
token_blanks(const struct reader *r, const char *at)
{
    while (at < r->end && is_blank(*at))
        at++;
    return at;
}

const char *
token_spaces(const struct reader *r, const char *at)
{
    while (at < r->end && (is_blank(*at) || *at == '\n' || *at == '\r'))
        at++;
    return at;
}

const char *
token_line_end(const struct reader *r, const char *at)
{
    const char *from = at;

    while (!is_line_end(r, at))
        at++;
    reader_spend(r, from, at);
    return at;
}

bool
token_has_line_end(const char *from, const char *to)
{
    size_t len = (size_t)(to - from);

    return memchr(from, '\n', len) || memchr(from, '\r', len);
}

/* End of the block that `close` ends, or of the text. */
static const char *
block_end(const struct reader *r, const char *at, struct slice close)
{
    size_t hit = slice_find(rest(r, at), close, 0);
    const char *end = hit == SLICE_NONE ? r->end : at + hit + close.len;

    reader_spend(r, at, end);
    return end;
}

bool
token_is_comment(const struct reader *r, const char *at)
{
    struct slice text = rest(r, at);

    return slice_starts(text, S("#")) || slice_starts(text, S("//")) ||
           slice_starts(text, S("/*")) || slice_starts(text, S("<!--"));
}

const char *
token_comment(const struct reader *r, const char *at)
{
    struct slice text = rest(r, at);

    if (slice_starts(text, S("//")) || slice_starts(text, S("#")))
        return token_line_end(r, at);
    if (slice_starts(text, S("/*")))
        return block_end(r, at + 2, S("*/"));
    if (slice_starts(text, S("<!--")))
        return block_end(r, at + 4, S("-->"));
    return at;
}

const char *
token_ellipsis(const struct reader *r, const char *at)
{
    struct slice text = rest(r, at);

    if (slice_starts(text, S("…")))
        return at + S("…").len;
    if (!slice_starts(text, S("...")))
        return at;
    while (at < r->end && *at == '.')
        at++;
    return at;
}

/* End of a placeholder, `<…>`, `{{…}}` or `${…}`; `at` when there is none,
 * NULL when it is not closed on this line.
 */
static const char *
placeholder(const struct reader *r, const char *at)
{
    static const struct {
        struct slice open, close;
    } pair[] = {
        {SC("{{"), SC("}}")},
        {SC("${"), SC("}")},
        {SC("<"), SC(">")},
    };

    for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
        if (!slice_starts(rest(r, at), pair[i].open))
            continue;
        const char *to = at;

        while (!is_line_end(r, to) && to - at < LOOK_AHEAD &&
               !slice_starts(rest(r, to), pair[i].close))
            to++;
        reader_spend(r, at, to);
        return !is_line_end(r, to) && to - at < LOOK_AHEAD
                   ? to + pair[i].close.len
                   : NULL;
    }
    return at;
}

const char *
token_bare(const struct reader *r, const char *at)
{
    const char *to = at;
    const char *end = at;
    bool open = true; /* a placeholder may still be closed on this line */

    while (!is_line_end(r, to) && to - at < LOOK_AHEAD) {
        const char *past = open ? placeholder(r, to) : NULL;

        if (past > to) {
            end = to = past;
            continue;
        }
        open = open && past;
        if (*to == ':' && slice_starts(rest(r, to), S("://"))) {
            to += 3;
            end = to;
            continue;
        }
        if (is_structure(*to))
            break;
        if (to > at && is_blank(to[-1]) && token_is_comment(r, to))
            break;
        if (!is_blank(*to++))
            end = to;
    }
    reader_spend(r, at, to);
    return end > at ? end : at + 1;
}

static bool
is_number_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           c == '.' || c == '+' || c == '-' || c == '_' ||
           (unsigned char)c >= 0x80;
}

const char *
token_number(const struct reader *r, const char *at)
{
    static const struct slice word[] = {SC("NaN"), SC("nan"), SC("Infinity"),
                                        SC("inf"), SC("Inf")};
    const char *to = at;

    while (*to == '+' || *to == '-')
        to++;
    bool is_number = to > at || (*to >= '0' && *to <= '9') ||
                     (*to == '.' && to[1] >= '0' && to[1] <= '9');

    while (to < r->end && to - at < LOOK_AHEAD && is_number_byte(*to))
        to++;
    struct slice text = slice_make(at, (size_t)(to - at));

    for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++)
        is_number |= slice_equal(text, word[i]);
    return is_number ? to : at;
}

/* End of the string that the quote at `at` opens, NULL when its line ends
 * first, `stop` when that comes first.
 */
static const char *
string_before(const struct reader *r, const char *at, const char *stop)
{
    const char *from = at;
    char quote = *at++;

    while (!is_line_end(r, at) && *at != quote && at < stop)
        at += *at == '\\' && !is_line_end(r, at + 1) ? 2 : 1;
    if (!reader_spend(r, from, at) || is_line_end(r, at))
        return NULL;
    return *at == quote ? at + 1 : stop;
}

const char *
token_string(const struct reader *r, const char *at)
{
    return *at == '"' ? string_before(r, at, r->end) : NULL;
}

/* End of a string in either quotes, or of a bare word; NULL when a string is
 * not closed on its line.
 */
static const char *
word_end(const struct reader *r, const char *at)
{
    const char *stop = r->end - at > LOOK_AHEAD ? at + LOOK_AHEAD : r->end;

    return *at == '"' || *at == '\'' ? string_before(r, at, stop)
                                     : token_bare(r, at);
}

bool
token_is_member(const struct reader *r, const char *at)
{
    if (is_line_end(r, at) || (*at != '"' && is_structure(*at)))
        return false;
    const char *to = word_end(r, at);

    if (!to)
        return false;
    /* `name": 1` lacks its first quote only. */
    to += to < r->end && *to == '"' && *at != '"';
    to = token_blanks(r, to);
    return to < r->end && *to == ':';
}

/* What the line was last read to be: decides what may follow. */
enum last {
    LAST_KEY,   /* only a colon */
    LAST_VALUE, /* a comma or closing bracket */
    LAST_TEXT,  /* a string or word: the same, or a colon */
    LAST_MARK,  /* comma, colon, opening bracket: a value */
};

/* Whether one of `,:{}[]` may follow `last`, which it becomes. */
static bool
mark_fits(char c, enum last *last)
{
    enum last before = *last;

    *last = c == '}' || c == ']' ? LAST_VALUE : LAST_MARK;
    if (c == ':')
        return before == LAST_KEY || before == LAST_TEXT;
    if (c == ',')
        return before == LAST_VALUE || before == LAST_TEXT;
    if (c == '{' || c == '[')
        return before == LAST_MARK;
    return before != LAST_KEY;
}

bool
token_line_fits(const struct reader *r, const char *at, bool key)
{
    const char *stop = at + LOOK_AHEAD;
    enum last last = key ? LAST_KEY : LAST_VALUE;

    for (;;) {
        at = token_blanks(r, at);
        if (is_line_end(r, at) || token_is_comment(r, at))
            return last != LAST_KEY;
        if (at >= stop)
            return true;
        if (*at != '"' && is_structure(*at)) {
            if (!mark_fits(*at++, &last))
                return false;
            continue;
        }
        at = last == LAST_MARK ? word_end(r, at) : NULL;
        if (!at)
            return false;
        last = LAST_TEXT;
    }
}
