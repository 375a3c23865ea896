#include "tree/quote.h"

#include "base/text/buf.h"
#include "base/text/utf8.h"
#include "tree/decoded.h"

/* One decoded character: how it is spelt and what it is.  `out` holds its
 * bytes; an ill-formed byte of the source is passed on as it is.
 */
struct unit {
    size_t raw; /* bytes in the source */
    size_t len; /* bytes in `out` */
    char out[4];
};

static int
hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The code unit of the `\uXXXX` at `raw`[i], or -1. */
static int32_t
code_unit(struct slice raw, size_t i)
{
    int32_t value = 0;

    if (raw.len < 6 || i > raw.len - 6 || raw.at[i] != '\\' ||
        raw.at[i + 1] != 'u')
        return -1;
    for (size_t j = i + 2; j < i + 6; j++) {
        int digit = hex_digit(raw.at[j]);

        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* RFC 8259, section 7: a character outside the BMP is two escapes. */
static struct unit
unicode_escape(struct slice raw, size_t i, int32_t high)
{
    struct unit unit = {.raw = 6};
    uint32_t c = (uint32_t)high;

    if (high >= 0xD800 && high < 0xE000) {
        int32_t low = high < 0xDC00 ? code_unit(raw, i + 6) : -1;

        c = 0xFFFD;
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((uint32_t)(high - 0xD800) << 10) +
                (uint32_t)(low - 0xDC00);
            unit.raw = 12;
        }
    }
    unit.len = utf8_put(c, unit.out);
    return unit;
}

static struct unit
escape(struct slice raw, size_t i)
{
    static const char from[] = "\"\\/bfnrt";
    static const char to[] = "\"\\/\b\f\n\r\t";
    struct unit unit = {.raw = 1, .len = 1, .out = {'\\'}};
    int32_t high = code_unit(raw, i);

    if (high >= 0)
        return unicode_escape(raw, i, high);
    const char *hit =
        i + 1 < raw.len && raw.at[i + 1] ? strchr(from, raw.at[i + 1]) : NULL;

    if (hit) {
        unit.raw = 2;
        unit.out[0] = to[hit - from];
    }
    return unit;
}

static struct unit
unit_at(struct slice raw, size_t i)
{
    struct unit unit = {.raw = 1, .len = 1};
    uint32_t c;

    if (raw.at[i] == '\\')
        return escape(raw, i);
    size_t len = utf8_decode(slice_cut(raw, i, raw.len), &c);

    if (len)
        unit.raw = unit.len = len;
    memcpy(unit.out, raw.at + i, unit.len);
    return unit;
}

size_t
quote_next(struct slice raw, size_t i, uint32_t *text)
{
    struct unit unit = unit_at(raw, i);

    *text += (uint32_t)unit.len;
    return unit.raw;
}

size_t
quote_decode_to(char *text, struct slice raw)
{
    size_t len = 0;

    for (size_t i = 0; i < raw.len;) {
        const char *stop = memchr(raw.at + i, '\\', raw.len - i);
        size_t plain = stop ? (size_t)(stop - raw.at) - i : raw.len - i;

        memcpy(text + len, raw.at + i, plain);
        len += plain;
        i += plain;
        if (stop) {
            struct unit unit = escape(raw, i);

            memcpy(text + len, unit.out, unit.len);
            len += unit.len;
            i += unit.raw;
        }
    }
    return len;
}

struct slice
quote_decode(struct arena *arena, struct slice raw)
{
    char *text = arena_take(arena, raw.len, 1);

    return slice_make(text, quote_decode_to(text, raw));
}

struct span
quote_inner(const struct tree *tree, const struct node *node)
{
    if (node_has(node, NODE_ESCAPED))
        return decoded_raw(tree->texts, node->at);
    return span_make(node->at + 1, node->len - 2);
}

/* A byte that continues a UTF-8 sequence. */
static bool
is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Without escapes the text is its own spelling; only the ends may have to
 * move out of a character.
 */
static struct span
plain_span(struct span inner, struct slice raw, size_t from, size_t to)
{
    bool empty = from == to;

    if (from > raw.len)
        from = raw.len;
    if (to > raw.len)
        to = raw.len;
    while (from > 0 && from < raw.len && is_inside(raw.at[from]))
        from--;
    while (to < raw.len && is_inside(raw.at[to]))
        to++;
    return span_make(inner.at + from, empty ? 0 : to - from);
}

struct span
quote_span(const struct tree *tree, const struct node *node, size_t from,
           size_t to)
{
    struct span inner = quote_inner(tree, node);
    struct slice raw = span_text(tree->source->text, inner);
    size_t start = raw.len;

    if (to < from)
        to = from;
    if (!node_has(node, NODE_ESCAPED))
        return plain_span(inner, raw, from, to);
    struct waypoint mark =
        decoded_mark(tree->texts, tree->source->text, inner, from);
    size_t at = mark.text, i = mark.raw;

    while (i < raw.len) {
        struct unit unit = unit_at(raw, i);

        if (start == raw.len && at + unit.len > from) {
            start = i;
            mark = decoded_mark(tree->texts, tree->source->text, inner, to);
            if (mark.raw > i) {
                at = mark.text;
                i = mark.raw;
                continue;
            }
        }
        if (start < raw.len && at >= to)
            break;
        at += unit.len;
        i += unit.raw;
    }
    if (to == from)
        i = start;
    return span_make(inner.at + start, i - start);
}

struct slice
quote_encode(struct arena *arena, struct slice text)
{
    struct buf buf = buf_new(arena);

    buf_json(&buf, text);
    struct slice quoted = buf_slice(&buf);

    return slice_cut(quoted, 1, quoted.len - 1);
}
