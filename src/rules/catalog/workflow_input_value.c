/* A value that the workflow's input does not take: no option of a `choice`, no
 * `boolean`, no `number`.
 */
#include "rules/catalog/workflow_inputs.h"

/* What is looked at: one value for one input. */
struct attempt {
    const struct workflow_inputs *inputs;
    const struct workflow_sent *sent;
    const struct node *input; /* its key in the workflow */
    struct slice text;
    bool one_of_many; /* other values may come up instead */
};

static struct diag *
say(struct rule_context *context, const struct attempt *attempt,
    struct slice problem)
{
    const struct workflow *workflow = attempt->inputs->workflow;
    struct diag *diag = rule_report(context, node_span(attempt->sent->value),
                                    "%.*s", SLICE_ARGS(problem));

    if (attempt->one_of_many)
        diag->level = LEVEL_WARNING;
    cross_file_relate(context, diag, workflow->source,
                      node_span(attempt->input), "declared here");
    return diag;
}

/* The texts of `options`; none when one cannot be read. */
static struct suggestion_index *
offered(const struct rule_context *context, const struct workflow *workflow,
        const struct node *options)
{
    bool fresh, good = true;
    struct suggestion_index *names =
        bag_names(context->bag, options, 0, &fresh);

    for (const struct node *item = fresh ? node_first(options) : NULL; item;
         item = node_next(options, item))
        good &= !node_is(item, NODE_ERROR);
    for (const struct node *item = fresh && good ? node_first(options) : NULL;
         item; item = node_next(options, item))
        suggestion_index_add(names, node_text(workflow->tree, item));
    return names;
}

static void
check_choice(struct rule_context *context, const struct attempt *attempt)
{
    const struct workflow *workflow = attempt->inputs->workflow;
    const struct node *options = workflow_options(workflow, attempt->input);
    struct suggestion_index *names =
        options ? offered(context, workflow, options) : NULL;

    if (!options || (node_count(options) && !names->name.count) ||
        suggestion_index_has(names, attempt->text))
        return;
    struct suggestion suggestion =
        bag_suggest(context->bag, names, attempt->text);
    struct slice best = suggestion_best(&suggestion);
    struct slice problem = arena_printf(
        context->arena,
        "`%.*s` is not an option of the workflow's input `%.*s`%s%.*s%s",
        SLICE_ARGS(attempt->text), SLICE_ARGS(attempt->sent->name),
        best.len ? "; did you mean `" : "", SLICE_ARGS(best),
        best.len ? "`?" : "");
    struct diag *diag = say(context, attempt, problem);

    if (best.len &&
        node_equals(context->tree, attempt->sent->value, attempt->text))
        cross_file_rename(context, diag, attempt->sent->value, best);
}

/* As JavaScript reads a number, which GitHub does; only what surely is none
 * is one too few.
 */
static bool
may_be_number(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return text.len == 0;
}

static void
check(struct rule_context *context, const struct attempt *attempt)
{
    struct slice text = attempt->text;
    const char *wanted = NULL;

    switch (workflow_type(attempt->inputs->workflow, attempt->input)) {
    case WORKFLOW_CHOICE:
        check_choice(context, attempt);
        return;
    case WORKFLOW_BOOLEAN:
        if (!slice_equal(text, S("true")) && !slice_equal(text, S("false")))
            wanted = "`true` or `false`";
        break;
    case WORKFLOW_NUMBER:
        if (!may_be_number(text))
            wanted = "a number";
        break;
    case WORKFLOW_STRING:
    case WORKFLOW_OTHER:
        break;
    }
    if (wanted)
        say(context, attempt,
            arena_printf(context->arena,
                         "the workflow's input `%.*s` takes %s, not `%.*s`",
                         SLICE_ARGS(attempt->sent->name), wanted,
                         SLICE_ARGS(text)));
}

static void
check_sent(struct rule_context *context, struct attempt *attempt)
{
    const struct node *value = attempt->sent->value;
    const struct expression *expression = cross_file_expression(context, value);

    attempt->text = node_text(context->tree, value);
    /* What is empty may mean that nothing is sent. */
    if (node_is_bool(value) || node_is(value, NODE_NUMBER) ||
        (node_is(value, NODE_STRING) && attempt->text.len &&
         cross_file_is_constant(attempt->text))) {
        check(context, attempt);
        return;
    }
    for (uint32_t i = 0; expression && i < expression->outcome.type->onlys;
         i++) {
        attempt->text = expression->outcome.type->only[i].text;
        attempt->one_of_many = expression->outcome.type->onlys > 1;
        check(context, attempt);
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct workflow_inputs inputs;

    if (!workflow_inputs_find(context, action, &inputs))
        return;
    for (uint32_t i = 0; i < inputs.list.count; i++) {
        const struct workflow_sent *sent = &inputs.list.item[i];
        struct attempt attempt = {
            .inputs = &inputs,
            .sent = sent,
            .input = workflow_input(inputs.workflow, sent->name),
        };

        if (attempt.input && sent->value)
            check_sent(context, &attempt);
    }
}

const struct rule rule_workflow_input_value = {
    .kind = {"workflow-input-value", LEVEL_ERROR, true,
             "a value that the input of the workflow does not take"},
    .since = "0.1",
    .on_action = on_action,
};
