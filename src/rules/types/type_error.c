/* An operation that fails on every value that it can get: jq gives up, and
 * Port puts null in the place of the whole template.
 */
#include "rules/type_issue.h"

#include "jq/builtin.h"

/* `not .a` reads a member of what `not` gives, and `.list.length` one of a
 * list.
 */
static void
help_member(struct rule_context *context, const struct type_issue *issue,
            struct diag *diag)
{
    struct slice name = issue->name;
    const struct jq_expr *first = issue->expr;

    while (first->kind == EXPR_FIELD && first->left)
        first = jq_expr_inner(first->left);
    if (first->kind == EXPR_CALL && slice_equal(first->name, S("not"))) {
        bag_help(context->bag, diag,
                 "`not` comes after what it negates: `(… | not)`");
    } else if (builtin_find(name, 0)) {
        bag_help(context->bag, diag, "`%.*s` is a function: `… | %.*s`",
                 SLICE_ARGS(name), SLICE_ARGS(name));
    } else if (issue->type->kinds == TYPE_ARRAY) {
        bag_help(context->bag, diag,
                 "of each element: `map(.%.*s)`; of the first: `.[0].%.*s`",
                 SLICE_ARGS(name), SLICE_ARGS(name));
    }
}

static void
on_issue(struct rule_context *context, const struct expression *expression,
         const struct type_issue *issue)
{
    if (issue->kind != ISSUE_FAILS ||
        type_issue_explained(context, expression, issue))
        return;
    struct diag *diag = rule_report(
        context, type_issue_span(context, expression, issue), "%.*s",
        SLICE_ARGS(type_issue_phrase(context, expression, issue)));

    type_issue_relate(context, diag, issue->type->origin);
    if (issue->other)
        type_issue_relate(context, diag, issue->other->origin);
    if (issue->what == ISSUE_MEMBER && issue->expr->kind == EXPR_FIELD)
        help_member(context, issue, diag);
    if (issue->what == ISSUE_DATE)
        bag_help(context->bag, diag, "cut them off: `.[0:19] + \"Z\" | %.*s`",
                 SLICE_ARGS(issue->name));
    else if (issue->what == ISSUE_OPERATOR && issue->expr->op == OP_ADD &&
             (issue->type->kinds | issue->other->kinds) & TYPE_STRING)
        bag_help(
            context->bag, diag,
            "convert it to text: `(… | tostring)`, or write `\"… \\(…)\"`");
    if (!issue->certain)
        diag->level = LEVEL_WARNING;
}

const struct rule rule_type_error = {
    .kind = {"type-error", LEVEL_ERROR, false,
             "an operation that fails on every input that it can get"},
    .since = "0.1",
    .on_issue = on_issue,
};
