#ifndef SCHEMA_MEMBER_H
#define SCHEMA_MEMBER_H

/* What a unit demands of an object: its members, their names, what they need
 * of each other.  Private to evaluation.
 */

#include "schema/check.h"

/* True when the object `node` satisfies `op` of `unit`. */
bool member_holds(struct check *check, uint32_t unit,
                  const struct schema_op *op, const struct node *node);

#endif
