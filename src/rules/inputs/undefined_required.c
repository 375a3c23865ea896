/* `required` names an input that does not exist. */
#include "rules/inputs/input_names.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    input_names_check(
        context, node_member(context->tree, action->user_inputs, N_required),
        NULL, "`required`");
}

const struct rule rule_undefined_required = {
    .kind = {"undefined-required", LEVEL_ERROR, true,
             "`required` names an input that does not exist"},
    .since = "0.1",
    .on_action = on_action,
};
