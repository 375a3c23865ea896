/* An input that the workflow requires and has no default for is not sent:
 * GitHub refuses the dispatch ("Required input … not provided").
 */
#include "rules/catalog/workflow_inputs.h"

/* Is one sent that is surely meant to be this one?  workflow-unknown-input
 * says so.
 */
static bool
is_misspelt(const struct workflow_inputs *inputs, struct slice name)
{
    for (uint32_t i = 0; i < inputs->list.count; i++) {
        struct slice sent = inputs->list.item[i].name;
        struct suggestion suggestion = suggestion_start(sent);

        if (workflow_input(inputs->workflow, sent))
            continue;
        suggestion_offer(&suggestion, name);
        if (suggestion_best(&suggestion).len)
            return true;
    }
    return false;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct workflow_inputs inputs;
    const struct workflow *workflow;

    if (!workflow_inputs_find(context, action, &inputs) || !inputs.whole)
        return;
    const struct node *place = inputs.dispatch.inputs
                                   ? inputs.dispatch.inputs
                                   : inputs.dispatch.workflow;

    workflow = inputs.workflow;
    for (const struct node *key = node_first(workflow->inputs); key;
         key = node_next(workflow->inputs, key)) {
        struct slice name = node_text(workflow->tree, key);

        if (!workflow_requires(workflow, key) ||
            workflow_inputs_get(&inputs, name) || is_misspelt(&inputs, name))
            continue;
        struct diag *diag = rule_report(
            context, node_span(place),
            "workflow `%.*s` requires the input `%.*s`, which is not "
            "sent",
            SLICE_ARGS(workflow->name), SLICE_ARGS(name));

        cross_file_relate(context, diag, workflow->source, node_span(key),
                          "declared here");
    }
}

const struct rule rule_workflow_missing_input = {
    .kind = {"workflow-missing-input", LEVEL_ERROR, false,
             "a required input of the workflow that is not sent"},
    .since = "0.1",
    .on_action = on_action,
};
