#ifndef TREE_POINTER_H
#define TREE_POINTER_H

/* JSON Pointer (RFC 6901) over a tree. */

#include "base/text/buf.h"
#include "tree/node.h"

/* Writes the pointer of `node` (of a key: of its value); empty: the root. */
void pointer_write(struct buf *buf, const struct tree *tree,
                   const struct node *node);

/* Writes `name` as one reference token, without the slash before it. */
void pointer_token(struct buf *buf, struct slice name);

/* The value that `pointer` names, or NULL. */
const struct node *pointer_find(const struct tree *tree, struct slice pointer);

/* The innermost value or key whose span holds byte `offset`, or NULL. */
const struct node *pointer_at(const struct tree *tree, uint32_t offset);

#endif
