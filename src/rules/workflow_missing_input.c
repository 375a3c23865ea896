/* An input that the workflow requires and has no default for is not sent:
 * GitHub refuses the dispatch ("Required input … not provided").
 */
#include "rules/sending.h"

/* Is one sent that is surely meant to be this one?  workflow-unknown-input
 * says so.
 */
static bool
is_misspelt(const struct sending *sending, struct slice name)
{
    for (uint32_t i = 0; i < sending->list.count; i++) {
        struct slice sent = sending->list.item[i].name;
        struct near near = near_start(sent);

        if (workflow_input(sending->workflow, sent))
            continue;
        near_offer(&near, name);
        if (near_best(&near).len)
            return true;
    }
    return false;
}

static void
on_action(struct look *look, const struct action *action)
{
    struct sending sending;
    const struct workflow *workflow;

    if (!sending_find(look, action, &sending) || !sending.whole)
        return;
    const struct node *place = sending.dispatch.inputs
                                   ? sending.dispatch.inputs
                                   : sending.dispatch.workflow;

    workflow = sending.workflow;
    for (const struct node *key = node_first(workflow->inputs); key;
         key = node_next(workflow->inputs, key)) {
        struct slice name = node_text(workflow->tree, key);

        if (!workflow_requires(workflow, key) ||
            sending_input(&sending, name) || is_misspelt(&sending, name))
            continue;
        struct diag *diag =
            look_add(look, node_span(place),
                     "workflow `%.*s` requires the input `%.*s`, which is not "
                     "sent",
                     SLICE_ARGS(workflow->name), SLICE_ARGS(name));

        elsewhere_relate(look, diag, workflow->source, node_span(key),
                         "declared here");
    }
}

const struct rule rule_workflow_missing_input = {
    .kind = {"workflow-missing-input", LEVEL_ERROR, false,
             "an input is not sent that the workflow requires"},
    .since = "0.1",
    .on_action = on_action,
};
