#ifndef TREE_LAYOUT_H
#define TREE_LAYOUT_H

/* How a node is packed: shared by the readers, which write nodes, and
 * node.c, which reads them; nobody else includes this.
 *
 * A container's `next` is relative to itself, so that a tree can be moved
 * as bytes and a walk needs no look at where the tree starts.
 */

#include "base/hash.h"
#include "tree/node.h"

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

#endif
