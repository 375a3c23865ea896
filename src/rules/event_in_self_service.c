/* A self-service action is run by a person: there is no event. */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("event")) ||
        site->slot->root != ROOT_PAYLOAD ||
        look->action->trigger_kind != TRIGGER_SELF_SERVICE)
        return;
    struct diag *diag = look_add(look, site_name_span(look, site, fact->expr),
                                 "`.event` is null in a self-service action");

    bag_help(look->bag, diag,
             look->action->operation == OPERATION_CREATE
                 ? "what the user filled in is in `.inputs`"
                 : "the entity is in `.entity`, what the user filled in is in "
                   "`.inputs`");
}

const struct rule rule_event_in_self_service = {
    .kind = {"event-in-self-service", LEVEL_ERROR, false,
             "`.event` is read in a self-service action, where it is null"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_NULL, TAG_ROOT),
    .on_fact = on_fact,
};
