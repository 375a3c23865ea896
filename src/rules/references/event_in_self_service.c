/* A self-service action is run by a person: there is no event. */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("event")) ||
        expression->slot->root != ROOT_PAYLOAD ||
        context->action->trigger_kind != TRIGGER_SELF_SERVICE)
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "`.event` is null in a self-service action");

    bag_help(context->bag, diag,
             context->action->operation == OPERATION_CREATE
                 ? "the values of the form are in `.inputs`"
                 : "the entity is in `.entity`, the values of the form are in "
                   "`.inputs`");
}

const struct rule rule_event_in_self_service = {
    .kind = {"event-in-self-service", LEVEL_ERROR, false,
             "`.event` is read in a self-service action, where it is null"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_NULL, TAG_ROOT),
    .on_fact = on_fact,
};
