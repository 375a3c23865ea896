#include "regex/escape.h"

/* Class escapes apart, a class holds characters and ranges of them. */

/* One member: its character, or ECMA_NO_CHAR when it was a set. */
static int
read_member(struct ecma *e)
{
    size_t from = e->at;

    if (ecma_peek(e) != '\\')
        return (int)ecma_next(e);
    if (escape_set(e, true))
        return ECMA_NO_CHAR;
    e->at++;
    if (ecma_accept(e, "b"))
        return '\b';
    return escape_read(e, from, true);
}

static void
put_range(struct ecma *e, int low, int high)
{
    /* What lies among the surrogates is in no UTF-8 text. */
    if (ecma_is_surrogate(low))
        low = 0xE000;
    if (ecma_is_surrogate(high))
        high = 0xD7FF;
    if (low > high)
        return;
    ecma_put(e, low);
    if (low < high) {
        buf_byte(e->out, '-');
        ecma_put(e, high);
    }
}

static void
read_range(struct ecma *e)
{
    size_t from = e->at;
    int low = read_member(e);
    bool range = ecma_peek(e) == '-' && e->at + 1 < e->text.len &&
                 e->text.at[e->at + 1] != ']';

    if (!range) {
        if (low != ECMA_NO_CHAR)
            put_range(e, low, low);
        return;
    }
    e->at++;
    int high = read_member(e);

    if (low != ECMA_NO_CHAR && high != ECMA_NO_CHAR) {
        if (low > high)
            ecma_fail(e, from, "range out of order");
        put_range(e, low, high);
        return;
    }
    if (e->unicode)
        ecma_fail(e, from, "a set cannot be the end of a range");
    if (low != ECMA_NO_CHAR)
        ecma_put(e, low);
    buf_text(e->out, "\\-");
    if (high != ECMA_NO_CHAR)
        ecma_put(e, high);
}

bool
class_read(struct ecma *e)
{
    size_t from = e->at++, start = e->out->len;
    bool negated = ecma_accept(e, "^");

    buf_text(e->out, negated ? "[^" : "[");
    size_t inside = e->out->len;

    while (ecma_peek(e) >= 0 && ecma_peek(e) != ']' && !e->bad)
        read_range(e);
    if (e->bad)
        return false;
    if (!ecma_accept(e, "]"))
        return ecma_fail(e, from, "unterminated character class");
    if (e->out->len == inside) {
        e->out->len = start;
        buf_text(e->out, negated ? "[\\x{0}-\\x{10ffff}]" : "(?:(?!))");
    } else {
        buf_byte(e->out, ']');
    }
    return true;
}
