#include "base/text/utf8.h"
#include "format/cursor.h"
#include "format/host.h"
#include "format/idna.h"
#include "format/is.h"

/* Mailboxes (RFC 5321, section 4.1.2) and their internationalized form (RFC
 * 6531, section 3.3), which takes characters above ASCII wherever the plain
 * one takes letters, and U-labels in the domain:
 *
 *   Mailbox = Local-part "@" ( Domain / address-literal )
 */

#define LOCAL_MOST 64 /* bytes: RFC 5321, section 4.5.3.1.1 */

/* Steps over a character above ASCII. */
static bool
accept_wide(struct cursor *c)
{
    uint32_t code;
    size_t len = utf8_decode(slice_cut(c->text, c->at, c->text.len), &code);

    if (len < 2)
        return false;
    c->at += len;
    return true;
}

static bool
read_atom(struct cursor *c, bool wide)
{
    size_t from = c->at;

    for (;;) {
        int byte = cursor_peek(c);

        if (cursor_is_alnum(byte) ||
            cursor_is_one_of(byte, "!#$%&'*+-/=?^_`{|}~"))
            c->at++;
        else if (!wide || !accept_wide(c))
            return c->at > from;
    }
}

/* Behind the first quote: printable characters, of which the quote and the
 * backslash need a backslash.
 */
static bool
read_quoted(struct cursor *c, bool wide)
{
    while (!cursor_accept(c, '"')) {
        bool escaped = cursor_accept(c, '\\');
        int byte = cursor_peek(c);

        if (byte >= ' ' && byte <= '~')
            c->at++;
        else if (escaped || !wide || !accept_wide(c))
            return false;
    }
    return true;
}

static bool
is_local_part(struct slice text, bool wide)
{
    struct cursor c = {text, 0};

    if (text.len > LOCAL_MOST)
        return false;
    if (cursor_accept(&c, '"'))
        return read_quoted(&c, wide) && cursor_at_end(&c);
    do {
        if (!read_atom(&c, wide))
            return false;
    } while (cursor_accept(&c, '.'));
    return cursor_at_end(&c);
}

/* Section 4.1.3; IPv6 is the only tag that was ever registered. */
static bool
is_address_literal(struct slice text)
{
    if (!slice_ends(text, S("]")))
        return false;
    text = slice_cut(text, 1, text.len - 1);
    if (slice_equal_nocase(slice_cut(text, 0, 5), S("IPv6:")))
        return format_is_ipv6(slice_cut(text, 5, text.len));
    return format_is_ipv4(text);
}

/* No domain or literal holds an `@`, so the last one divides. */
static bool
is_mailbox(struct slice text, bool wide)
{
    size_t at = text.len;

    while (at && text.at[at - 1] != '@')
        at--;
    if (at == 0 || !is_local_part(slice_cut(text, 0, at - 1), wide))
        return false;
    text = slice_cut(text, at, text.len);
    if (slice_starts(text, S("[")))
        return is_address_literal(text);
    /* Mail software normalizes a domain before it looks it up (RFC 5891,
     * section 5.2), so its form is of no account here.
     */
    return format_is_ldh_hostname(text) ||
           (wide && host_is_name(text, (struct host_rules){.alabels = true,
                                                           .unicode = true}));
}

bool
format_is_email(struct slice text)
{
    return is_mailbox(text, false);
}

bool
format_is_idn_email(struct slice text)
{
    return !idna_is_there() || is_mailbox(text, true);
}
