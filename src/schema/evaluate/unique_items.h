#ifndef SCHEMA_EVALUATE_UNIQUE_ITEMS_H
#define SCHEMA_EVALUATE_UNIQUE_ITEMS_H

/* Elements of an array that are equal as JSON values (JSON Schema core,
 * section 4.2.2): numbers by value, objects without order.
 */

#include "tree/node.h"

/* The first element of `array` that equals an earlier one, the first of which
 * goes to `*first`; NULL when all differ.  Takes time in proportion to the
 * array, and a few bytes of `scratch` for each element; where many hashes are
 * the same by ill will, times its logarithm.
 */
const struct node *
unique_items_find(const struct tree *tree, const struct node *array,
                  struct arena *scratch, const struct node **first);

#endif
