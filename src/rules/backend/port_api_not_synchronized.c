/* Port's API answers at once and does not report a run's status: a call of it
 * that is not synchronized leaves its run in progress for ever.  Port's own
 * guides forget it now and then, so this is an info.
 */
#include "rules/webhook.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK ||
        !webhook_is_port_api(action_url(action)) ||
        webhook_is_synchronized(context, action->method))
        return;
    const struct node *flag =
        node_key(context->tree, action->method, name_text(N_synchronized));
    const struct node *url = action->url;
    struct diag *diag = rule_report(
        context, node_span(flag ? flag : url),
        "a call of Port's own API must be synchronized: nothing else ends "
        "the run");

    if (flag && node_is(node_value(flag), NODE_FALSE))
        bag_fix(context->bag, diag, false, S("set `synchronized` to true"),
                node_span(node_value(flag)), S("true"));
    else
        bag_help(context->bag, diag, "add \"synchronized\": true");
}

const struct rule rule_port_api_not_synchronized = {
    .kind = {"port-api-not-synchronized", LEVEL_INFO, true,
             "a call of Port's own API that is not synchronized"},
    .since = "0.1",
    .on_action = on_action,
};
