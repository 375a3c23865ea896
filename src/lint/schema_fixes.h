#ifndef LINT_SCHEMA_FIXES_H
#define LINT_SCHEMA_FIXES_H

/* Fixes for what Port's schemas find: a schema knows that something is wrong,
 * and here is known what it should have been.
 */

#include "diag/bag.h"
#include "tree/node.h"

/* Gives fixes to findings of `bag` from the index `from` on; `scratch` is for
 * what is needed meanwhile.
 */
void schema_fixes_add(struct arena *scratch, struct bag *bag, uint32_t from,
                      const struct tree *tree);

#endif
