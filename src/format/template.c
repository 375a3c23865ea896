#include "base/text/utf8.h"
#include "format/cursor.h"
#include "format/is.h"

/* URI templates (RFC 6570, section 2):
 *
 *   template   = *( literal / "{" [ operator ] varspec *( "," varspec ) "}" )
 *   varspec    = varname [ ":" max-length / "*" ]
 *   varname    = varchar *( [ "." ] varchar )
 */

/* Section 2.1, where erratum 6937 allows the apostrophe: no control, space
 * or one of a few others, and `%` only as a percent-encoded byte.
 */
static bool
read_literal(struct cursor *c)
{
    struct slice rest = slice_cut(c->text, c->at, c->text.len);
    uint32_t code;

    if (cursor_percent(c))
        return true;
    size_t len = utf8_decode(rest, &code);

    if (len == 0 || code <= ' ' || (code >= 0x7F && code < 0xA0) ||
        cursor_is_one_of((int)code, "\"%<>\\^`{|}"))
        return false;
    c->at += len;
    return true;
}

/* Section 2.3: ALPHA / DIGIT / "_" / pct-encoded. */
static bool
read_varchar(struct cursor *c)
{
    int byte = cursor_peek(c);

    if (!cursor_is_alnum(byte) && byte != '_')
        return cursor_percent(c);
    c->at++;
    return true;
}

/* Sections 2.3 and 2.4; a max-length is below 10000 and starts with no 0. */
static bool
read_varspec(struct cursor *c)
{
    do {
        if (!read_varchar(c))
            return false;
        while (read_varchar(c))
            ;
    } while (cursor_accept(c, '.'));
    if (cursor_accept(c, ':'))
        return cursor_peek(c) != '0' && cursor_digits(c, 4) > 0;
    cursor_accept(c, '*');
    return true;
}

/* Section 2.2, behind the brace; `=,!@|` are kept for later operators. */
static bool
read_expression(struct cursor *c)
{
    if (cursor_is_one_of(cursor_peek(c), "+#./;?&=,!@|"))
        c->at++;
    do {
        if (!read_varspec(c))
            return false;
    } while (cursor_accept(c, ','));
    return cursor_accept(c, '}');
}

bool
format_is_uri_template(struct slice text)
{
    struct cursor c = {text, 0};

    while (!cursor_at_end(&c))
        if (!(cursor_accept(&c, '{') ? read_expression(&c) : read_literal(&c)))
            return false;
    return true;
}
