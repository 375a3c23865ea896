/* `required` names an input that does not exist. */
#include "rules/input_names.h"

static void
on_action(struct look *look, const struct action *action)
{
    input_names_check(look,
                      node_member(look->tree, action->user_inputs, N_required),
                      NULL, "`required`");
}

const struct rule rule_undefined_required = {
    .kind = {"undefined-required", LEVEL_ERROR, true,
             "`required` names an input that does not exist"},
    .since = "0.1",
    .on_action = on_action,
};
