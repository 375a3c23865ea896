#ifndef FORMAT_CURSOR_H
#define FORMAT_CURSOR_H

/* A place in a text of ASCII grammar, moved forward byte by byte.  Any byte
 * may be looked at; past the end there is -1, which is of no class.
 */

#include "base/core/slice.h"

struct cursor {
    struct slice text;
    size_t at;
};

static inline bool
cursor_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool
cursor_is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
cursor_is_alnum(int c)
{
    return cursor_is_letter(c) || cursor_is_digit(c);
}

static inline bool
cursor_is_hex(int c)
{
    return cursor_is_digit(c) || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F');
}

/* Whether `c` is one of the characters of `set`; NUL and -1 never are. */
static inline bool
cursor_is_one_of(int c, const char *set)
{
    return c > 0 && c < 0x80 && strchr(set, c);
}

static inline int
cursor_peek(const struct cursor *c)
{
    return c->at < c->text.len ? (unsigned char)c->text.at[c->at] : -1;
}

static inline bool
cursor_at_end(const struct cursor *c)
{
    return c->at == c->text.len;
}

/* Steps over `byte` if it is here. */
static inline bool
cursor_accept(struct cursor *c, char byte)
{
    if (cursor_peek(c) != (unsigned char)byte)
        return false;
    c->at++;
    return true;
}

/* Steps over either of two bytes. */
static inline bool
cursor_accept_either(struct cursor *c, char one, char other)
{
    return cursor_accept(c, one) || cursor_accept(c, other);
}

/* Steps over digits, `most` at most; how many there were. */
static inline size_t
cursor_digits(struct cursor *c, size_t most)
{
    size_t from = c->at;

    while (c->at - from < most && cursor_is_digit(cursor_peek(c)))
        c->at++;
    return c->at - from;
}

/* Steps over exactly `count` digits, 9 at most, whose value is at most
 * `most`; the value, or -1.
 */
static inline int
cursor_number(struct cursor *c, size_t count, int most)
{
    size_t from = c->at;
    int value = 0;

    if (cursor_digits(c, count) < count)
        return -1;
    for (size_t i = from; i < c->at; i++)
        value = value * 10 + (c->text.at[i] - '0');
    return value <= most ? value : -1;
}

/* Steps over "%" HEXDIG HEXDIG (RFC 3986, section 2.1). */
static inline bool
cursor_percent(struct cursor *c)
{
    if (cursor_peek(c) != '%' || c->text.len - c->at < 3 ||
        !cursor_is_hex(c->text.at[c->at + 1]) ||
        !cursor_is_hex(c->text.at[c->at + 2]))
        return false;
    c->at += 3;
    return true;
}

#endif
