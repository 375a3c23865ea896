/* What jq 1.7.1, which Port runs, takes, and jq 1.8 refuses or reads in
 * another way.
 */
#include "jq/builtin.h"
#include "rules/rule.h"

static bool
is_binary(const struct expr *expr)
{
    return expr->kind == EXPR_ALTERNATIVE || expr->kind == EXPR_ASSIGN ||
           expr->kind == EXPR_LOGIC || expr->kind == EXPR_COMPARE ||
           expr->kind == EXPR_ARITH;
}

static void
check(struct look *look, const struct site *site, const struct expr *expr)
{
    const struct expr *right = is_binary(expr) ? expr->right : NULL;

    if (expr->kind == EXPR_CALL && expr->builtin && !expr->builtin->in_1_8)
        look_add(look, site_span(look, site, expr->token),
                 "jq 1.8 no longer has `%.*s`", SLICE_ARGS(expr->name));
    if (right && right->kind == EXPR_AS)
        look_add(look, site_span(look, site, expr->token),
                 "jq 1.8 binds what stands before this `%s`, too: put the "
                 "binding in parentheses",
                 expr_op_text(expr->op));
    if (right && (right->kind == EXPR_DEF || right->kind == EXPR_LABEL))
        look_add(look, site_span(look, site, right->token),
                 "jq 1.8 wants parentheses around what follows `%s`",
                 expr_op_text(expr->op));
    for (const struct expr *child = expr_child_next(expr, NULL); child;
         child = expr_child_next(expr, child))
        check(look, site, child);
}

/* Most expressions are paths, in which there is nothing to be found. */
static void
on_site(struct look *look, const struct site *site)
{
    const struct expr *root = site->program.root;

    if (site->program.valid && root->kind != EXPR_FIELD)
        check(look, site, root);
}

const struct rule rule_needs_older_jq = {
    .kind = {"needs-older-jq", LEVEL_INFO, false,
             "an expression that jq 1.8 refuses or reads differently"},
    .since = "0.1",
    .on_site = on_site,
};
