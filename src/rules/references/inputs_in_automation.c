/* An automation has no form: `.inputs` is null there. */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("inputs")) ||
        expression->slot->root != ROOT_PAYLOAD ||
        context->action->trigger_kind != TRIGGER_AUTOMATION)
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "`.inputs` is null in an automation: there is no form");

    bag_help(context->bag, diag,
             "read the event: `.event.diff.after` holds the %s",
             context->action->event_kind >= EVENT_RUN_CREATED
                 ? "run, whose `.properties` are its inputs"
                 : "entity as it is now");
}

const struct rule rule_inputs_in_automation = {
    .kind = {"inputs-in-automation", LEVEL_ERROR, false,
             "`.inputs` is read in an automation, where it is null"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_NULL, TAG_ROOT),
    .on_fact = on_fact,
};
