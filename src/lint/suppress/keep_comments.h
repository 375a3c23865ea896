#ifndef LINT_SUPPRESS_KEEP_COMMENTS_H
#define LINT_SUPPRESS_KEEP_COMMENTS_H

#include "diag/bag.h"
#include "tree/node.h"

/* No safe fix of `bag`, whose findings are those of `tree`, loses a comment: a
 * fix that deletes one, of JSON or of jq, and does not write it elsewhere is
 * safe no more.  This holds for all fixes, whoever makes them.
 */
void keep_comments(const struct tree *tree, struct bag *bag);

#endif
