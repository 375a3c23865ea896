/* The workflow does not report its status, and cannot do so itself without
 * the id of the run: the run stays in progress.  An automation's run is
 * seldom looked at, and its workflow may well report on the run that started
 * it: an info there.
 */
#include "rules/rule.h"

/* The key of the flag by which the pipeline reports of itself, or NULL. */
static const struct node *
flag_key(const struct rule_context *context, const struct action *action)
{
    const struct node *holder = action->method;
    const struct node *key;

    if (action->method_kind == METHOD_INTEGRATION_ACTION)
        holder = node_member(context->tree, holder,
                             N_integrationActionExecutionProperties);
    else if (action->method_kind != METHOD_GITHUB)
        return NULL;
    key = node_key(context->tree, holder, name_text(N_reportWorkflowStatus));
    return key ? key
               : node_key(context->tree, holder, S("reportPipelineStatus"));
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *key = flag_key(context, action);

    if (!key || !node_is(node_value(key), NODE_FALSE) || action->legacy ||
        !context->expressions_whole || context_reads(context, S("run")))
        return;
    struct diag *diag =
        rule_report(context, node_span(key),
                    "nothing can end this run: its status is not reported, and "
                    "`.run.id` is not passed on");

    if (action->trigger_kind == TRIGGER_AUTOMATION)
        diag->level = LEVEL_INFO;
    bag_help(context->bag, diag,
             "pass `{{ .run.id }}` on as an input, or report the status");
}

const struct rule rule_report_status_off_without_run_id = {
    .kind = {"report-status-off-without-run-id", LEVEL_WARNING, false,
             "a workflow that reports no status and does not know its run"},
    .since = "0.1",
    .on_action = on_action,
};
