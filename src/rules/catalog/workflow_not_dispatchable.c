/* A workflow without `workflow_dispatch` among its triggers: GitHub refuses to
 * run it.
 */
#include "rules/cross_file.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct dispatch dispatch;
    const struct workflow *workflow;
    struct diag *diag;

    if (!context->catalog || !dispatch_view(action, &dispatch))
        return;
    workflow = catalog_target(context->catalog, &dispatch).workflow;
    if (!workflow || !workflow->known || workflow->dispatch)
        return;
    diag = rule_report(context, node_span(dispatch.workflow),
                       "workflow `%.*s` has no `workflow_dispatch` trigger",
                       SLICE_ARGS(workflow->name));
    cross_file_relate(context, diag, workflow->source, node_span(workflow->on),
                      "its triggers are here");
    bag_help(context->bag, diag, "add `workflow_dispatch:` to its `on:`");
}

const struct rule rule_workflow_not_dispatchable = {
    .kind = {"workflow-not-dispatchable", LEVEL_ERROR, false,
             "a workflow that cannot be dispatched"},
    .since = "0.1",
    .on_action = on_action,
};
