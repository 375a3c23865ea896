/* An automation has no form: `.inputs` is null there. */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("inputs")) ||
        site->slot->root != ROOT_PAYLOAD ||
        look->action->trigger_kind != TRIGGER_AUTOMATION)
        return;
    struct diag *diag =
        look_add(look, site_name_span(look, site, fact->expr),
                 "`.inputs` is null in an automation: nobody fills in a form");

    bag_help(look->bag, diag,
             "read the event: `.event.diff.after` holds the %s",
             look->action->event_kind >= EVENT_RUN_CREATED
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
