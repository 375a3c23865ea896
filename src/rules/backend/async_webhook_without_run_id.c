/* Who is called without being waited for must report back, and needs the id
 * of the run for that.  An automation's run is seldom looked at: info there.
 */
#include "rules/webhook.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct slice url = action_url(action);

    if (action->method_kind != METHOD_WEBHOOK || !action->trigger ||
        action->legacy || webhook_is_port_api(url) ||
        webhook_is_synchronized(context, action->method) ||
        !context->expressions_whole || context_reads(context, S("run")) ||
        !node_member(context->tree, action->method, N_body))
        return;
    const struct node *type =
        node_key(context->tree, action->method, name_text(N_url));

    if (!type)
        return;
    struct diag *diag =
        rule_report(context, node_span(type),
                    "nothing can end this run: it is not synchronized, and the "
                    "webhook does not get `.run.id`");

    bag_help(context->bag, diag,
             "add a header \"RUN_ID\": \"{{ .run.id }}\", or "
             "\"synchronized\": true");
}

const struct rule rule_async_webhook_without_run_id = {
    .kind =
        {"async-webhook-without-run-id", LEVEL_INFO, false,
         "a webhook that Port does not wait for and that cannot report back"},
    .since = "0.1",
    .on_action = on_action,
};
