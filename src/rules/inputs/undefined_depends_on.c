/* `dependsOn` of an input names another one that does not exist. */
#include "rules/inputs/input_names.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!node_names_hold(action->input_names, S("dependsOn")))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key))
        input_names_check(
            context, node_member(context->tree, node_value(key), N_dependsOn),
            NULL, "`dependsOn`");
}

const struct rule rule_undefined_depends_on = {
    .kind = {"undefined-depends-on", LEVEL_ERROR, true,
             "`dependsOn` names an input that does not exist"},
    .since = "0.1",
    .on_action = on_action,
};
