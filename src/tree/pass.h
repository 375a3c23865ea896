#ifndef TREE_PASS_H
#define TREE_PASS_H

/* What the reader passes without a look at each byte: the plain part of a
 * string and what is between tokens, which together are most of a text.
 * Sixteen bytes at a time where the processor can, else eight.
 */

#include "base/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* Bytes in front of the first marked one. */
static inline size_t
pass_before(uint64_t marks)
{
    return (size_t)__builtin_ctzll(marks) / 8;
}

static inline bool
pass_is_plain(char c)
{
    return (unsigned char)(c - ' ') < 0x60 && c != '"' && c != '\\' &&
           c != 0x7F;
}

/* The first byte from `at` on that is a quote, a backslash, a control
 * character or not ASCII; the NUL at `end` is one.  DEL may stop it as well,
 * which is harmless.
 */
static inline const char *
pass_plain(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        __m128i slashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        /* Bytes are signed here: those above ASCII are below all of it. */
        __m128i others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
        int marks = _mm_movemask_epi8(
            _mm_or_si128(_mm_or_si128(quotes, slashes), others));

        if (marks)
            return at + __builtin_ctz((unsigned)marks);
    }
#endif
    for (; end - at >= 8; at += 8) {
        uint64_t word = hash_word(at);
        uint64_t marks = pass_zeros(word ^ PASS_ONES * '"') |
                         pass_zeros(word ^ PASS_ONES * '\\') |
                         ((word - PASS_ONES * ' ') & ~word & PASS_HIGHS) |
                         (word & PASS_HIGHS);

        if (marks)
            return at + pass_before(marks);
    }
    while (pass_is_plain(*at))
        at++;
    return at;
}

/* Behind the spaces at `at`, or some of them when `end` is near. */
static inline const char *
pass_spaces(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        int spaces =
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));

        if (spaces != 0xFFFF)
            return at + __builtin_ctz(~(unsigned)spaces);
    }
#endif
    for (; end - at >= 8; at += 8) {
        uint64_t marks = hash_word(at) ^ PASS_ONES * ' ';

        if (marks)
            return at + pass_before(marks);
    }
    return at;
}

/* Behind all blanks and line ends at `at`: mostly there is none, or one space
 * between two tokens of a line.
 */
static inline const char *
pass_blanks(const char *at, const char *end)
{
    if ((unsigned char)*at > ' ')
        return at;
    if (*at == ' ' && (unsigned char)at[1] > ' ')
        return at + 1;
    while ((unsigned char)*at <= ' ' &&
           (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        at = pass_spaces(at + 1, end);
    return at;
}

#endif
