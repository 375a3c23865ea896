#ifndef BASE_CORE_SLICE_H
#define BASE_CORE_SLICE_H

/* A view of bytes that somebody else owns.  A slice is never freed and
 * never NUL-terminated; an empty one may have a null `at`.  Everything that
 * handles text in this program handles slices, so that text can point
 * straight into a source.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

/* A string literal as a slice; SC() is the same in a static initialiser. */
#define S(literal) ((struct slice){"" literal, sizeof(literal) - 1})
#define SC(literal)                     \
    {                                   \
        "" literal, sizeof(literal) - 1 \
    }

/* For printf: `printf("%.*s", SLICE_ARGS(s))`.  `s` is evaluated more than
 * once: give it a variable, or a call without effects.
 */
#define SLICE_ARGS(s) (int)(s).len, (s).len ? (s).at : ""

static inline struct slice
slice_make(const char *at, size_t len)
{
    return (struct slice){at, len};
}

/* The bytes of the NUL-terminated `text`; empty for a null pointer. */
static inline struct slice
slice_from(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

/* Whether `len` bytes are the same.  Names are short, and a call of memcmp()
 * costs more than to compare them here: two words from either end, which may
 * overlap.
 */
static inline bool
slice_same(const char *a, const char *b, size_t len)
{
    uint64_t head_a, head_b, tail_a, tail_b;
    uint32_t first_a, first_b, last_a, last_b;

    if (len > 16)
        return memcmp(a, b, len) == 0;
    if (len >= 8) {
        memcpy(&head_a, a, 8);
        memcpy(&head_b, b, 8);
        memcpy(&tail_a, a + len - 8, 8);
        memcpy(&tail_b, b + len - 8, 8);
        return ((head_a ^ head_b) | (tail_a ^ tail_b)) == 0;
    }
    if (len >= 4) {
        memcpy(&first_a, a, 4);
        memcpy(&first_b, b, 4);
        memcpy(&last_a, a + len - 4, 4);
        memcpy(&last_b, b + len - 4, 4);
        return ((first_a ^ first_b) | (last_a ^ last_b)) == 0;
    }
    return len == 0 || (a[0] == b[0] && a[len / 2] == b[len / 2] &&
                        a[len - 1] == b[len - 1]);
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && slice_same(a.at, b.at, a.len);
}

/* The bytes of `s` in [from, to), both cut to its length. */
static inline struct slice
slice_cut(struct slice s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct slice){s.at ? s.at + from : NULL, to - from};
}

/* Byte order; a prefix comes first.  Negative, 0 or positive. */
int slice_compare(struct slice a, struct slice b);

/* Equal when ASCII letters are compared without their case. */
bool slice_equal_nocase(struct slice a, struct slice b);

bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);

/* Offset of the first `part` at or after `from`, or SLICE_NONE. */
#define SLICE_NONE ((size_t)-1)
size_t slice_find(struct slice s, struct slice part, size_t from);
size_t slice_find_byte(struct slice s, char byte, size_t from);

/* Without ASCII white space at either end. */
struct slice slice_trim(struct slice s);

/* Reads decimal digits and nothing else; false for other text.  What is more
 * than a billion counts as that: nothing here has so many of anything.
 */
#define SLICE_NUMBER_MOST 1000000000u
bool slice_number(struct slice s, uint32_t *number);

#endif
