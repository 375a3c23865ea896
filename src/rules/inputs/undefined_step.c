/* A step of the form orders an input that does not exist. */
#include "rules/inputs/input_names.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *steps =
        node_member(context->tree, action->user_inputs, N_steps);

    const struct node *titles = input_names_titles(context);

    if (!node_is(steps, NODE_ARRAY))
        return;
    for (const struct node *step = node_first(steps); step;
         step = node_next(steps, step))
        input_names_check(context, node_member(context->tree, step, N_order),
                          titles, "this step");
}

const struct rule rule_undefined_step = {
    .kind = {"undefined-step", LEVEL_ERROR, true,
             "a step names an input that does not exist"},
    .since = "0.1",
    .on_action = on_action,
};
