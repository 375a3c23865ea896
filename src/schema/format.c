#include "schema/format.h"

#include "base/utf8.h"
#include "regex/ecma.h"

/* Each checker reads the whole string with a cursor of its own. */

struct cursor {
    struct slice text;
    size_t at;
};

static int
peek(const struct cursor *c)
{
    return c->at < c->text.len ? (unsigned char)c->text.at[c->at] : -1;
}

static bool
accept(struct cursor *c, char byte)
{
    if (peek(c) != byte)
        return false;
    c->at++;
    return true;
}

static bool
at_end(const struct cursor *c)
{
    return c->at == c->text.len;
}

static bool
is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool
is_hex(int c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool
is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Exactly `count` digits with a value of at most `most`; -1 otherwise. */
static int
number(struct cursor *c, int count, int most)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (!is_digit(peek(c)))
            return -1;
        value = value * 10 + (c->text.at[c->at++] - '0');
    }
    return value <= most ? value : -1;
}

/* RFC 3339, section 5.6: full-date. */
static bool
read_date(struct cursor *c)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = number(c, 4, 9999);

    if (year < 0 || !accept(c, '-'))
        return false;
    int month = number(c, 2, 12);

    if (month < 1 || !accept(c, '-'))
        return false;
    int day = number(c, 2, days[month - 1]);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return day >= 1 && (month != 2 || day < 29 || leap);
}

/* RFC 3339, section 5.6: full-time.  A 60th second is one only at the end of
 * a day in UTC.
 */
static bool
read_time(struct cursor *c)
{
    int hour = number(c, 2, 23), minute, second, shift = 0;

    if (hour < 0 || !accept(c, ':') || (minute = number(c, 2, 59)) < 0 ||
        !accept(c, ':') || (second = number(c, 2, 60)) < 0)
        return false;
    if (accept(c, '.')) {
        if (!is_digit(peek(c)))
            return false;
        while (is_digit(peek(c)))
            c->at++;
    }
    int sign = peek(c);

    c->at++;
    if (sign == '+' || sign == '-') {
        int hours = number(c, 2, 23), minutes;

        if (hours < 0 || !accept(c, ':') || (minutes = number(c, 2, 59)) < 0)
            return false;
        shift = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    } else if (sign != 'Z' && sign != 'z') {
        return false;
    }
    return second < 60 || (hour * 60 + minute - shift + 2880) % 1440 == 1439;
}

static bool
check_date(struct slice text)
{
    struct cursor c = {text, 0};

    return read_date(&c) && at_end(&c);
}

static bool
check_time(struct slice text)
{
    struct cursor c = {text, 0};

    return read_time(&c) && at_end(&c);
}

static bool
check_date_time(struct slice text)
{
    struct cursor c = {text, 0};

    return read_date(&c) && (accept(&c, 'T') || accept(&c, 't')) &&
           read_time(&c) && at_end(&c);
}

static bool
check_ipv4(struct slice text)
{
    struct cursor c = {text, 0};

    for (int part = 0; part < 4; part++) {
        if (part && !accept(&c, '.'))
            return false;
        size_t from = c.at;
        int value = 0;

        while (is_digit(peek(&c)) && c.at - from < 3)
            value = value * 10 + (text.at[c.at++] - '0');
        bool zero = c.at - from > 1 && text.at[from] == '0';

        if (c.at == from || value > 255 || zero)
            return false;
    }
    return at_end(&c);
}

/* RFC 4291, section 2.2. */
static bool
check_ipv6(struct slice text)
{
    struct cursor c = {text, 0};
    int groups = 0;
    bool gap = false;

    if (accept(&c, ':')) {
        if (!accept(&c, ':'))
            return false;
        gap = true;
    }
    while (!at_end(&c)) {
        size_t from = c.at;

        while (is_hex(peek(&c)) && c.at - from < 4)
            c.at++;
        if (peek(&c) == '.') {
            groups += 2;
            if (!check_ipv4(slice_cut(text, from, text.len)))
                return false;
            break;
        }
        if (c.at == from)
            return false;
        groups++;
        if (at_end(&c))
            break;
        if (!accept(&c, ':') || at_end(&c))
            return false;
        if (accept(&c, ':')) {
            if (gap)
                return false;
            gap = true;
        }
    }
    return gap ? groups < 8 : groups == 8;
}

static bool
check_uuid(struct slice text)
{
    if (text.len != 36)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? text.at[i] != '-' : !is_hex((unsigned char)text.at[i]))
            return false;
    }
    return true;
}

/* RFC 1123, section 2.1: labels of letters, digits and inner hyphens. */
static bool
is_host(struct slice text)
{
    size_t label = 0;

    for (size_t i = 0; i <= text.len; i++) {
        int c = i < text.len ? (unsigned char)text.at[i] : '.';

        if (c == '.') {
            if (label == 0 || label > 63 || text.at[i - 1] == '-')
                return false;
            label = 0;
        } else if (is_letter(c) || is_digit(c) || (c == '-' && label)) {
            label++;
        } else {
            return false;
        }
    }
    return text.len <= 253;
}

/* RFC 5321, section 4.1.2: Local-part "@" ( Domain / address-literal ). */
static bool
check_email(struct slice text)
{
    size_t split = text.len;

    while (split && text.at[split - 1] != '@')
        split--;
    if (split < 2)
        return false;
    struct slice local = slice_cut(text, 0, split - 1);
    struct slice domain = slice_cut(text, split, text.len);

    if (local.at[0] == '"') {
        if (local.len < 2 || local.at[local.len - 1] != '"')
            return false;
    } else {
        for (size_t i = 0; i < local.len; i++) {
            int c = (unsigned char)local.at[i];
            bool dot =
                c == '.' && i && i + 1 < local.len && local.at[i - 1] != '.';

            if (!is_letter(c) && !is_digit(c) && !dot &&
                (c == '.' || c >= 0x80 || !strchr("!#$%&'*+-/=?^_`{|}~", c)))
                return false;
        }
    }
    if (!slice_starts(domain, S("[")))
        return is_host(domain);
    domain = slice_cut(domain, 1, domain.len - 1);
    if (!slice_ends(text, S("]")))
        return false;
    return slice_starts(domain, S("IPv6:"))
               ? check_ipv6(slice_cut(domain, 5, domain.len))
               : check_ipv4(domain);
}

/* The part of a URI between `//` and the path (RFC 3986, section 3.2). */
static bool
is_authority(struct slice text)
{
    size_t at = text.len;

    while (at && text.at[at - 1] != '@')
        at--;
    text = slice_cut(text, at, text.len);
    if (slice_starts(text, S("["))) {
        size_t end = slice_find_byte(text, ']', 0);

        if (end == SLICE_NONE)
            return false;
        struct slice inner = slice_cut(text, 1, end);

        if (!slice_starts(inner, S("v")) && !check_ipv6(inner))
            return false;
        text = slice_cut(text, end + 1, text.len);
    } else if (slice_find_byte(text, ']', 0) != SLICE_NONE ||
               slice_find_byte(text, '[', 0) != SLICE_NONE) {
        return false;
    }
    size_t colon = slice_find_byte(text, ':', 0);

    for (size_t i = colon; colon != SLICE_NONE && i + 1 < text.len; i++)
        if (!is_digit((unsigned char)text.at[i + 1]))
            return false;
    return true;
}

/* RFC 3986, section 3: scheme ":" and then only allowed characters. */
static bool
check_uri(struct slice text)
{
    size_t at = 0, hashes = 0;

    while (at < text.len &&
           (is_letter(text.at[at]) ||
            (at && (is_digit(text.at[at]) || text.at[at] == '+' ||
                    text.at[at] == '-' || text.at[at] == '.'))))
        at++;
    if (at == 0 || at >= text.len || text.at[at] != ':')
        return false;
    struct slice rest = slice_cut(text, at + 1, text.len);
    size_t path = 0;

    if (slice_starts(rest, S("//"))) {
        path = 2;
        while (path < rest.len && !strchr("/?#", rest.at[path]))
            path++;
        if (!is_authority(slice_cut(rest, 2, path)))
            return false;
    }
    for (size_t i = 0; i < rest.len; i++) {
        int c = (unsigned char)rest.at[i];

        if (c == '%' && !(i + 2 < rest.len && is_hex(rest.at[i + 1]) &&
                          is_hex(rest.at[i + 2])))
            return false;
        if (c <= ' ' || c >= 0x7F || strchr("<>\"{}|\\^`", c))
            return false;
        if (i >= path && (c == '[' || c == ']'))
            return false;
        hashes += c == '#';
    }
    return hashes < 2;
}

/* Of a pattern only whether it is one, as with the flag `u`. */
static bool
check_regex(struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct buf out = buf_new(&arena);
    struct ecma_fault fault;
    bool good = ecma_rewrite(text, &out, &fault) == ECMA_UNICODE;

    arena_close(&arena);
    return good;
}

static const struct {
    struct slice name;
    const char *what;
    bool (*check)(struct slice text);
} formats[] = {
#define FORMAT(id, name, what) {SC(name), what, check_##id},
#include "schema/formats.def"
#undef FORMAT
};

enum format
format_find(struct slice name)
{
    for (int i = 0; i < FORMAT_count_; i++)
        if (slice_equal(formats[i].name, name))
            return (enum format)i;
    return FORMAT_count_;
}

const char *
format_name(enum format format)
{
    return formats[format].name.at;
}

const char *
format_what(enum format format)
{
    return formats[format].what;
}

bool
format_check(enum format format, struct slice text)
{
    return formats[format].check(text);
}
