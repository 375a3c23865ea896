#include "schema/ir/forbidden_names.h"

/* The one op of `unit` when that is all it says about strings; else NULL. */
static const struct schema_op *
only_op(const struct schema *schema, uint32_t unit, enum schema_op_code code)
{
    const struct schema_unit *at = &schema->unit[schema->unit[unit].target];
    const struct schema_op *op = schema->op + at->op;

    return (at->type & SCHEMA_STRING) && at->end[GROUP_OBJECT] == 0 &&
                   at->end[GROUP_ANY] == 1 && op->code == code
               ? op
               : NULL;
}

const struct schema_enum *
forbidden_names_list(const struct schema *schema, uint32_t unit)
{
    const struct schema_op *not = only_op(schema, unit, OP_NOT);
    const struct schema_op *choice =
        not ? only_op(schema, not ->a, OP_ENUM) : NULL;

    return choice ? &schema->choice[choice->a] : NULL;
}

/* Of a name that is broken nobody knows what it was meant to be. */
static bool
has_name(const struct schema *schema, const struct schema_value *value,
         const struct tree *tree, const struct node *object)
{
    struct slice name = schema_text(schema, value->a);
    uint32_t hash = schema->string[value->a].hash;

    for (const struct node *key = node_first(object); key;
         key = node_next_key(object, key))
        if (node_key_hash(key) == hash && !node_has(key, NODE_BROKEN) &&
            slice_equal(name, node_key_text(tree, key)))
            return true;
    return false;
}

bool
forbidden_names_hold(const struct schema *schema,
                     const struct schema_enum *barred, const struct tree *tree,
                     const struct node *object)
{
    for (uint32_t i = 0; i < barred->values; i++) {
        const struct schema_value *value =
            &schema->value[schema->word[barred->value + i]];

        if (value->kind == NODE_STRING && has_name(schema, value, tree, object))
            return false;
    }
    return true;
}
