#include "base/text/utf8.h"
#include "format/cursor.h"
#include "format/is.h"

/* URIs (RFC 3986, appendix A) and IRIs (RFC 3987, section 2.2), which differ
 * only in the characters that may stand for themselves:
 *
 *   URI           = [ scheme ":" ] [ "//" authority ] path
 *                   [ "?" query ] [ "#" fragment ]
 *   authority     = [ userinfo "@" ] host [ ":" port ]
 *
 * Each part is read up to the character that must end it, in one pass.
 */

struct char_range {
    uint32_t first, last;
};

/* RFC 3987, section 2.2: ucschar.  Section 4.1 takes the marks of direction
 * out of the second and third range.
 */
static const struct char_range ucschar[] = {
    {0xA0, 0x200D},     {0x2010, 0x2029},   {0x202F, 0xD7FF},
    {0xF900, 0xFDCF},   {0xFDF0, 0xFFEF},   {0x10000, 0x1FFFD},
    {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}, {0x40000, 0x4FFFD},
    {0x50000, 0x5FFFD}, {0x60000, 0x6FFFD}, {0x70000, 0x7FFFD},
    {0x80000, 0x8FFFD}, {0x90000, 0x9FFFD}, {0xA0000, 0xAFFFD},
    {0xB0000, 0xBFFFD}, {0xC0000, 0xCFFFD}, {0xD0000, 0xDFFFD},
    {0xE1000, 0xEFFFD},
};

/* The same: iprivate, for queries only. */
static const struct char_range iprivate[] = {
    {0xE000, 0xF8FF},
    {0xF0000, 0xFFFFD},
    {0x100000, 0x10FFFD},
};

struct uri_cursor {
    struct cursor c;
    bool iri;
};

static bool
within(const struct char_range *range, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= range[i].first && c <= range[i].last)
            return true;
    return false;
}

/* Steps over a character above ASCII, if it is one for IRIs. */
static bool
accept_wide(struct uri_cursor *uri, bool query)
{
    struct cursor *c = &uri->c;
    uint32_t code;
    size_t len = utf8_decode(slice_cut(c->text, c->at, c->text.len), &code);

    if (!uri->iri || len < 2)
        return false;
    if (!within(ucschar, sizeof(ucschar) / sizeof(ucschar[0]), code) &&
        !(query &&
          within(iprivate, sizeof(iprivate) / sizeof(iprivate[0]), code)))
        return false;
    c->at += len;
    return true;
}

static bool
is_unreserved_or_sub_delim(int c)
{
    return cursor_is_alnum(c) || cursor_is_one_of(c, "-._~!$&'()*+,;=");
}

/* Steps over unreserved characters, sub-delims, percent-encoded bytes and
 * those of `more`.
 */
static void
skip_characters(struct uri_cursor *uri, const char *more, bool query)
{
    for (;;) {
        int c = cursor_peek(&uri->c);

        if (is_unreserved_or_sub_delim(c) || cursor_is_one_of(c, more))
            uri->c.at++;
        else if (!cursor_percent(&uri->c) && !accept_wide(uri, query))
            return;
    }
}

/* RFC 3986, section 3.1.  False, and nowhere, when there is none. */
static bool
read_scheme(struct cursor *c)
{
    struct cursor start = *c;

    if (cursor_is_letter(cursor_peek(c)))
        do {
            c->at++;
        } while (cursor_is_alnum(cursor_peek(c)) ||
                 cursor_is_one_of(cursor_peek(c), "+-."));
    if (c->at > start.at && cursor_accept(c, ':'))
        return true;
    *c = start;
    return false;
}

/* Section 3.2.2: IPvFuture = "v" 1*HEXDIG "." 1*(unreserved / sub-delims /
 * ":").
 */
static bool
is_future_address(struct slice text)
{
    struct cursor c = {text, 0};

    if (!cursor_accept_either(&c, 'v', 'V'))
        return false;
    while (cursor_is_hex(cursor_peek(&c)))
        c.at++;
    if (c.at == 1 || !cursor_accept(&c, '.') || cursor_at_end(&c))
        return false;
    while (is_unreserved_or_sub_delim(cursor_peek(&c)) ||
           cursor_peek(&c) == ':')
        c.at++;
    return cursor_at_end(&c);
}

/* Section 3.2.2: "[" ( IPv6address / IPvFuture ) "]". */
static bool
read_ip_literal(struct cursor *c)
{
    size_t end = slice_find_byte(c->text, ']', c->at);

    if (end == SLICE_NONE)
        return false;
    struct slice inner = slice_cut(c->text, c->at + 1, end);

    c->at = end + 1;
    return format_is_ipv6(inner) || is_future_address(inner);
}

/* Section 3.2, up to the path, the query, the fragment or the end.  What
 * looks like userinfo is read again as a host when no `@` follows it.
 */
static bool
read_authority(struct uri_cursor *uri)
{
    struct cursor start = uri->c;

    skip_characters(uri, ":", false);
    if (!cursor_accept(&uri->c, '@'))
        uri->c = start;
    if (cursor_peek(&uri->c) == '[') {
        if (!read_ip_literal(&uri->c))
            return false;
    } else {
        skip_characters(uri, "", false);
    }
    if (cursor_accept(&uri->c, ':'))
        cursor_digits(&uri->c, SIZE_MAX);
    return cursor_at_end(&uri->c) ||
           cursor_is_one_of(cursor_peek(&uri->c), "/?#");
}

/* Sections 3.3 to 3.5; without a scheme, the first segment of the path has
 * no colon (section 4.2).
 */
static bool
read_rest(struct uri_cursor *uri, bool scheme)
{
    if (!scheme)
        skip_characters(uri, "@", false);
    if (scheme || cursor_peek(&uri->c) == '/')
        skip_characters(uri, ":@/", false);
    if (cursor_accept(&uri->c, '?'))
        skip_characters(uri, ":@/?", true);
    if (cursor_accept(&uri->c, '#'))
        skip_characters(uri, ":@/?", false);
    return cursor_at_end(&uri->c);
}

static bool
is_reference(struct slice text, bool iri, bool absolute)
{
    struct uri_cursor uri = {{text, 0}, iri};
    bool scheme = read_scheme(&uri.c);

    if (absolute && !scheme)
        return false;
    if (slice_starts(slice_cut(text, uri.c.at, text.len), S("//"))) {
        uri.c.at += 2;
        if (!read_authority(&uri))
            return false;
    }
    return read_rest(&uri, scheme);
}

bool
format_is_uri(struct slice text)
{
    return is_reference(text, false, true);
}

bool
format_is_uri_reference(struct slice text)
{
    return is_reference(text, false, false);
}

bool
format_is_iri(struct slice text)
{
    return is_reference(text, true, true);
}

bool
format_is_iri_reference(struct slice text)
{
    return is_reference(text, true, false);
}
