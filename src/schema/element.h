#ifndef SCHEMA_ELEMENT_H
#define SCHEMA_ELEMENT_H

/* What a unit demands of an array: its elements, how many, and that no two
 * are alike.  Private to evaluation.
 */

#include "schema/check.h"

/* True when the array `node` satisfies `op` of `unit`. */
bool element_holds(struct check *check, uint32_t unit,
                   const struct schema_op *op, const struct node *node);

#endif
