/* What was created has no state before, what was deleted none after.  Of a
 * timer the documentation promises no state before, but does not deny it.
 */
#include "rules/type_issue.h"

static void
timer_before(struct rule_context *context, const struct expression *expression,
             const struct fact *fact)
{
    struct diag *diag;

    if (context->action->event_kind != EVENT_TIMER_PROPERTY_EXPIRED ||
        !slice_equal(fact->name, S("before")))
        return;
    diag = rule_report(context,
                       expression_name_span(context, expression, fact->expr),
                       "a timer that expires changes nothing: the event may "
                       "have no `before`");
    diag->level = LEVEL_INFO;
    bag_help(context->bag, diag, "`after` holds the entity");
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct jq_expr *field = fact->expr;
    bool before = slice_equal(fact->name, S("before"));

    if ((!before && !slice_equal(fact->name, S("after"))) ||
        fact->object->tag != TAG_PLAIN ||
        expression_guards(context, expression, field))
        return;
    if (fact->kind == FACT_MEMBER) {
        timer_before(context, expression, fact);
        return;
    }
    struct slice event = event_text(context->action->event_kind);
    struct diag *diag =
        rule_report(context, expression_name_span(context, expression, field),
                    "`%s` is always null on %.*s", before ? "before" : "after",
                    SLICE_ARGS(event));

    type_issue_raise(context, expression, fact, diag);
    bag_help(context->bag, diag, "`%s` holds it here",
             before ? "after" : "before");
}

const struct rule rule_impossible_diff = {
    .kind = {"impossible-diff", LEVEL_WARNING, false,
             "a read of the side of a diff that the event does not have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_MEMBER, TAG_PLAIN) | FACT_BIT(FACT_NULL, TAG_PLAIN),
    .on_fact = on_fact,
};
