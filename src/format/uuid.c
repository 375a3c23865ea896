#include "format/cursor.h"
#include "format/is.h"

/* RFC 4122, section 3: 8-4-4-4-12 hexadecimal digits, of any variant. */
bool
format_is_uuid(struct slice text)
{
    if (text.len != 36)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? text.at[i] != '-' : !cursor_is_hex(text.at[i]))
            return false;
    }
    return true;
}
