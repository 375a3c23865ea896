/* `"publish": false` switches an automation off. */
#include "rules/rule.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->trigger_kind != TRIGGER_AUTOMATION ||
        !node_is(node_member(context->tree, action->node, N_publish),
                 NODE_FALSE))
        return;
    rule_report(
        context,
        node_span(node_key(context->tree, action->node, name_text(N_publish))),
        "this automation is switched off");
}

const struct rule rule_automation_unpublished = {
    .kind = {"automation-unpublished", LEVEL_INFO, false,
             "an automation that is switched off"},
    .since = "0.1",
    .on_action = on_action,
};
