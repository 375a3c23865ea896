#ifndef LINT_REMEDY_H
#define LINT_REMEDY_H

/* Fixes for what Port's schemas find: a schema knows that something is wrong,
 * and here is known what it should have been.
 */

#include "diag/bag.h"
#include "tree/node.h"

/* Gives fixes to findings of `bag` from the index `from` on; `scratch` is for
 * what is needed meanwhile.
 */
void remedy_add(struct arena *scratch, struct bag *bag, uint32_t from,
                const struct tree *tree);

#endif
