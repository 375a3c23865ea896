#include "regex/linear.h"

#include "base/text/utf8.h"

/* A program or a text that is being read; ends at `end`. */
struct linear_cursor {
    const unsigned char *at, *end;
};

static struct linear_cursor
cursor_make(struct slice s)
{
    const unsigned char *at = (const unsigned char *)(s.len ? s.at : "");

    return (struct linear_cursor){at, at + s.len};
}

static uint32_t
take(struct linear_cursor *code, int bytes)
{
    uint32_t value = 0;

    for (int i = 0; i < bytes; i++)
        value |= (uint32_t)code->at[i] << 8 * i;
    code->at += bytes;
    return value;
}

/* The next `size` bytes, which are stepped over. */
static struct linear_cursor
take_part(struct linear_cursor *code, uint32_t size)
{
    struct linear_cursor part = {code->at, code->at + size};

    code->at += size;
    return part;
}

/* ---- Sets ---------------------------------------------------------------- */

enum { SET_BITS = 1, SET_RANGES = 17, RANGE_SIZE = 6 };

static const unsigned char *
take_set(struct linear_cursor *code)
{
    const unsigned char *set = code->at;

    code->at += SET_RANGES + (size_t)set[0] * RANGE_SIZE;
    return set;
}

/* Length of the character that `text` begins with, if it is in the set; 0
 * when it is not, or at the end.
 */
static size_t
wide_in_set(const unsigned char *set, struct linear_cursor text)
{
    struct linear_cursor ranges = {set + SET_RANGES, NULL};
    uint32_t c = 0xFFFD;
    size_t len = utf8_decode(
        slice_make((const char *)text.at, (size_t)(text.end - text.at)), &c);

    for (unsigned i = 0; i < set[0]; i++) {
        uint32_t low = take(&ranges, 3), high = take(&ranges, 3);

        if (c >= low && c <= high)
            return len ? len : 1;
    }
    return 0;
}

static inline size_t
in_set(const unsigned char *set, struct linear_cursor text)
{
    if (text.at == text.end)
        return 0;
    if (*text.at < 0x80)
        return set[SET_BITS + *text.at / 8] >> *text.at % 8 & 1;
    return set[0] ? wide_in_set(set, text) : 0;
}

/* ---- Ops ----------------------------------------------------------------- */

static bool
match_text(struct linear_cursor *code, struct linear_cursor *text)
{
    size_t len = take(code, 1);

    if ((size_t)(text->end - text->at) < len ||
        memcmp(code->at, text->at, len) != 0)
        return false;
    code->at += len;
    text->at += len;
    return true;
}

/* The end of the ASCII characters of a set at `at`, of which none is behind
 * `end`: most of what is matched.
 */
static inline const unsigned char *
skip_ascii(const unsigned char *set, const unsigned char *at,
           const unsigned char *end)
{
    while (at < end && *at < 0x80 &&
           (set[SET_BITS + *at / 8] >> *at % 8 & 1) != 0)
        at++;
    return at;
}

static bool
match_run(struct linear_cursor *code, struct linear_cursor *text)
{
    uint32_t least = take(code, 2), most = take(code, 2), count = 0;
    const unsigned char *set = take_set(code);
    struct linear_cursor t = *text;

    if (most == LINEAR_ENDLESS || (size_t)(t.end - t.at) <= most) {
        t.at = skip_ascii(set, t.at, t.end);
        size_t passed = (size_t)(t.at - text->at);

        count = passed < LINEAR_ENDLESS ? (uint32_t)passed : LINEAR_ENDLESS;
    }
    for (size_t len;
         (count < most || most == LINEAR_ENDLESS) && (len = in_set(set, t)) > 0;
         t.at += len)
        count += count < LINEAR_ENDLESS;
    text->at = t.at;
    return count >= least;
}

static bool
match_words(struct linear_cursor *code, struct linear_cursor *text)
{
    uint32_t size = take(code, 2);
    struct linear_cursor words = take_part(code, size);

    while (words.at < words.end) {
        struct linear_cursor word = words;

        if (match_text(&word, text))
            return true;
        words.at += 1 + words.at[0];
    }
    return false;
}

static bool match_ops(struct linear_cursor code, struct linear_cursor *text);

static bool
match_either(struct linear_cursor *code, struct linear_cursor *text)
{
    uint32_t size = take(code, 2);
    struct linear_cursor branches = take_part(code, size);

    while (branches.at < branches.end) {
        uint32_t length = take(&branches, 2);
        struct linear_cursor branch = take_part(&branches, length);

        if (in_set(take_set(&branch), *text))
            return match_ops(branch, text);
    }
    return false;
}

static bool
match_loop(struct linear_cursor *code, struct linear_cursor *text)
{
    uint32_t least = take(code, 2), most = take(code, 2), count = 0;
    uint32_t size = take(code, 2);
    struct linear_cursor body = take_part(code, size);
    const unsigned char *set = take_set(&body);

    while ((count < most || most == LINEAR_ENDLESS) && in_set(set, *text)) {
        if (!match_ops(body, text))
            return false;
        count += count < LINEAR_ENDLESS;
    }
    return count >= least;
}

/* Recursion is as deep as the groups of the pattern; see regex_tree.c. */
static bool
match_ops(struct linear_cursor code, struct linear_cursor *text)
{
    bool good = true;

    while (good && code.at < code.end) {
        switch ((enum linear_op)take(&code, 1)) {
        case LINEAR_TEXT:
            good = match_text(&code, text);
            break;
        case LINEAR_RUN:
            good = match_run(&code, text);
            break;
        case LINEAR_WORDS:
            good = match_words(&code, text);
            break;
        case LINEAR_EITHER:
            good = match_either(&code, text);
            break;
        case LINEAR_LOOP:
            good = match_loop(&code, text);
            break;
        }
    }
    return good;
}

/* ---- Alternatives -------------------------------------------------------- */

static bool
match_here(struct linear_cursor code, struct linear_cursor text, unsigned flags)
{
    return match_ops(code, &text) &&
           (!(flags & LINEAR_TO_END) || text.at == text.end);
}

static bool
match_alternative(struct linear_cursor code, struct linear_cursor text)
{
    unsigned flags = take(&code, 1);
    uint32_t reach = take(&code, 2);

    if (flags & LINEAR_FROM_START)
        return match_here(code, text, flags);
    /* What ends at the end begins not far from it: four bytes a character. */
    if (flags & LINEAR_TO_END && (size_t)(text.end - text.at) > 4 * reach)
        text.at = text.end - 4 * reach;
    for (;; text.at++) {
        bool inside = text.at < text.end && (*text.at & 0xC0) == 0x80;

        if (!inside && match_here(code, text, flags))
            return true;
        if (text.at == text.end)
            return false;
    }
}

bool
linear_match(struct slice program, struct slice text)
{
    struct linear_cursor code = cursor_make(program);

    while (code.at < code.end) {
        uint32_t size = take(&code, 2);

        if (match_alternative(take_part(&code, size), cursor_make(text)))
            return true;
    }
    return false;
}
