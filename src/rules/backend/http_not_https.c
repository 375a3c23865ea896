/* What is sent by http can be read, and changed, on its way.  An agent inside
 * the network may well talk http.
 */
#include "rules/webhook.h"

#include "tree/quote.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *node = action->url;
    struct slice url = action_url(action);
    struct slice host = span_text(url, webhook_host(url));

    if (!slice_starts(url, S("http://")))
        return;
    const struct node *agent =
        node_member(context->tree, action->method, N_agent);

    if (node_is(agent, NODE_TRUE) || node_is(agent, NODE_STRING) ||
        webhook_is_local(host) || settings_own_host(context->settings, host))
        return;
    struct diag *diag =
        rule_report(context, quote_span(context->tree, node, 0, 7),
                    "what is sent over `http://` is not encrypted");

    bag_fix(context->bag, diag, false, S("use `https://`"),
            quote_span(context->tree, node, 0, 7), S("https://"));
}

const struct rule rule_http_not_https = {
    .kind = {"http-not-https", LEVEL_INFO, true,
             "a webhook is called without encryption"},
    .since = "0.1",
    .on_action = on_action,
};
