/* Port signs in to its own API by itself.  An agent does not: it sends what
 * it is given.
 */
#include "rules/webhook.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK || action->legacy ||
        !webhook_is_port_api(action_url(action)))
        return;
    const struct node *headers =
        node_member(context->tree, action->method, N_headers);
    const struct node *agent =
        node_member(context->tree, action->method, N_agent);

    if ((agent && !node_is(agent, NODE_FALSE)) ||
        !node_is(headers, NODE_OBJECT))
        return;
    for (const struct node *key = node_first(headers); key;
         key = node_next(headers, key))
        if (slice_equal_nocase(node_text(context->tree, key),
                               S("authorization")))
            rule_report(
                context, node_span(key),
                "Port signs in to its own API by itself: `%.*s` is not needed",
                SLICE_ARGS(node_text(context->tree, key)));
}

const struct rule rule_port_api_auth = {
    .kind = {"port-api-auth", LEVEL_INFO, false,
             "a credential for Port's own API, which needs none"},
    .since = "0.1",
    .on_action = on_action,
};
