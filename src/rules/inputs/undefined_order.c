/* `order` names an input, or a title between inputs, that does not exist. */
#include "rules/inputs/input_names.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *user_inputs = action->user_inputs;

    input_names_check(context, node_member(context->tree, user_inputs, N_order),
                      input_names_titles(context), "`order`");
}

const struct rule rule_undefined_order = {
    .kind = {"undefined-order", LEVEL_ERROR, true,
             "`order` names an input that does not exist"},
    .since = "0.1",
    .on_action = on_action,
};
