/* The other way round: `.diff` is a root of conditions, not of payloads. */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("diff")) || site->slot->root != ROOT_PAYLOAD)
        return;
    struct span where = site_name_span(look, site, fact->expr);

    if (look->action->trigger_kind == TRIGGER_SELF_SERVICE) {
        look_add(look, where,
                 "`.diff` does not exist in a self-service action");
        return;
    }
    struct diag *diag = look_add(look, where,
                                 "`.diff` does not exist in a payload; write "
                                 "`.event.diff`");

    site_rename(look, site, diag, fact->expr, S("event.diff"));
}

const struct rule rule_diff_without_event = {
    .kind = {"diff-without-event", LEVEL_ERROR, true,
             "a payload reads `.diff`, which only conditions have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
