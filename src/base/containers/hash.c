/* A multiplication whose halves are folded together takes in 16 bytes at once
 * and cannot be undone without the key, as in wyhash; but there one of the
 * factors is known, and who makes it zero has hidden what came before.  Here
 * both depend on the key.
 *
 * The key is where the system put this program and its environment, which it
 * chooses anew for every process: it is there at no cost, the same in every
 * thread, and takes no variable that somebody has to set.
 */
#include "base/containers/hash.h"

extern char **environ; /* as POSIX has it: in no header of its own */

__extension__ typedef unsigned __int128 wide;

/* Its address is part of the key. */
static const char here;

static uint64_t
fold(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to eight bytes, from both ends; with the length they tell all apart. */
static uint64_t
few_bytes(const char *at, size_t len)
{
    if (len >= 4)
        return (uint64_t)hash_half(at) << 32 | hash_half(at + len - 4);
    if (len == 0)
        return 0;
    return (uint64_t)(unsigned char)at[0] << 16 |
           (uint64_t)(unsigned char)at[len / 2] << 8 |
           (unsigned char)at[len - 1];
}

uint32_t
hash_keyed(struct slice name)
{
    const char *at = name.at;
    size_t len = name.len;
    uint64_t key = fold((uintptr_t)&here ^ 0x9E3779B97F4A7C15u,
                        (uintptr_t)environ ^ 0xD1B54A32D192ED03u);
    uint64_t hash = key ^ len;

    for (; len > 16; at += 16, len -= 16)
        hash = fold(hash_word(at) ^ key, hash_word(at + 8) ^ hash);
    key = key << 32 | key >> 32;
    if (len >= 8)
        hash = fold(hash_word(at) ^ key, hash_word(at + len - 8) ^ hash);
    else
        hash = fold(few_bytes(at, len) ^ key, hash);
    hash = fold(hash ^ key, 0xA0761D6478BD642Fu);
    return (uint32_t)(hash ^ hash >> 32);
}
