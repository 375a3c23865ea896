#ifndef TREE_LAYOUT_H
#define TREE_LAYOUT_H

/* How a node is packed: shared by the readers, which write nodes, and
 * node.c, which reads them; nobody else includes this.
 *
 * A container's `next` is relative to itself, so that a tree can be moved
 * as bytes and a walk needs no look at where the tree starts.
 */

#include "tree/node.h"

#define LAYOUT_COUNT_SHIFT 8
#define LAYOUT_COUNT_MAX 0xFFFFFFu /* this many or more: count by walking */

static inline uint32_t
layout_count(const struct node *node)
{
    return node->head >> LAYOUT_COUNT_SHIFT;
}

/* The entry of a node with NODE_ESCAPED: a binary search, for the texts are
 * in the order of the nodes.
 */
static inline const struct node_text *
layout_text(const struct tree *tree, const struct node *node)
{
    uint32_t low = 0, high = tree->texts;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (tree->text[middle].node < node_index(tree, node))
            low = middle + 1;
        else
            high = middle;
    }
    return &tree->text[low];
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LAYOUT_LITTLE(bits, value) __builtin_bswap##bits(value)
#else
#define LAYOUT_LITTLE(bits, value) (value)
#endif

/* Bytes as a number, the first one the lowest. */
static inline uint64_t
layout_word(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return LAYOUT_LITTLE(64, word);
}

static inline uint32_t
layout_half(const char *at)
{
    uint32_t half;

    memcpy(&half, at, sizeof(half));
    return LAYOUT_LITTLE(32, half);
}

static inline uint64_t
layout_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Hash of a key: a word at a time, for every key of every document goes
 * through here.  The two loads of the tail may overlap; that is what makes
 * them cheap.  Tables of names that were made on another machine are asked
 * with it, so it must not depend on the order of bytes in a word.
 */
static inline uint32_t
layout_hash(struct slice key)
{
    const char *at = key.at;
    size_t len = key.len;
    uint64_t hash = len;

    for (; len > 16; at += 8, len -= 8)
        hash = layout_mix(hash, layout_word(at));
    if (len >= 8) {
        hash = layout_mix(hash, layout_word(at));
        hash = layout_mix(hash, layout_word(at + len - 8));
    } else if (len >= 4) {
        uint64_t word = layout_half(at);

        hash = layout_mix(hash, word << 32 | layout_half(at + len - 4));
    } else if (len) {
        uint64_t word = (unsigned char)at[0];

        word = word << 8 | (unsigned char)at[len / 2];
        word = word << 8 | (unsigned char)at[len - 1];
        hash = layout_mix(hash, word);
    }
    return (uint32_t)(hash ^ hash >> 16);
}

#endif
