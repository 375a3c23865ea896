#ifndef SCHEMA_IR_EQUAL_H
#define SCHEMA_IR_EQUAL_H

/* Equality of JSON values (RFC 8259; JSON Schema core, section 4.2.2):
 * numbers by value, objects without order.
 */

#include "schema/ir/schema.h"

/* `node` against the constant `value`. */
bool equal_constant(const struct schema *schema, uint32_t value,
                    const struct tree *tree, const struct node *node);

/* Two nodes of one tree.  Takes the product of their members when these are
 * in different orders: for small values; see unique_items.h.
 */
bool equal_nodes(const struct tree *tree, const struct node *a,
                 const struct node *b);

/* The value of an integer of few digits, the common case; false for others. */
static inline bool
equal_small(const struct tree *tree, const struct node *node, int64_t *value)
{
    struct slice text = node_source(tree, node);
    bool negative = text.len && text.at[0] == '-';
    int64_t number = 0;

    if (node_small(node, value))
        return true;
    if (!node_has(node, NODE_INTEGER) || text.len > 18)
        return false;
    for (size_t i = negative; i < text.len; i++)
        number = number * 10 + (text.at[i] - '0');
    *value = negative ? -number : number;
    return true;
}

/* Negative, 0 or positive as the number `node` is below, equal to or above
 * the number `number` of the schema.
 */
int equal_compare(const struct schema *schema, uint32_t number,
                  const struct tree *tree, const struct node *node);

/* Hashes of a value and of a constant: the same when they are equal.  Recursion
 * is bounded by LIMIT_NESTING.
 */
uint32_t equal_hash_node(const struct tree *tree, const struct node *node);
uint32_t equal_hash_constant(const struct schema *schema, uint32_t value);

#endif
