#include "rules/inputs/defaults.h"

void
defaults_each(struct rule_context *context, const struct action *action,
              void (*check)(struct rule_context *context,
                            const struct node *value,
                            const struct node *schema))
{
    const struct tree *tree = context->tree;

    if (!node_names_hold(action->input_names, S("default")))
        return;
    for (const struct node *key = node_first(action->inputs); key;
         key = node_next(action->inputs, key)) {
        const struct node *input = node_value(key);
        const struct node *value = node_member(tree, input, N_default_);
        const struct node *items = node_is(value, NODE_ARRAY)
                                       ? node_member(tree, input, N_items)
                                       : NULL;

        if (value)
            check(context, value, input);
        for (const struct node *item = items ? node_first(value) : NULL; item;
             item = node_next(value, item))
            check(context, item, items);
    }
}
