/* An input that the workflow does not declare: GitHub refuses the dispatch
 * ("Unexpected inputs provided").
 */
#include "rules/sending.h"

static void
unknown(struct look *look, const struct sending *sending,
        const struct sent *sent)
{
    const struct workflow *workflow = sending->workflow;
    const struct node *place =
        sent->key ? sent->key : sending->dispatch.workflow;
    struct near near = near_start(sent->name);
    struct diag *diag;

    for (const struct node *key = node_first(workflow->inputs); key;
         key = node_next(workflow->inputs, key))
        if (!sending_input(sending, node_text(workflow->tree, key)))
            near_offer(&near, node_text(workflow->tree, key));
    struct slice best = near_best(&near);

    if (!best.len) {
        diag = look_add(look, node_span(place),
                        "workflow `%.*s` takes no input `%.*s`",
                        SLICE_ARGS(workflow->name), SLICE_ARGS(sent->name));
        elsewhere_relate(look, diag, workflow->source,
                         node_span(workflow->dispatch),
                         "its inputs are declared here");
        return;
    }
    diag = look_add(
        look, node_span(place),
        "workflow `%.*s` takes no input `%.*s`; did you mean `%.*s`?",
        SLICE_ARGS(workflow->name), SLICE_ARGS(sent->name), SLICE_ARGS(best));
    elsewhere_relate(look, diag, workflow->source,
                     node_span(workflow_input(workflow, best)),
                     "declared here");
    if (sent->value)
        elsewhere_rename(look, diag, sent->key, best);
}

static void
on_action(struct look *look, const struct action *action)
{
    struct sending sending;

    if (!sending_find(look, action, &sending))
        return;
    for (uint32_t i = 0; i < sending.list.count; i++)
        if (!workflow_input(sending.workflow, sending.list.item[i].name))
            unknown(look, &sending, &sending.list.item[i]);
}

const struct rule rule_workflow_unknown_input = {
    .kind = {"workflow-unknown-input", LEVEL_ERROR, true,
             "an input is sent that the workflow does not declare"},
    .since = "0.1",
    .on_action = on_action,
};
