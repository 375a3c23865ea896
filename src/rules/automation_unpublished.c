/* `"publish": false` switches an automation off. */
#include "rules/rule.h"

static void
on_action(struct look *look, const struct action *action)
{
    if (action->trigger_kind != TRIGGER_AUTOMATION ||
        !node_is(node_member(look->tree, action->node, N_publish), NODE_FALSE))
        return;
    look_add(
        look,
        node_span(node_key(look->tree, action->node, name_text(N_publish))),
        "this automation is switched off");
}

const struct rule rule_automation_unpublished = {
    .kind = {"automation-unpublished", LEVEL_INFO, false,
             "an automation that is switched off"},
    .since = "0.1",
    .on_action = on_action,
};
