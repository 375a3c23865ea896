#include "jq/syntax/single_quotes.h"

#include "base/text/utf8.h"

/* Length of the white space character at `at` as JavaScript's `\s` sees it,
 * or 0.
 */
static size_t
blank_at(struct slice text, size_t at)
{
    uint32_t c;
    size_t len = utf8_decode(slice_cut(text, at, text.len), &c);

    if (len == 0)
        return 0;
    bool blank = (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0xA0 ||
                 c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
                 c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
                 c == 0xFEFF;

    return blank ? len : 0;
}

static bool
blank_before(struct slice text, size_t at)
{
    size_t from = at;

    /* Back over at most three continuation bytes. */
    while (from > 0 && at - from < 4) {
        from--;
        if (((unsigned char)text.at[from] & 0xC0) != 0x80)
            break;
    }
    size_t len = from < at ? blank_at(text, from) : 0;

    return len != 0 && from + len == at;
}

/* Behind the quote at `at` comes neither white space nor `"`. */
static bool
opens(struct slice text, size_t at)
{
    return at + 1 >= text.len ||
           (text.at[at + 1] != '"' && blank_at(text, at + 1) == 0);
}

static bool
closes(struct slice text, size_t at)
{
    if (at > 0 && (text.at[at - 1] == '"' || blank_before(text, at)))
        return false;
    return at + 1 >= text.len || blank_at(text, at + 1) != 0;
}

struct slice
single_quotes_rewrite(struct arena *arena, struct slice text)
{
    char *out = NULL;
    size_t i = 0;

    while (i < text.len) {
        size_t blank = blank_at(text, i);
        size_t quote = SLICE_NONE, next = i + 1;

        if (i == 0 && text.at[0] == '\'' && opens(text, 0)) {
            quote = 0;
        } else if (blank && i + blank < text.len &&
                   text.at[i + blank] == '\'' && opens(text, i + blank)) {
            quote = i + blank;
            next = quote + 1;
        } else if (text.at[i] == '\'' && closes(text, i)) {
            quote = i;
            next = i + 1 + blank_at(text, i + 1);
        }
        if (quote != SLICE_NONE) {
            if (!out) {
                out = arena_alloc(arena, text.len, 1);
                memcpy(out, text.at, text.len);
            }
            out[quote] = '"';
        }
        i = next;
    }
    return out ? slice_make(out, text.len) : text;
}
