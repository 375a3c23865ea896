#include "regex/escape.h"

/* White space and line ends (section 22.2.2.9), and all that is not. */
#define SPACES                                                      \
    "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}" \
    "\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NO_SPACES                                               \
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}"     \
    "\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}" \
    "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}" \
    "\\x{ff00}-\\x{10ffff}"

/* ---- Escapes ------------------------------------------------------------- */

static int
hex_value(int c)
{
    if (ecma_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Exactly `count` hexadecimal digits, else ECMA_NO_CHAR and no step. */
static int
read_hex(struct ecma *e, unsigned count)
{
    int value = 0;

    for (unsigned i = 0; i < count; i++) {
        int digit = e->at + i < e->text.len
                        ? hex_value((unsigned char)e->text.at[e->at + i])
                        : -1;

        if (digit < 0)
            return ECMA_NO_CHAR;
        value = value * 16 + digit;
    }
    e->at += count;
    return value;
}

/* Behind `\u{`. */
static int
read_braced(struct ecma *e, size_t from)
{
    int value = 0, digit;

    while ((digit = hex_value(ecma_peek(e))) >= 0 && value <= ECMA_MAX_POINT) {
        value = value * 16 + digit;
        e->at++;
    }
    if (value > ECMA_MAX_POINT || e->text.at[e->at - 1] == '{' ||
        !ecma_accept(e, "}")) {
        ecma_fail(e, from, "invalid Unicode escape");
        return 0;
    }
    return value;
}

/* Behind `\u`: a character, two halves of one joined. */
static int
read_u(struct ecma *e, size_t from)
{
    if (e->unicode && ecma_accept(e, "{"))
        return read_braced(e, from);
    int high = read_hex(e, 4);

    if (high == ECMA_NO_CHAR) {
        if (e->unicode)
            ecma_fail(e, from, "invalid Unicode escape");
        return 'u';
    }
    size_t behind = e->at;

    if (high >= 0xD800 && high <= 0xDBFF && ecma_accept(e, "\\u")) {
        int low = read_hex(e, 4);

        if (low >= 0xDC00 && low <= 0xDFFF)
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        e->at = behind;
    }
    return high;
}

static int
read_octal(struct ecma *e)
{
    int value = 0;

    for (int i = 0; i < 3 && ecma_peek(e) >= '0' && ecma_peek(e) <= '7'; i++) {
        if (value * 8 + (ecma_peek(e) - '0') > 0377)
            break;
        value = value * 8 + (ecma_peek(e) - '0');
        e->at++;
    }
    return value;
}

/* The character that an escape stands for; the backslash is read, `from` is
 * where it is.
 */
int
escape_read(struct ecma *e, size_t from, bool in_class)
{
    static const char control[] = "t\tn\nv\vf\fr\r";
    int c = ecma_peek(e);

    if (c < 0) {
        ecma_fail(e, from, "nothing after the last backslash");
        return 0;
    }
    for (const char *p = control; *p; p += 2)
        if (*p == c) {
            e->at++;
            return p[1];
        }
    if (ecma_is_digit(c)) {
        if (e->unicode &&
            (c != '0' ||
             (e->at + 1 < e->text.len &&
              ecma_is_digit((unsigned char)e->text.at[e->at + 1])))) {
            e->at++;
            ecma_fail(e, from, "reference to a group that does not exist");
            return 0;
        }
        if (c <= '7')
            return read_octal(e);
    }
    e->at++;
    if (c == 'c') {
        int letter = ecma_peek(e);

        bool named = letter > 0 && ecma_is_word((uint32_t)letter);
        bool alpha = named && (letter | 0x20) >= 'a' && letter != '_';

        if (alpha || (named && in_class && !e->unicode)) {
            e->at++;
            return letter & 31;
        }
        if (e->unicode)
            ecma_fail(e, from, "`\\c` needs a letter");
        e->at--;
        return '\\';
    }
    if (c == 'x') {
        int value = read_hex(e, 2);

        if (value == ECMA_NO_CHAR && e->unicode)
            ecma_fail(e, from, "`\\x` needs two hexadecimal digits");
        return value == ECMA_NO_CHAR ? 'x' : value;
    }
    if (c == 'u')
        return read_u(e, from);
    e->at--;
    if (!e->unicode || (c > 0 && strchr("^$\\.*+?()[]{}|/", c)) ||
        (in_class && c == '-'))
        return (int)ecma_next(e);
    e->at++;
    ecma_fail(e, from, "unknown escape");
    return 0;
}

/* An escape for a set of characters, if there is one at `\`. */
bool
escape_set(struct ecma *e, bool in_class)
{
    size_t from = e->at;
    int c = e->at + 1 < e->text.len ? e->text.at[e->at + 1] : -1;

    if (c < 0 || !strchr("dDwWsSpP", c))
        return false;
    if ((c == 'p' || c == 'P') && !e->unicode)
        return false;
    e->at += 2;
    if (c == 'p' || c == 'P')
        property_read(e, from, (char)c);
    else if (c == 's')
        buf_text(e->out, in_class ? SPACES : "[" SPACES "]");
    else if (c == 'S')
        buf_text(e->out, in_class ? NO_SPACES : "[^" SPACES "]");
    else
        buf_printf(e->out, "\\%c", c);
    return true;
}
