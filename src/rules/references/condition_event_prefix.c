/* A condition is evaluated on the event itself; `.event` is a root of
 * payloads.  Such a condition is null, so the automation never fires.
 */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("event")) ||
        expression->slot->root != ROOT_CONDITION)
        return;
    const struct jq_expr *next = field_path_next(fact->expr);
    struct span where = expression_span(context, expression, fact->expr->token);

    if (!next || next->form != EXPR_FORM_NAME) {
        rule_report(
            context, where,
            "a condition sees the event itself: write `.`, not `.event`");
        return;
    }
    struct diag *diag =
        rule_report(context, where,
                    "a condition sees the event itself: write `.%.*s`, not "
                    "`.event.%.*s`",
                    SLICE_ARGS(next->text), SLICE_ARGS(next->text));

    /* `.event` and the name's own dot are two dots: one goes with `event`. */
    if (fact->expr->form == EXPR_FORM_NAME)
        bag_fix(
            context->bag, diag, true, S("remove `.event`"),
            expression_span(context, expression,
                            span_make(fact->expr->token.at,
                                      next->token.at - fact->expr->token.at)),
            S(""));
}

const struct rule rule_condition_event_prefix = {
    .kind = {"condition-event-prefix", LEVEL_ERROR, true,
             "a condition reads `.event`, which only payloads have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
