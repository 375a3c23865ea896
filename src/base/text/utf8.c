#include "base/text/utf8.h"

size_t
utf8_decode(struct slice text, uint32_t *c)
{
    if (text.len == 0)
        return 0;
    const unsigned char *at = (const unsigned char *)text.at;

    if (at[0] < 0x80) {
        *c = at[0];
        return 1;
    }
    size_t len = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;

    if (at[0] < 0xC2 || at[0] > 0xF4 || text.len < len)
        return 0;
    uint32_t value = at[0] & (0xFFu >> (len + 1));

    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (at[i] & 0x3Fu);
    }
    if ((len == 3 && value < 0x800) || (len == 4 && value < 0x10000) ||
        value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 0;
    *c = value;
    return len;
}

size_t
utf8_put(uint32_t c, char *out)
{
    unsigned char *at = (unsigned char *)out;

    if (c < 0x80) {
        at[0] = (unsigned char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    for (size_t i = len - 1; i > 0; i--) {
        at[i] = (unsigned char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    at[0] = (unsigned char)((0xF00u >> len & 0xFF) | c);
    return len;
}

size_t
utf8_check(struct slice text, size_t from)
{
    for (size_t i = from; i < text.len;) {
        uint32_t c;

        if ((unsigned char)text.at[i] < 0x80) {
            i++;
            continue;
        }
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);

        if (len == 0)
            return i;
        i += len;
    }
    return SLICE_NONE;
}

/* Ranges of wide characters: Unicode 15 East Asian Width W and F, with the
 * emoji that terminals draw in two cells.  Neighbouring ranges are joined
 * where what lies between is unassigned.
 */
static const uint32_t wide[][2] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},
    {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},
    {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF},
    {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF},
    {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
    {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

/* Combining marks and joiners that take no cell, the common blocks. */
static const uint32_t zero[][2] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x06D6, 0x06DC},   {0x0900, 0x0902}, {0x093C, 0x093C},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x200B, 0x200F}, {0x20D0, 0x20F0},   {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};

static bool
within(const uint32_t (*range)[2], size_t count, uint32_t c)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (c > range[mid][1])
            low = mid + 1;
        else
            high = mid;
    }
    return low < count && c >= range[low][0];
}

int
utf8_width(uint32_t c)
{
    if (c < 0x300)
        return 1;
    if (within(zero, sizeof(zero) / sizeof(zero[0]), c))
        return 0;
    return within(wide, sizeof(wide) / sizeof(wide[0]), c) ? 2 : 1;
}

/* Eight bytes at a time, each shifted so that one that is out of the range
 * has its top bit set; what may be carried on to others comes from such a one.
 */
size_t
utf8_plain(struct slice text, size_t from)
{
    const uint64_t each = 0x0101010101010101;
    size_t i = from;

    for (; text.len - i >= 8 && i < text.len; i += 8) {
        uint64_t word;

        memcpy(&word, text.at + i, 8);
        if ((word | (word + each) | (word - each * 0x20)) & each << 7)
            break;
    }
    while (i < text.len && text.at[i] >= 0x20 && text.at[i] < 0x7F)
        i++;
    return i - from;
}

/* Length of what starts with the byte at `i`; an ill-formed byte is U+FFFD. */
static size_t
next(struct slice text, size_t i, uint32_t *c)
{
    *c = (unsigned char)text.at[i];
    if (*c < 0x80)
        return 1;
    size_t len = utf8_decode(slice_cut(text, i, text.len), c);

    if (len)
        return len;
    *c = 0xFFFD;
    return 1;
}

size_t
utf8_count(struct slice text)
{
    size_t count = 0;
    uint32_t c;

    for (size_t i = 0; i < text.len; i += next(text, i, &c))
        count++;
    return count;
}

size_t
utf8_utf16(struct slice text)
{
    size_t count = 0;
    uint32_t c = 0;

    for (size_t i = 0; i<text.len; count += c> 0xFFFF ? 2 : 1)
        i += next(text, i, &c);
    return count;
}

size_t
utf8_cells(struct slice text)
{
    size_t count = 0;
    uint32_t c = 0;

    for (size_t i = 0; i < text.len; count += (size_t)utf8_width(c))
        i += next(text, i, &c);
    return count;
}

bool
utf8_is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x180E || c == 0x200B ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x206A && c <= 0x206F) ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c < 0xE0100);
}
