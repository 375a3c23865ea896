#include "jq/types/infer_state.h"

/* Where the class that opens at `at` ends, `text.len` when it does not. */
static size_t
class_end(struct slice text, size_t at)
{
    unsigned depth = 0;

    for (size_t i = at; i < text.len; i++) {
        if (text.at[i] == '\\') {
            i++;
        } else if (text.at[i] == '[') {
            depth++;
            /* A bracket right after the opening one stands for itself. */
            if (i + 1 < text.len && text.at[i + 1] == '^')
                i++;
            if (i + 1 < text.len && text.at[i + 1] == ']')
                i++;
        } else if (text.at[i] == ']' && --depth == 0) {
            return i;
        }
    }
    return text.len;
}

bool
infer_regex_broken(struct slice text)
{
    unsigned groups = 0;

    if (text.len && strchr("*+?", text.at[0]))
        return true;
    for (size_t i = 0; i < text.len; i++) {
        switch (text.at[i]) {
        case '\\':
            /* \Q…\E and the like are left to those who know them. */
            if (i + 1 < text.len && text.at[i + 1] == 'Q')
                return false;
            if (++i >= text.len)
                return true;
            break;
        case '[':
            i = class_end(text, i);
            if (i >= text.len)
                return true;
            break;
        case '(':
            if (i + 2 < text.len && text.at[i + 1] == '?' &&
                (text.at[i + 2] == '#' || text.at[i + 2] == 'x'))
                return false;
            groups++;
            break;
        case ')':
            if (groups-- == 0)
                return true;
            break;
        }
    }
    return groups > 0;
}
