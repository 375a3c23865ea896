/* `.inputs.x`, or `.form.x`, where the action has no such input: it was
 * renamed or never there, and Port renders null.
 */
#include "rules/rule.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (fact->object->tag != TAG_INPUTS)
        return;
    struct slice name = fact->name;
    struct slice suggestion = context_suggest(context, fact->object, name);
    bool form = expression->slot->root == ROOT_FORM;
    struct diag *diag;

    if (suggestion.len) {
        diag = rule_report(
            context, expression_name_span(context, expression, fact->expr),
            "there is no input `%.*s`; did you mean `%.*s`?", SLICE_ARGS(name),
            SLICE_ARGS(suggestion));
        const struct node *key = action_input(context->action, suggestion);

        expression_rename(context, expression, diag, fact->expr, suggestion);
        diag->fix.safe = false; /* `.inputs.b` may lack its declaration */
        if (key)
            bag_relate(context->bag, diag, node_span(key), "declared here");
    } else {
        diag = rule_report(
            context, expression_name_span(context, expression, fact->expr),
            "there is no input `%.*s`%s", SLICE_ARGS(name),
            form ? " in this form" : " in this action");
        if (fact->object->count == 0)
            bag_help(context->bag, diag, "this action has no inputs at all");
        else
            bag_help(context->bag, diag, "%s %.*s",
                     fact->object->count == 1 ? "the only input is"
                                              : "the inputs are",
                     SLICE_ARGS(context_names(context, fact->object, "", 8)));
    }
}

const struct rule rule_unknown_input = {
    .kind = {"unknown-input", LEVEL_ERROR, true,
             "an expression reads an input that the action does not have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_INPUTS),
    .on_fact = on_fact,
};
