#ifndef SCHEMA_EQUAL_H
#define SCHEMA_EQUAL_H

/* Equality of JSON values (RFC 8259; JSON Schema core, section 4.2.2):
 * numbers by value, objects without order.
 */

#include "schema/schema.h"

/* `node` against the constant `value`. */
bool equal_constant(const struct schema *schema, uint32_t value,
                    const struct tree *tree, const struct node *node);

/* Two nodes of one tree. */
bool equal_nodes(const struct tree *tree, const struct node *a,
                 const struct node *b);

/* The first element of `array` that equals an earlier one, which goes to
 * `*first`; NULL when all differ.  Linear: by hashes, kept in `scratch`.
 */
const struct node *equal_twin(const struct tree *tree, const struct node *array,
                              struct arena *scratch, const struct node **first);

/* Negative, 0 or positive as the number `node` is below, equal to or above
 * the number `number` of the schema.
 */
int equal_compare(const struct schema *schema, uint32_t number,
                  const struct tree *tree, const struct node *node);

#endif
