/* What was created has no state before, what was deleted none after. */
#include "rules/deed.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct expr *field = fact->expr;

    if (fact->shape->tag != TAG_PLAIN || site_guards(site, field))
        return;
    bool before = slice_equal(fact->name, S("before"));

    if (!before && !slice_equal(fact->name, S("after")))
        return;
    struct slice event = event_text(look->action->event_kind);
    struct diag *diag = look_add(
        look, site_name_span(look, site, field), "`%s` is always null on %.*s",
        before ? "before" : "after", SLICE_ARGS(event));

    deed_raise(site, fact, diag);
    bag_help(look->bag, diag, "`%s` holds it here",
             before ? "after" : "before");
}

const struct rule rule_impossible_diff = {
    .kind = {"impossible-diff", LEVEL_WARNING, false,
             "the side of a diff is read that the event does not have"},
    .since = "0.1",
    .facts = 1U << FACT_NULL,
    .on_fact = on_fact,
};
