/* GitHub takes a limited number of workflow_dispatch inputs: 10 by Port's
 * documentation, 25 since GitHub raised it in December 2025.  `ref` is taken
 * out before the inputs are sent.
 */
#include "rules/rule.h"

enum { DOCUMENTED = 10, ACCEPTED = 25 };

/* The object of inputs of a GITHUB or a dispatch_workflow method. */
static const struct node *
inputs_key(const struct rule_context *context, const struct action *action)
{
    const struct node *holder = action->method;

    if (action->method_kind == METHOD_INTEGRATION_ACTION)
        holder = node_member(context->tree, holder,
                             N_integrationActionExecutionProperties);
    else if (action->method_kind != METHOD_GITHUB)
        return NULL;
    return node_key(context->tree, holder, name_text(N_workflowInputs));
}

/* How many inputs `{{ spreadValue() }}` makes of `value`: known when it is
 * the action's own inputs.
 */
static bool
count_spread(const struct rule_context *context, const struct node *value,
             uint32_t *count)
{
    struct slice text = node_is(value, NODE_STRING)
                            ? template_trim(node_text(context->tree, value))
                            : slice_make(NULL, 0);

    if (!context->action->inputs_known || !slice_starts(text, S("{{")) ||
        !slice_equal(slice_trim(slice_cut(text, 2, text.len - 2)),
                     S(".inputs")))
        return false;
    *count += node_count(context->action->inputs) - 1;
    return true;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *key = inputs_key(context, action);

    if (!key || !node_is(node_value(key), NODE_OBJECT))
        return;
    const struct node *object = node_value(key);
    uint32_t count = node_count(object);

    if (node_member(context->tree, object, N_ref))
        count--;
    for (const struct node *k = node_first(object); k; k = node_next(object, k))
        if (template_is_spread(node_text(context->tree, k)) &&
            !count_spread(context, node_value(k), &count))
            return; /* how many it gives is known at run time only */
    if (count <= DOCUMENTED)
        return;
    struct diag *diag = rule_report(
        context, node_span(key),
        count > ACCEPTED
            ? "%u workflow inputs, but GitHub takes at most %d"
            : "%u workflow inputs: Port's documentation allows %d, GitHub 25",
        count, count > ACCEPTED ? ACCEPTED : DOCUMENTED);

    if (count <= ACCEPTED)
        diag->level = LEVEL_INFO;
    bag_help(context->bag, diag,
             "send several values as one input: an object arrives as JSON");
}

const struct rule rule_github_input_count = {
    .kind = {"github-input-count", LEVEL_WARNING, false,
             "more inputs than a GitHub workflow can be given"},
    .since = "0.1",
    .on_action = on_action,
};
