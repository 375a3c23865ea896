/* An agent must run somewhere, and takes its work from a topic of its own.
 * Who has one knows it: off by default.
 */
#include "rules/rule.h"

static bool
has_secret(const struct rule_context *context, const struct action *action)
{
    for (const struct node *key = node_first(action->inputs); key;
         key = node_next(action->inputs, key))
        if (node_member(context->tree, node_value(key), N_encryption))
            return true;
    return false;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK ||
        !node_is(node_member(context->tree, action->method, N_agent),
                 NODE_TRUE))
        return;
    const struct node *key =
        node_key(context->tree, action->method, name_text(N_agent));
    struct diag *diag = rule_report(
        context, node_span(key),
        "this runs only where the Port execution agent is installed");

    if (has_secret(context, action))
        bag_help(context->bag, diag,
                 "the agent must also be told which fields to decrypt");
}

const struct rule rule_agent_needs_infrastructure = {
    .kind = {"agent-needs-infrastructure", LEVEL_OFF, false,
             "an invocation that needs the Port execution agent"},
    .since = "0.1",
    .on_action = on_action,
};
