/* An expression that can only give null, or nothing at all, or one and the
 * same value whatever comes in, although each of its parts works.
 */
#include "rules/type_issue.h"

/* Whether anything else was said that explains it. */
static bool
is_explained(const struct expression *expression)
{
    for (uint32_t i = 0; i < expression->facts->list.count; i++) {
        const struct fact *fact = &expression->facts->list.item[i];

        /* Of an object that the expression makes itself, no one speaks. */
        if ((fact->kind == FACT_UNKNOWN || fact->kind == FACT_NULL) &&
            fact->object->tag)
            return true;
    }
    for (uint32_t i = 0; i < expression->facts->issues.count; i++)
        if (expression->facts->issues.item[i].kind != ISSUE_OTHER)
            return true;
    return false;
}

/* Whether there is an expression of this kind in `expr`. */
static bool
holds(const struct jq_expr *root, enum jq_expr_kind kind)
{
    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e))
        if (e->kind == kind)
            return true;
    return false;
}

/* Whether it reads anything that may differ from run to run.  An assignment
 * where a comparison was meant has a finding of its own.
 */
static bool
asks(const struct jq_expr *root)
{
    return holds(root, EXPR_FIELD) && !holds(root, EXPR_ASSIGN);
}

/* "true", "false", or the only string or number; empty: there are several. */
static struct slice
same_value(const struct rule_context *context, const struct type *type)
{
    const struct literal *literal = type_single(type);

    if (type->kinds == TYPE_TRUE)
        return S("true");
    if (type->kinds == TYPE_FALSE)
        return S("false");
    if (!literal)
        return slice_make(NULL, 0);
    return literal->kind == TYPE_STRING
               ? arena_printf(context->arena, "\"%.*s\"",
                              SLICE_ARGS(literal->text))
               : literal->text;
}

/* A member that can be one value only is read as it is: its declaration says
 * so.
 */
static bool
is_path(const struct jq_expr *expr)
{
    for (expr = jq_expr_inner(expr); expr && expr->kind == EXPR_FIELD;)
        expr = jq_expr_inner(expr->left);
    return expr && expr->kind == EXPR_IDENTITY;
}

static void
on_expression(struct rule_context *context, const struct expression *expression)
{
    const struct outcome *out = &expression->outcome;
    const struct jq_expr *root = jq_expr_inner(expression->program.root);

    if (!expression->program.valid || out->fails || is_path(root) ||
        is_explained(expression))
        return;
    struct slice value = same_value(context, out->type);
    bool nothing = out->most == OUTPUTS_NONE;
    bool null = out->type->kinds == TYPE_NULL && root->kind != EXPR_NULL;
    bool same = value.len && out->least == OUTPUTS_ONE && asks(root);

    if (!nothing && !null && !same)
        return;
    struct span where = expression_span(context, expression, root->span);

    if (nothing)
        rule_report(context, where,
                    "this never has an output: Port treats it as null");
    else if (null)
        rule_report(context, where, "this is always null");
    else
        rule_report(context, where, "this is always `%.*s`, whatever comes in",
                    SLICE_ARGS(value));
}

const struct rule rule_type_constant = {
    .kind = {"type-constant", LEVEL_WARNING, false,
             "an expression that always gives nothing, null or the same value"},
    .since = "0.1",
    .traits = EXPRESSION_SAME,
    .on_expression = on_expression,
};
