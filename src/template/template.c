#include "template/template.h"

#include "base/containers/hash.h"
#include "base/core/vec.h"
#include "base/text/utf8.h"

struct template_scanner {
    struct arena *arena;
    char opening, closing;
    struct template result;
    VEC(struct template_expr) exprs;
    size_t open; /* 0, or offset just behind the opening pair */
    char quote;  /* 0, or the kind that is pending */
};

static void
fail(struct template_scanner *scan, enum template_error error, size_t at)
{
    if (scan->result.error)
        return;
    scan->result.error = error;
    scan->result.fault = span_make(at, 2);
    if (scan->open)
        scan->result.opener = span_make(scan->open - 2, 2);
}

/* An opening pair ends at `i`; returns how many characters to pass over. */
static size_t
open_pair(struct template_scanner *scan, size_t i)
{
    struct slice text = scan->result.text;

    if (scan->open)
        fail(scan, TEMPLATE_NESTED, i - 1);
    scan->open = i + 1;
    return i + 1 < text.len && text.at[i + 1] == scan->opening ? 2 : 1;
}

static size_t
close_pair(struct template_scanner *scan, size_t i)
{
    struct slice text = scan->result.text;

    if (!scan->open) {
        fail(scan, TEMPLATE_UNOPENED, i - 1);
        return 1;
    }
    struct template_expr *expr = vec_push(scan->arena, &scan->exprs);

    expr->text = span_make(scan->open, i - 1 - scan->open);
    expr->whole = span_make(scan->open - 2, i + 1 - (scan->open - 2));
    scan->open = 0;
    return i + 1 < text.len && text.at[i + 1] == scan->closing ? 2 : 1;
}

/* What no step looks at: most of a text. */
static inline bool
is_plain(char c)
{
    static const bool stops[256] = {
        ['\\'] = true, ['"'] = true, ['\''] = true, ['{'] = true,
        ['}'] = true,  ['<'] = true, ['>'] = true,
    };

    return !stops[(unsigned char)c];
}

static size_t
step(struct template_scanner *scan, size_t i)
{
    const char *at = scan->result.text.at;
    char c = at[i];

    if (scan->open && c == '\\')
        return 2;
    if (scan->open && (c == '"' || c == '\'')) {
        if (!scan->quote)
            scan->quote = c;
        else if (scan->quote == c)
            scan->quote = 0;
        return 1;
    }
    if (scan->quote || i == 0 || at[i - 1] != c)
        return 1;
    if (c == scan->opening)
        return open_pair(scan, i);
    if (c == scan->closing)
        return close_pair(scan, i);
    return 1;
}

/* Whether there is nothing but blanks around the only expression. */
static bool
is_whole(const struct template_scanner *scan)
{
    struct slice text = scan->result.text, trimmed;

    if (text.at[0] == scan->opening && text.at[text.len - 1] == scan->closing)
        trimmed = text;
    else
        trimmed = template_trim(text);
    const char opener[2] = {scan->opening, scan->opening};
    const char closer[2] = {scan->closing, scan->closing};

    return slice_starts(trimmed, slice_make(opener, 2)) &&
           slice_ends(trimmed, slice_make(closer, 2));
}

/* The usual text, `{{ path }}` and nothing else: from the opening to the
 * closing pair there is no character at which a step would do anything.  False
 * for all others, about which this tells nothing.
 */
static bool
scan_usual(struct arena *arena, struct slice text, struct template *result)
{
    size_t at = 2;

    if (text.len < 5 || text.at[0] != '{' || text.at[1] != '{')
        return false;
    while (at < text.len - 2 && is_plain(text.at[at]))
        at++;
    if (at != text.len - 2 || text.at[at] != '}' || text.at[at + 1] != '}')
        return false;
    struct template_expr *expr =
        arena_take(arena, sizeof *expr, _Alignof(struct template_expr));

    expr->text = span_make(2, text.len - 4);
    expr->whole = span_make(0, text.len);
    *result = (struct template){
        .text = text, .expr = expr, .count = 1, .whole = true};
    return true;
}

struct template template_scan(struct arena *arena, struct slice text,
                              enum delimiter delimiter)
{
    bool braces = delimiter == DELIMITER_BRACES;
    struct template usual;

    if (braces && scan_usual(arena, text, &usual))
        return usual;
    struct template_scanner scan = {.arena = arena,
                                    .opening = braces ? '{' : '<',
                                    .closing = braces ? '}' : '>',
                                    .result.text = text};

    for (size_t i = 0; !scan.result.error; i += step(&scan, i)) {
        while (i < text.len && is_plain(text.at[i]))
            i++;
        if (i >= text.len)
            break;
    }
    if (scan.open && !scan.result.error)
        fail(&scan, TEMPLATE_UNCLOSED, scan.open - 2);
    struct template result = scan.result;

    result.expr = scan.exprs.item;
    result.count = scan.exprs.count;
    result.whole = result.count == 1 && !result.error && is_whole(&scan);
    return result;
}

/* Bytes from `{` on (all of UTF-8 beyond ASCII among them) and `<`: nonzero
 * when one of the eight is such a byte.  A carry can only make more of them.
 */
static uint64_t
telling(uint64_t word)
{
    const uint64_t each = 0x0101010101010101u, high = each * 0x80;
    uint64_t braces = word | (word + each * (0x80 - '{'));
    uint64_t angles = word ^ each * '<';

    return (braces | ((angles - each) & ~angles)) & high;
}

bool
template_is_plain(struct slice text)
{
    for (size_t at = 0; at + 8 <= text.len; at += 8)
        if (telling(hash_word(text.at + at)))
            return false;
    /* The last word may overlap the one before. */
    if (text.len >= 8)
        return !telling(hash_word(text.at + text.len - 8));
    for (size_t at = 0; at < text.len; at++)
        if (text.at[at] == '<' || (unsigned char)text.at[at] >= '{')
            return false;
    return true;
}

bool
template_suspect(struct slice text, enum delimiter delimiter)
{
    if (delimiter == DELIMITER_ANGLES)
        return slice_find(text, S("<<"), 0) != SLICE_NONE;
    char last = '\0';

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (c == last && (c == '{' || c == '}'))
            return true;
        last = c;
    }
    return false;
}

static bool
is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool
template_is_path(struct slice expression)
{
    struct slice text = slice_trim(expression);

    while (text.len && text.at[0] == '(')
        text = slice_trim(slice_cut(text, 1, text.len));
    return text.len >= 2 && text.at[0] == '.' &&
           (is_word(text.at[1]) || text.at[1] == '[' || text.at[1] == '"');
}

/* Blanks as `\s` of JavaScript's regular expressions knows them in ASCII. */
static struct slice
skip(struct slice text, struct slice prefix)
{
    if (!slice_starts(text, prefix))
        return slice_make(NULL, 0);
    return slice_cut(text, prefix.len, text.len);
}

bool
template_is_spread(struct slice text)
{
    /* Nearly all keys are shorter than that. */
    if (text.len < sizeof("{{spreadValue()}}") - 1)
        return false;
    struct slice rest = skip(template_trim(text), S("{{"));

    if (!rest.len)
        return false;
    rest = skip(slice_trim(rest), S("spreadValue("));
    rest = skip(slice_trim(rest), S(")"));
    return slice_equal(slice_trim(rest), S("}}"));
}

bool
template_nearly_spread(struct slice text)
{
    struct slice rest = slice_trim(text);

    if (slice_starts(rest, S("{{")))
        rest = slice_cut(rest, 2, rest.len);
    if (slice_ends(rest, S("}}")))
        rest.len -= 2;
    rest = slice_trim(rest);
    for (size_t i = 0; i < rest.len; i++) {
        if (!is_word(rest.at[i])) {
            struct slice tail = slice_trim(slice_cut(rest, i, rest.len));

            if (tail.at[0] != '(')
                return false;
            rest.len = i;
        }
    }
    return slice_equal_nocase(rest, S("spreadValue")) ||
           slice_equal_nocase(rest, S("spread_value")) ||
           slice_equal_nocase(rest, S("spreadValues")) ||
           slice_equal_nocase(rest, S("spread"));
}

/* WhiteSpace and LineTerminator of ECMA-262. */
static bool
is_trimmed(uint32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* A character of ASCII that is seen: what nearly every text begins and ends
 * with.
 */
static bool
is_ink(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Offset of the character that ends at `end`. */
static size_t
previous(struct slice text, size_t end)
{
    size_t at = end - 1;

    while (at > 0 && end - at < 4 &&
           ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

struct slice
template_trim(struct slice text)
{
    size_t from = 0, to = text.len;
    uint32_t c;

    while (from < to && text.at[from] == ' ')
        from++;
    while (to > from && text.at[to - 1] == ' ')
        to--;
    if (from < to && is_ink(text.at[from]) && is_ink(text.at[to - 1]))
        return slice_cut(text, from, to);
    while (from < to) {
        size_t len = utf8_decode(slice_cut(text, from, to), &c);

        if (!len || !is_trimmed(c))
            break;
        from += len;
    }
    while (to > from) {
        size_t at = previous(text, to);

        if (!utf8_decode(slice_cut(text, at, to), &c) || !is_trimmed(c))
            break;
        to = at;
    }
    return slice_cut(text, from, to);
}
