#ifndef SCHEMA_EVALUATE_ARRAY_H
#define SCHEMA_EVALUATE_ARRAY_H

/* What a unit requires of an array: its elements, how many, and that no two
 * are alike.  Private to evaluation.
 */

#include "schema/evaluate/evaluator.h"

/* True when the array `node` satisfies `op` of `unit`. */
bool array_holds(struct evaluator *evaluator, uint32_t unit,
                 const struct schema_op *op, const struct node *node);

#endif
