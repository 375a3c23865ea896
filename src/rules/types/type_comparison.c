/* A comparison that always gives the same: with a value that an input does
 * not offer, or between values of different kinds.
 */
#include "rules/type_issue.h"

#include "base/text/suggestion.h"

static bool
is_null(const struct type *type)
{
    return type->kinds == TYPE_NULL;
}

/* Whether the input may be left out, for all that a condition around says. */
static bool
is_optional(const struct expression *expression, struct origin origin)
{
    const struct field *inputs = type_field(expression->input, S("inputs"));
    const struct field *input =
        inputs ? type_field(inputs->type, origin.name) : NULL;

    return input && input->optional;
}

/* Comparing with null asks whether something is there.  That it always is, is
 * worth a word for an input that must be filled in only.
 */
static bool
asks_for_null(const struct expression *expression,
              const struct type_issue *issue)
{
    const struct type *side = is_null(issue->type) ? issue->other : issue->type;

    if (!is_null(issue->type) && !is_null(issue->other))
        return false;
    return !side->origin.object || side->origin.object->tag != TAG_INPUTS ||
           is_optional(expression, side->origin);
}

/* The literal on the one side, which the other side is never. */
static const struct literal *
stranger(const struct type_issue *issue, const struct type **offers)
{
    const struct literal *left = type_single(issue->type);
    const struct literal *right = type_single(issue->other);

    *offers = right ? issue->type : issue->other;
    return right ? right : left;
}

static void
outside(struct rule_context *context, const struct expression *expression,
        const struct type_issue *issue, const struct literal *literal,
        const struct type *offers)
{
    struct slice path = type_issue_path(context, expression, offers->origin);
    struct suggestion suggestion = suggestion_start(literal->text);
    const char *always = issue->truth ? "true" : "false";

    for (uint32_t i = 0; i < offers->onlys; i++)
        suggestion_offer(&suggestion, offers->only[i].text);
    struct slice best = suggestion_best(&suggestion);
    struct span where = expression_span(context, expression, issue->expr->span);
    struct slice what =
        path.len ? arena_printf(context->arena, "`%.*s`", SLICE_ARGS(path))
                 : S("this");
    struct diag *diag =
        issue->expr->kind == EXPR_COMPARE
            ? rule_report(context, where, "always %s: %.*s is never `%.*s`",
                          always, SLICE_ARGS(what), SLICE_ARGS(literal->text))
            : rule_report(context, where, "%.*s is never `%.*s`",
                          SLICE_ARGS(what), SLICE_ARGS(literal->text));

    if (best.len)
        bag_help(context->bag, diag, "did you mean `%.*s`?", SLICE_ARGS(best));
    type_issue_relate(context, diag, offers->origin);
}

static bool
is_literal(const struct jq_expr *expr)
{
    expr = jq_expr_inner(expr);
    return expr && (expr->kind == EXPR_NUMBER || expr->kind == EXPR_NULL ||
                    expr->kind == EXPR_TRUE || expr->kind == EXPR_FALSE ||
                    (expr->kind == EXPR_STRING && !expr->list));
}

/* `(e | type) == "…"` asks what is known here, for an author who did not. */
static bool
asks_for_type(const struct jq_expr *expr)
{
    expr = jq_expr_inner(expr);
    while (expr && expr->kind == EXPR_PIPE)
        expr = jq_expr_inner(expr->right);
    return expr && expr->kind == EXPR_CALL &&
           slice_equal(expr->name, S("type"));
}

static void
on_issue(struct rule_context *context, const struct expression *expression,
         const struct type_issue *issue)
{
    const struct type *offers;
    const struct literal *literal;

    if (issue->kind != ISSUE_SAME || asks_for_null(expression, issue) ||
        type_issue_explained(context, expression, issue))
        return;
    /* Two constants are a switch that someone left in place. */
    if (is_literal(issue->expr->left) && is_literal(issue->expr->right))
        return;
    if (asks_for_type(issue->expr->left) || asks_for_type(issue->expr->right))
        return;
    literal = stranger(issue, &offers);
    if (literal && offers->kinds & literal->kind && offers->onlys) {
        outside(context, expression, issue, literal, offers);
        return;
    }
    struct slice left = type_phrase(context->arena, issue->type->kinds);
    struct slice right = type_phrase(context->arena, issue->other->kinds);
    struct diag *diag = rule_report(
        context, expression_span(context, expression, issue->expr->span),
        "always %s: %.*s is compared with %.*s",
        issue->truth ? "true" : "false", SLICE_ARGS(left), SLICE_ARGS(right));

    type_issue_relate(context, diag, issue->type->origin);
    type_issue_relate(context, diag, issue->other->origin);
}

const struct rule rule_type_comparison = {
    .kind = {"type-comparison", LEVEL_WARNING, false,
             "a comparison that always gives the same"},
    .since = "0.1",
    .on_issue = on_issue,
};
