#include "format/cursor.h"
#include "format/is.h"

/* RFC 6901, section 3: any text in which `~` is followed by 0 or 1, and which
 * starts with a slash unless it is empty.
 */
static bool
is_pointer(struct slice text)
{
    if (text.len && text.at[0] != '/')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '~' && (i + 1 == text.len || (text.at[i + 1] != '0' &&
                                                        text.at[i + 1] != '1')))
            return false;
    return true;
}

/* "0", or digits without a leading zero; how many. */
static size_t
read_count(struct cursor *c)
{
    return cursor_accept(c, '0') ? 1 : cursor_digits(c, SIZE_MAX);
}

static bool
is_rest(const struct cursor *c)
{
    struct slice rest = slice_cut(c->text, c->at, c->text.len);

    return slice_equal(rest, S("#")) || is_pointer(rest);
}

bool
format_is_json_pointer(struct slice text)
{
    return is_pointer(text);
}

/* draft-handrews-relative-json-pointer-02, section 3. */
bool
format_is_relative_json_pointer(struct slice text)
{
    struct cursor c = {text, 0};

    return read_count(&c) > 0 && is_rest(&c);
}

/* draft-bhutton-relative-json-pointer-00, section 3: an array element may be
 * left for one of its neighbours, as in `0-1`.
 */
bool
format_is_shifted_json_pointer(struct slice text)
{
    struct cursor c = {text, 0};

    if (read_count(&c) == 0)
        return false;
    if (cursor_accept_either(&c, '+', '-') &&
        (cursor_peek(&c) == '0' || read_count(&c) == 0))
        return false;
    return is_rest(&c);
}
