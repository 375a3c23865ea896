#ifndef TREE_COMMENT_H
#define TREE_COMMENT_H

/* The comments of a document: what a person wrote and no tree has.  They are
 * known so that no fix takes them for white space.
 */

#include "base/core/vec.h"
#include "tree/node.h"

struct spans {
    VEC(struct span) list;
};

/* Index of the first comment that ends behind byte `at`; tree->comments when
 * there is none.
 */
uint32_t comment_from(const struct tree *tree, uint32_t at);

/* Whether a comment is in `where`, all of it or a part. */
bool comment_within(const struct tree *tree, struct span where);

/* Adds to `spans` what of `where` may be deleted so that the comments in it
 * stay, each with the line end that it needs; but for those in `moved`, which
 * go elsewhere.
 */
void comment_spare(struct arena *arena, const struct tree *tree,
                   struct span where, struct span moved, struct spans *spans);

#endif
