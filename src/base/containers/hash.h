#ifndef BASE_CONTAINERS_HASH_H
#define BASE_CONTAINERS_HASH_H

/* Text a word at a time: for the reader, which looks for what is in
 * between, and for hashes of names.
 *
 * There are two hashes.  hash_text() is the same everywhere and can be undone:
 * it tells names apart before they are compared, and finds names in the tables
 * that were made with the program.  Whatever puts the names of a document into
 * a table goes by hash_keyed(): nobody can write a document beforehand whose
 * names meet there.  Neither may decide what is reported, or in which order.
 */

#include "base/core/slice.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define HASH_LITTLE(bits, value) __builtin_bswap##bits(value)
#else
#define HASH_LITTLE(bits, value) (value)
#endif

/* Bytes as a number, the first one the lowest. */
static inline uint64_t
hash_word(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return HASH_LITTLE(64, word);
}

static inline uint32_t
hash_half(const char *at)
{
    uint32_t half;

    memcpy(&half, at, sizeof(half));
    return HASH_LITTLE(32, half);
}

static inline uint64_t
hash_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Hash of a name, for what has no keyed one: a word at a time, for every key of
 * every document goes through here.  The two loads of the tail may overlap;
 * that is what makes them cheap.  Tables of names that were made on another
 * machine are asked with it, so it must not depend on the order of bytes in a
 * word.
 */
static inline uint32_t
hash_text(struct slice name)
{
    const char *at = name.at;
    size_t len = name.len;
    uint64_t hash = len;

    for (; len > 16; at += 8, len -= 8)
        hash = hash_mix(hash, hash_word(at));
    if (len >= 8) {
        hash = hash_mix(hash, hash_word(at));
        hash = hash_mix(hash, hash_word(at + len - 8));
    } else if (len >= 4) {
        uint64_t word = hash_half(at);

        hash = hash_mix(hash, word << 32 | hash_half(at + len - 4));
    } else if (len) {
        uint64_t word = (unsigned char)at[0];

        word = word << 8 | (unsigned char)at[len / 2];
        word = word << 8 | (unsigned char)at[len - 1];
        hash = hash_mix(hash, word);
    }
    return (uint32_t)(hash ^ hash >> 16);
}

/* Hash of a name under the key of this process; the same in all its threads. */
uint32_t hash_keyed(struct slice name);

#endif
