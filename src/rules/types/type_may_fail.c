/* An operation that fails when an optional input was left empty, or a
 * property is null: the whole template is null then.
 */
#include "rules/expression_index.h"
#include "rules/type_issue.h"

/* Only the first of one expression: the guard goes to the front anyway. */
static bool
is_first(struct rule_context *context, const struct expression *expression,
         const struct type_issue *issue)
{
    struct origin nulls = issue->type->nulls;
    uint32_t first =
        expression_index_find(&expression_index_get(context, expression)->risks,
                              nulls.object, nulls.name);

    return issue == &expression->facts->issues.item[first - 1];
}

/* What is as good as nothing for the operation; NULL: nothing is. */
static const char *
nothing(const struct type_issue *issue)
{
    static const struct slice choosy[] = {SC("fromdate"), SC("fromdateiso8601"),
                                          SC("fromjson"), SC("strptime")};
    bool between = issue->what == ISSUE_OPERATOR;
    unsigned wants = between ? issue->other->kinds : issue->wants;

    for (size_t i = 0; i < sizeof choosy / sizeof *choosy; i++)
        if (slice_equal(issue->name, choosy[i]))
            return NULL;
    /* What operators reckon with, when nobody knows, and text can be. */
    if (wants & TYPE_NUMBER &&
        (between || slice_equal(issue->name, S("tonumber"))))
        return "0";
    if (wants & TYPE_STRING)
        return "\"\"";
    if (wants & TYPE_ARRAY)
        return "[]";
    return wants & TYPE_OBJECT ? "{}" : "0";
}

/* What fails, in words. */
static struct slice
culprit(const struct rule_context *context, const struct type_issue *issue)
{
    if (issue->what == ISSUE_OPERATOR)
        return arena_printf(context->arena, "`%s`",
                            jq_expr_op_text(issue->expr->op));
    if (issue->what == ISSUE_ITERATE)
        return S("`[]`");
    if (issue->what == ISSUE_CALL && issue->name.len)
        return arena_printf(context->arena, "`%.*s`", SLICE_ARGS(issue->name));
    return S("this");
}

/* What comes of it. */
static const char *
effect(const struct expression *expression)
{
    if (expression->slot->syntax != SLOT_JQ)
        return "the whole template is null";
    return expression->slot->place == PLACE_CONDITION
               ? "the condition is not met"
               : "the whole expression is null";
}

static void
on_issue(struct rule_context *context, const struct expression *expression,
         const struct type_issue *issue)
{
    if (issue->kind != ISSUE_RISKS || !is_first(context, expression, issue))
        return;
    struct slice path =
        type_issue_path(context, expression, issue->type->nulls);
    bool input = issue->type->nulls.object->tag == TAG_INPUTS;
    struct slice what = culprit(context, issue);
    const char *none = nothing(issue);
    struct diag *diag =
        rule_report(context, type_issue_span(context, expression, issue),
                    input ? "`%.*s` is optional: when it is left empty, %.*s "
                            "fails and %s"
                          : "`%.*s` may be null: %.*s fails then, and %s",
                    SLICE_ARGS(path), SLICE_ARGS(what), effect(expression));

    type_issue_relate(context, diag, issue->type->nulls);
    if (none)
        bag_help(context->bag, diag, "write `(%.*s // %s)`", SLICE_ARGS(path),
                 none);
    else
        bag_help(context->bag, diag,
                 "check it first: `if %.*s then … else null end`",
                 SLICE_ARGS(path));
}

const struct rule rule_type_may_fail = {
    .kind = {"type-may-fail", LEVEL_INFO, false,
             "an operation that fails when an optional value is missing"},
    .since = "0.1",
    .on_issue = on_issue,
};
