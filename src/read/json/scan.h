#ifndef READ_JSON_SCAN_H
#define READ_JSON_SCAN_H

/* What the reader passes without a look at each byte: the plain part of a
 * string and what is between tokens, which together are most of a text.
 * Sixteen bytes at a time where the processor can, else eight.
 */

#include "base/containers/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#define PASS_STEP 16
#else
#define PASS_STEP 8
#endif

/* Where it ends that a step can be looked at as a whole. */
static inline const char *
scan_end(const char *text, const char *end)
{
    return end - text < PASS_STEP ? text : end - PASS_STEP + 1;
}

#ifdef __SSE2__

/* A bit for each of the bytes at `at` that ends the plain part of a string. */
static inline uint64_t
scan_marks(const char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i slashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    /* Bytes are signed here: those above ASCII are below all of it. */
    __m128i others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));

    return (uint32_t)_mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(quotes, slashes), others));
}

/* A bit for each of them that is no space. */
static inline uint64_t
scan_others(const char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);

    return 0xFFFF ^ (uint32_t)_mm_movemask_epi8(
                        _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
}

/* Bytes in front of the first marked one. */
static inline size_t
scan_before(uint64_t marks)
{
    return (unsigned)__builtin_ctzll(marks);
}

#else

#define PASS_ONES 0x0101010101010101u
#define PASS_HIGHS 0x8080808080808080u

/* Bit 7 of each byte of the result says whether that byte of `word` is 0;
 * exact up to and including the first such byte.
 */
static inline uint64_t
pass_zeros(uint64_t word)
{
    return (word - PASS_ONES) & ~word & PASS_HIGHS;
}

/* The same with the highest bit of each byte, or any of them. */
static inline uint64_t
pass_marks(const char *at)
{
    uint64_t word = hash_word(at);

    return pass_zeros(word ^ PASS_ONES * '"') |
           pass_zeros(word ^ PASS_ONES * '\\') |
           ((word - PASS_ONES * ' ') & ~word & PASS_HIGHS) |
           (word & PASS_HIGHS);
}

static inline uint64_t
pass_others(const char *at)
{
    return hash_word(at) ^ PASS_ONES * ' ';
}

static inline size_t
pass_before(uint64_t marks)
{
    return (unsigned)__builtin_ctzll(marks) / 8;
}

#endif

static inline bool
scan_is_plain(char c)
{
    return (unsigned char)(c - ' ') < 0x60 && c != '"' && c != '\\' &&
           c != 0x7F;
}

/* The first byte from `at` on that is a quote, a backslash, a control
 * character or not ASCII; the NUL at the end of the text is one.  DEL may stop
 * it as well, which is harmless.  `end` is scan_end().
 */
static inline const char *
scan_plain(const char *at, const char *end)
{
    uint64_t marks;

    for (; at < end; at += PASS_STEP)
        if ((marks = scan_marks(at)) != 0)
            return at + scan_before(marks);
    while (scan_is_plain(*at))
        at++;
    return at;
}

/* Behind the spaces at `at`, or some of them when `end` is reached. */
static inline const char *
scan_spaces(const char *at, const char *end)
{
    uint64_t marks;

    for (; at < end; at += PASS_STEP)
        if ((marks = scan_others(at)) != 0)
            return at + scan_before(marks);
    return at;
}

/* Behind all blanks and line ends at `at`: mostly there is none, or one space
 * between two tokens of a line.
 */
static inline const char *
scan_blanks(const char *at, const char *end)
{
    if ((unsigned char)*at > ' ')
        return at;
    if (*at == ' ' && (unsigned char)at[1] > ' ')
        return at + 1;
    while ((unsigned char)*at <= ' ' &&
           (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        at = scan_spaces(at + 1, end);
    return at;
}

#endif
