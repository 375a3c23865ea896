#include "base/core/slice.h"

int
slice_compare(struct slice a, struct slice b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.at, b.at, len) : 0;

    if (order)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

static unsigned char
lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool
slice_equal_nocase(struct slice a, struct slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

bool
slice_starts(struct slice s, struct slice prefix)
{
    return slice_equal(slice_cut(s, 0, prefix.len), prefix);
}

bool
slice_ends(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len &&
           slice_equal(slice_cut(s, s.len - suffix.len, s.len), suffix);
}

size_t
slice_find(struct slice s, struct slice part, size_t from)
{
    if (part.len == 0)
        return from <= s.len ? from : SLICE_NONE;
    char last = part.at[part.len - 1];

    for (size_t i = from; i + part.len <= s.len; i++) {
        const char *hit =
            memchr(s.at + i, part.at[0], s.len - part.len - i + 1);

        if (!hit)
            return SLICE_NONE;
        i = (size_t)(hit - s.at);
        if (hit[part.len - 1] == last && memcmp(hit, part.at, part.len) == 0)
            return i;
    }
    return SLICE_NONE;
}

size_t
slice_find_byte(struct slice s, char byte, size_t from)
{
    const char *hit =
        from < s.len ? memchr(s.at + from, byte, s.len - from) : NULL;

    return hit ? (size_t)(hit - s.at) : SLICE_NONE;
}

static bool
blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice s)
{
    while (s.len && blank(s.at[0]))
        s = slice_cut(s, 1, s.len);
    while (s.len && blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool
slice_number(struct slice s, uint32_t *number)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        sum = sum > SLICE_NUMBER_MOST / 10 - 1
                  ? SLICE_NUMBER_MOST
                  : sum * 10 + (uint32_t)(s.at[i] - '0');
    }
    *number = sum;
    return s.len > 0;
}
