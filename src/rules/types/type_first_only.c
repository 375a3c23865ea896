/* An expression with several outputs where only the first one counts. */
#include "rules/rule.h"

static void
on_expression(struct rule_context *context, const struct expression *expression)
{
    const struct jq_expr *root = jq_expr_inner(expression->program.root);

    if (!expression->program.valid ||
        expression->outcome.most != OUTPUTS_MANY || expression->outcome.vague)
        return;
    struct diag *diag = rule_report(
        context, expression_span(context, expression, root->span),
        "this may have several outputs, and Port uses only the first");

    bag_help(context->bag, diag,
             "collect them in an array: `[…]`, or ask for one: `first(…)`");
}

const struct rule rule_type_first_only = {
    .kind = {"type-first-only", LEVEL_WARNING, false,
             "several outputs where only the first one is used"},
    .since = "0.1",
    .traits = EXPRESSION_MANY,
    .on_expression = on_expression,
};
