#include "format/cursor.h"
#include "format/is.h"

/* CSS 2.1, section 4.3.6: the seventeen names, and numbers; and, deprecated
 * since but allowed, the names of section 18.2 for the colours of a system.
 */

static const char *const names[] = {
    "activeborder",
    "activecaption",
    "appworkspace",
    "aqua",
    "background",
    "black",
    "blue",
    "buttonface",
    "buttonhighlight",
    "buttonshadow",
    "buttontext",
    "captiontext",
    "fuchsia",
    "gray",
    "graytext",
    "green",
    "highlight",
    "highlighttext",
    "inactiveborder",
    "inactivecaption",
    "inactivecaptiontext",
    "infobackground",
    "infotext",
    "lime",
    "maroon",
    "menu",
    "menutext",
    "navy",
    "olive",
    "orange",
    "purple",
    "red",
    "scrollbar",
    "silver",
    "teal",
    "threeddarkshadow",
    "threedface",
    "threedhighlight",
    "threedlightshadow",
    "threedshadow",
    "white",
    "window",
    "windowframe",
    "windowtext",
    "yellow",
};

static void
skip_space(struct cursor *c)
{
    while (cursor_is_one_of(cursor_peek(c), " \t\n\r\f"))
        c->at++;
}

/* An integer, or a percentage, which may have a fraction. */
static bool
read_share(struct cursor *c, bool *percent)
{
    skip_space(c);
    cursor_accept_either(c, '+', '-');
    size_t digits = cursor_digits(c, SIZE_MAX);
    bool fraction = cursor_accept(c, '.');

    if (fraction ? cursor_digits(c, SIZE_MAX) == 0 : digits == 0)
        return false;
    *percent = cursor_accept(c, '%');
    skip_space(c);
    return *percent || !fraction;
}

/* "rgb(" and three integers or three percentages. */
static bool
is_rgb(struct slice text)
{
    struct cursor c = {text, 4};
    bool percent[3];

    if (!slice_equal_nocase(slice_cut(text, 0, 4), S("rgb(")))
        return false;
    for (int i = 0; i < 3; i++)
        if ((i && !cursor_accept(&c, ',')) || !read_share(&c, &percent[i]) ||
            percent[i] != percent[0])
            return false;
    return cursor_accept(&c, ')') && cursor_at_end(&c);
}

bool
format_is_color(struct slice text)
{
    if (slice_starts(text, S("#"))) {
        for (size_t i = 1; i < text.len; i++)
            if (!cursor_is_hex(text.at[i]))
                return false;
        return text.len == 4 || text.len == 7;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (slice_equal_nocase(text, slice_from(names[i])))
            return true;
    return is_rgb(text);
}
