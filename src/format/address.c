#include "format/cursor.h"
#include "format/is.h"

/* Internet addresses as they are written in texts. */

/* RFC 2673, section 3.2: four decimal bytes.  One with a leading zero is
 * read as octal by some, so it is none.
 */
static bool
read_ipv4(struct cursor *c)
{
    for (int part = 0; part < 4; part++) {
        if (part && !cursor_accept(c, '.'))
            return false;
        struct cursor start = *c;
        size_t count = cursor_digits(c, 3);

        if (count == 0 || cursor_number(&start, count, 255) < 0 ||
            (count > 1 && start.text.at[c->at - count] == '0'))
            return false;
    }
    return true;
}

bool
format_is_ipv4(struct slice text)
{
    struct cursor c = {text, 0};

    return read_ipv4(&c) && cursor_at_end(&c);
}

/* RFC 4291, section 2.2: eight groups of hexadecimal digits, of which `::`
 * stands for one or more, once; the last two may be an IPv4 address.
 */
bool
format_is_ipv6(struct slice text)
{
    struct cursor c = {text, 0};
    int groups = 0;
    bool gap = slice_starts(text, S("::"));

    if (gap)
        c.at = 2;
    while (!cursor_at_end(&c)) {
        struct cursor start = c;

        while (cursor_is_hex(cursor_peek(&c)) && c.at - start.at < 4)
            c.at++;
        if (cursor_peek(&c) == '.') {
            groups += 2;
            c = start;
            if (!read_ipv4(&c) || !cursor_at_end(&c))
                return false;
            break;
        }
        if (c.at == start.at)
            return false;
        groups++;
        if (cursor_at_end(&c))
            break;
        if (!cursor_accept(&c, ':') || cursor_at_end(&c))
            return false;
        if (cursor_peek(&c) == ':') {
            if (gap)
                return false;
            gap = true;
            c.at++;
        }
    }
    return gap ? groups < 8 : groups == 8;
}
