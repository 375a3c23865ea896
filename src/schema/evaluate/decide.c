/* Which branch of a choice the value of its discriminator picks. */

#include "schema/evaluate/evaluator.h"

static bool
find_case(const struct schema *schema, const struct schema_switch *at,
          struct slice text, uint32_t *ordinal)
{
    const uint32_t *pair = schema->word + at->value;

    for (uint32_t i = 0; i < at->values; i++, pair += 2) {
        *ordinal = pair[1];
        if (slice_equal(schema_text(schema, pair[0]), text))
            return true;
    }
    return false;
}

enum check_decision
evaluate_decide(const struct evaluator *evaluator,
                const struct schema_switch *at, const struct node *node,
                const struct node **value, uint32_t *ordinal)
{
    const struct schema *schema = evaluator->schema;

    if (!node_is(node, NODE_OBJECT))
        return DECIDE_ANY;
    const struct node *key =
        node_key_hashed(evaluator->tree, node, schema_text(schema, at->key),
                        schema->string[at->key].hash);

    if (!key && !at->required)
        return DECIDE_ANY;
    if (!key)
        return node_has(node, NODE_BROKEN) ? DECIDE_SKIP : DECIDE_MISSING;
    *value = node_value(key);
    if (node_is(*value, NODE_ERROR) || node_has(*value, NODE_BROKEN))
        return DECIDE_SKIP;
    return node_is(*value, NODE_STRING) &&
                   find_case(schema, at, node_text(evaluator->tree, *value),
                             ordinal)
               ? DECIDE_BRANCH
               : DECIDE_VALUE;
}
