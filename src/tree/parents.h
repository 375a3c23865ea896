#ifndef TREE_PARENTS_H
#define TREE_PARENTS_H

/* The parents of the nodes of a large tree.  Nodes do not say which theirs is,
 * and to find it by walking from the root takes time that grows with the tree:
 * too much for each of thousands of findings.  So a reader sets room aside, and
 * who asks first, in whichever thread, has all of them noted.
 *
 * Shared by the readers, node.c and pointer.c; nobody else includes this.
 */

#include "tree/node.h"

struct parent {
    uint32_t node;  /* index of the array or object that it is in */
    uint32_t place; /* of an element: its index there */
};

/* For a tree of `count` nodes; NULL where walking is quick. */
struct parents *parents_new(struct arena *arena, uint32_t count);

/* By node, for all but the root and the values of members; NULL when the tree
 * has no such table.
 */
const struct parent *parents_of(const struct tree *tree);

#endif
