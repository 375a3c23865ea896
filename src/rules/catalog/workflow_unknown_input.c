/* An input that the workflow does not declare: GitHub refuses the dispatch
 * ("Unexpected inputs provided").
 */
#include "rules/catalog/workflow_inputs.h"

static void
unknown(struct rule_context *context, const struct workflow_inputs *inputs,
        const struct workflow_sent *sent)
{
    const struct workflow *workflow = inputs->workflow;
    const struct node *place =
        sent->key ? sent->key : inputs->dispatch.workflow;
    struct suggestion suggestion = suggestion_start(sent->name);
    struct diag *diag;

    for (const struct node *key = node_first(workflow->inputs); key;
         key = node_next(workflow->inputs, key))
        if (!workflow_inputs_get(inputs, node_text(workflow->tree, key)))
            suggestion_offer(&suggestion, node_text(workflow->tree, key));
    struct slice best = suggestion_best(&suggestion);

    if (!best.len) {
        diag = rule_report(context, node_span(place),
                           "workflow `%.*s` takes no input `%.*s`",
                           SLICE_ARGS(workflow->name), SLICE_ARGS(sent->name));
        cross_file_relate(context, diag, workflow->source,
                          node_span(workflow->dispatch),
                          "its inputs are declared here");
        return;
    }
    diag = rule_report(
        context, node_span(place),
        "workflow `%.*s` takes no input `%.*s`; did you mean `%.*s`?",
        SLICE_ARGS(workflow->name), SLICE_ARGS(sent->name), SLICE_ARGS(best));
    cross_file_relate(context, diag, workflow->source,
                      node_span(workflow_input(workflow, best)),
                      "declared here");
    if (sent->value)
        cross_file_rename(context, diag, sent->key, best);
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct workflow_inputs inputs;

    if (!workflow_inputs_find(context, action, &inputs))
        return;
    for (uint32_t i = 0; i < inputs.list.count; i++)
        if (!workflow_input(inputs.workflow, inputs.list.item[i].name))
            unknown(context, &inputs, &inputs.list.item[i]);
}

const struct rule rule_workflow_unknown_input = {
    .kind = {"workflow-unknown-input", LEVEL_ERROR, true,
             "an input that the workflow does not declare"},
    .since = "0.1",
    .on_action = on_action,
};
