/* A `pattern` of an input that is no regular expression: no value can ever
 * satisfy it, so the form cannot be sent.
 */
#include "regex/match.h"
#include "rules/rule.h"
#include "tree/quote.h"

static void
check(struct rule_context *context, const struct node *property)
{
    const struct node *node = node_member(context->tree, property, N_pattern);

    if (!node_is(node, NODE_STRING))
        return;
    struct slice text = node_text(context->tree, node);
    const struct ecma_fault *fault =
        pattern_fault(pattern_get(context->patterns, text));

    if (!fault)
        return;
    struct diag *diag =
        rule_report(context, node_span(node),
                    "`%.*s` is not a valid regular expression: %s",
                    SLICE_ARGS(text), fault->text);

    if (fault->len && fault->at + fault->len <= text.len)
        bag_relate(
            context->bag, diag,
            quote_span(context->tree, node, fault->at, fault->at + fault->len),
            "here");
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!node_names_hold(action->input_names, S("pattern")))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        check(context, node_value(key));
        check(context, node_member(context->tree, node_value(key), N_items));
    }
}

const struct rule rule_invalid_pattern = {
    .kind = {"invalid-pattern", LEVEL_ERROR, false,
             "a `pattern` that is not a regular expression"},
    .since = "0.1",
    .on_action = on_action,
};
