#include "schema/ir/equal.h"

#include "base/containers/hash.h"
#include "base/text/decimal.h"

static struct decimal
decimal_of(const struct tree *tree, const struct node *node)
{
    return decimal_make(node_source(tree, node));
}

int
equal_compare(const struct schema *schema, uint32_t number,
              const struct tree *tree, const struct node *node)
{
    const struct schema_number *at = &schema->number[number];
    int64_t value;

    if (at->small && equal_small(tree, node, &value))
        return (value > at->value) - (value < at->value);
    return decimal_compare(decimal_of(tree, node),
                           decimal_make(schema_text(schema, at->text)));
}

static bool
same_kind(enum node_kind a, enum node_kind b)
{
    if (a == NODE_KEY)
        a = NODE_STRING;
    if (b == NODE_KEY)
        b = NODE_STRING;
    return a == b;
}

static bool
equal_object(const struct schema *schema, uint32_t value,
             const struct tree *tree, const struct node *node)
{
    const struct schema_value *at = &schema->value[value];

    for (uint32_t i = value + 1; i < at->next; i = schema->value[i + 1].next) {
        const struct node *member =
            node_find(tree, node, schema_text(schema, schema->value[i].a));

        if (!member || !equal_constant(schema, i + 1, tree, member))
            return false;
    }
    return true;
}

/* Recursion is bounded by the nesting of both, hence by LIMIT_NESTING. */
bool
equal_constant(const struct schema *schema, uint32_t value,
               const struct tree *tree, const struct node *node)
{
    const struct schema_value *at = &schema->value[value];
    enum node_kind kind = node_kind(node);
    uint32_t item = value + 1;

    if (!same_kind((enum node_kind)at->kind, kind))
        return false;
    switch (kind) {
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        return true;
    case NODE_NUMBER:
        return equal_compare(schema, at->a, tree, node) == 0;
    case NODE_STRING:
    case NODE_KEY:
        return slice_equal(schema_text(schema, at->a), node_text(tree, node));
    case NODE_OBJECT:
        return at->count == node_count(node) &&
               equal_object(schema, value, tree, node);
    case NODE_ARRAY:
        break;
    }
    if (at->count != node_count(node))
        return false;
    for (const struct node *child = node_first(node); child;
         child = node_next(node, child)) {
        if (!equal_constant(schema, item, tree, child))
            return false;
        item = schema->value[item].next;
    }
    return true;
}

static bool
equal_members(const struct tree *tree, const struct node *a,
              const struct node *b)
{
    for (const struct node *key = node_first(a); key; key = node_next(a, key)) {
        const struct node *other = node_find(tree, b, node_text(tree, key));

        if (!other || !equal_nodes(tree, node_value(key), other))
            return false;
    }
    return true;
}

bool
equal_nodes(const struct tree *tree, const struct node *a, const struct node *b)
{
    if (node_kind(a) != node_kind(b) || node_count(a) != node_count(b))
        return false;
    switch (node_kind(a)) {
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        return true;
    case NODE_NUMBER:
        return decimal_compare(decimal_of(tree, a), decimal_of(tree, b)) == 0;
    case NODE_STRING:
    case NODE_KEY:
        return slice_equal(node_text(tree, a), node_text(tree, b));
    case NODE_OBJECT:
        return equal_members(tree, a, b);
    case NODE_ARRAY:
        break;
    }
    const struct node *right = node_first(b);

    for (const struct node *left = node_first(a); left;
         left = node_next(a, left), right = node_next(b, right))
        if (!equal_nodes(tree, left, right))
            return false;
    return true;
}

/* ---- Hashes -------------------------------------------------------------- */

static uint32_t
mix(uint32_t hash, uint32_t word)
{
    hash = (hash ^ word) * 0x9E3779B1U;
    return hash ^ hash >> 15;
}

static uint32_t
hash_decimal(struct slice digits)
{
    struct decimal number = decimal_make(digits);
    int64_t value;

    return decimal_int64(number, &value)
               ? (uint32_t)value ^ (uint32_t)((uint64_t)value >> 32)
               : decimal_hash(number);
}

static uint32_t
hash_number(const struct tree *tree, const struct node *node)
{
    int64_t value;

    return node_small(node, &value) ? (uint32_t)value
                                    : hash_decimal(node_source(tree, node));
}

uint32_t
equal_hash_node(const struct tree *tree, const struct node *node)
{
    const struct node *end = node_end(node);
    enum node_kind kind = node_kind(node);
    uint32_t hash = (uint32_t)(kind == NODE_KEY ? NODE_STRING : kind) + 1;

    if (kind == NODE_NUMBER)
        return mix(hash, hash_number(tree, node));
    if (kind == NODE_STRING || kind == NODE_KEY)
        return mix(hash, hash_text(node_text(tree, node)));
    if (kind == NODE_ARRAY)
        for (const struct node *item = node_inside(node); item < end;
             item = node_past(item))
            hash = mix(hash, equal_hash_node(tree, item));
    if (kind == NODE_OBJECT)
        /* Members have no order: add, do not chain. */
        for (const struct node *key = node_inside(node); key < end;
             key = node_past(node_value(key)))
            hash +=
                mix(node_key_hash(key), equal_hash_node(tree, node_value(key)));
    return hash;
}

uint32_t
equal_hash_constant(const struct schema *schema, uint32_t value)
{
    const struct schema_value *at = &schema->value[value];
    enum node_kind kind = (enum node_kind)at->kind;
    uint32_t hash = (uint32_t)kind + 1, i = value + 1;

    if (kind == NODE_NUMBER)
        return mix(hash, hash_decimal(schema_value_text(schema, value)));
    if (kind == NODE_STRING)
        return mix(hash, hash_text(schema_value_text(schema, value)));
    if (kind == NODE_ARRAY)
        for (; i < at->next; i = schema->value[i].next)
            hash = mix(hash, equal_hash_constant(schema, i));
    if (kind == NODE_OBJECT)
        for (; i < at->next; i = schema->value[i + 1].next)
            hash += mix(hash_text(schema_value_text(schema, i)),
                        equal_hash_constant(schema, i + 1));
    return hash;
}
