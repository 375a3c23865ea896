#ifndef SCHEMA_EVALUATE_OBJECT_H
#define SCHEMA_EVALUATE_OBJECT_H

/* What a unit requires of an object: its members, their names, what they need
 * of each other.  Private to evaluation.
 */

#include "schema/evaluate/evaluator.h"

/* True when the object `node` satisfies `op` of `unit`. */
bool object_holds(struct evaluator *evaluator, uint32_t unit,
                  const struct schema_op *op, const struct node *node);

#endif
