/* A value that the workflow's input does not take: no option of a `choice`, no
 * `boolean`, no `number`.
 */
#include "rules/sending.h"

/* What is looked at: one value for one input. */
struct attempt {
    const struct sending *sending;
    const struct sent *sent;
    const struct node *input; /* its key in the workflow */
    struct slice text;
    bool one_of_many; /* other values may come up instead */
};

static struct diag *
say(struct look *look, const struct attempt *attempt, struct slice problem)
{
    const struct workflow *workflow = attempt->sending->workflow;
    struct diag *diag = look_add(look, node_span(attempt->sent->value), "%.*s",
                                 SLICE_ARGS(problem));

    if (attempt->one_of_many)
        diag->level = LEVEL_WARNING;
    elsewhere_relate(look, diag, workflow->source, node_span(attempt->input),
                     "declared here");
    return diag;
}

/* The texts of `options`; none when one cannot be read. */
static struct near_set *
offered(const struct look *look, const struct workflow *workflow,
        const struct node *options)
{
    bool fresh, good = true;
    struct near_set *names = bag_names(look->bag, options, 0, &fresh);

    for (const struct node *item = fresh ? node_first(options) : NULL; item;
         item = node_next(options, item))
        good &= !node_is(item, NODE_ERROR);
    for (const struct node *item = fresh && good ? node_first(options) : NULL;
         item; item = node_next(options, item))
        near_set_add(names, node_text(workflow->tree, item));
    return names;
}

static void
check_choice(struct look *look, const struct attempt *attempt)
{
    const struct workflow *workflow = attempt->sending->workflow;
    const struct node *options = workflow_options(workflow, attempt->input);
    struct near_set *names = options ? offered(look, workflow, options) : NULL;

    if (!options || (node_count(options) && !names->name.count) ||
        near_set_has(names, attempt->text))
        return;
    struct near near = bag_near(look->bag, names, attempt->text);
    struct slice best = near_best(&near);
    struct slice problem = arena_printf(
        look->arena,
        "`%.*s` is no option of the workflow's input `%.*s`%s%.*s%s",
        SLICE_ARGS(attempt->text), SLICE_ARGS(attempt->sent->name),
        best.len ? "; did you mean `" : "", SLICE_ARGS(best),
        best.len ? "`?" : "");
    struct diag *diag = say(look, attempt, problem);

    if (best.len &&
        node_equals(look->tree, attempt->sent->value, attempt->text))
        elsewhere_rename(look, diag, attempt->sent->value, best);
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
check(struct look *look, const struct attempt *attempt)
{
    struct slice text = attempt->text;
    const char *wanted = NULL;

    switch (workflow_type(attempt->sending->workflow, attempt->input)) {
    case WORKFLOW_CHOICE:
        check_choice(look, attempt);
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
        say(look, attempt,
            arena_printf(
                look->arena, "the workflow's input `%.*s` takes %s, not `%.*s`",
                SLICE_ARGS(attempt->sent->name), wanted, SLICE_ARGS(text)));
}

static void
check_sent(struct look *look, struct attempt *attempt)
{
    const struct node *value = attempt->sent->value;
    const struct site *site = elsewhere_site(look, value);

    attempt->text = node_text(look->tree, value);
    /* What is empty may mean that nothing is sent. */
    if (node_is_bool(value) || node_is(value, NODE_NUMBER) ||
        (node_is(value, NODE_STRING) && attempt->text.len &&
         elsewhere_is_constant(attempt->text))) {
        check(look, attempt);
        return;
    }
    for (uint32_t i = 0; site && i < site->outcome.type->onlys; i++) {
        attempt->text = site->outcome.type->only[i].text;
        attempt->one_of_many = site->outcome.type->onlys > 1;
        check(look, attempt);
    }
}

static void
on_action(struct look *look, const struct action *action)
{
    struct sending sending;

    if (!sending_find(look, action, &sending))
        return;
    for (uint32_t i = 0; i < sending.list.count; i++) {
        const struct sent *sent = &sending.list.item[i];
        struct attempt attempt = {
            .sending = &sending,
            .sent = sent,
            .input = workflow_input(sending.workflow, sent->name),
        };

        if (attempt.input && sent->value)
            check_sent(look, &attempt);
    }
}

const struct rule rule_workflow_input_value = {
    .kind = {"workflow-input-value", LEVEL_ERROR, true,
             "an input is sent a value that the workflow does not take"},
    .since = "0.1",
    .on_action = on_action,
};
