#ifndef SCHEMA_IR_TYPO_FIX_H
#define SCHEMA_IR_TYPO_FIX_H

/* The fix for a misspelt word of a schema.  Private to this floor.
 *
 * It is never safe: what is misspelt means nothing today, and documents that
 * are valid now may no longer be.
 */

#include "diag/bag.h"
#include "tree/node.h"

/* Offers to write `text` in the place of `node`, a string or a key, and asks
 * "did you mean" in the help of `diag` unless its own text does.
 */
void typo_fix_word(struct bag *bag, struct diag *diag, const struct node *node,
                   struct slice text, bool asked);

#endif
