/* A CREATE action starts from no entity, so whatever is read from `.entity`
 * is null.  Old payloads carry it along harmlessly: an info, no more.
 */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (fact->kind == FACT_WHOLE || !reference_is_root(fact, S("entity")) ||
        site->slot->root == ROOT_CONDITION ||
        look->action->operation != OPERATION_CREATE ||
        site_guards(site, fact->expr))
        return;
    look_add(look, site_name_span(look, site, fact->expr),
             "`.entity` is empty in a CREATE action: there is no entity yet");
}

const struct rule rule_entity_in_create = {
    .kind = {"entity-in-create", LEVEL_INFO, false,
             "`.entity` is read in a CREATE action, where it is empty"},
    .since = "0.1",
    .on_fact = on_fact,
};
