/* What is sent by http can be read, and changed, on its way.  An agent inside
 * the network may well talk http.
 */
#include "rules/rule.h"
#include "tree/quote.h"

static bool
is_local(struct slice host)
{
    return slice_starts(host, S("localhost")) ||
           slice_starts(host, S("127.")) || slice_starts(host, S("10.")) ||
           slice_starts(host, S("192.168."));
}

/* What stands before the port, the path or the query. */
static struct slice
host_of(struct slice rest)
{
    size_t end = 0;

    while (end < rest.len &&
           slice_find_byte(S(":/?#"), rest.at[end], 0) == SLICE_NONE)
        end++;
    return slice_cut(rest, 0, end);
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *node = action->url;
    struct slice url = action_url(action);

    if (!slice_starts(url, S("http://")))
        return;
    const struct node *agent =
        node_member(context->tree, action->method, N_agent);

    if (node_is(agent, NODE_TRUE) || node_is(agent, NODE_STRING) ||
        is_local(slice_cut(url, 7, url.len)) ||
        settings_own_host(context->settings,
                          host_of(slice_cut(url, 7, url.len))))
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
