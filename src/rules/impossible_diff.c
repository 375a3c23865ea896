/* What was created has no state before, what was deleted none after.  Of a
 * timer the documentation promises no state before, but does not deny it.
 */
#include "rules/deed.h"

static void
timer_before(struct look *look, const struct site *site,
             const struct fact *fact)
{
    struct diag *diag;

    if (look->action->event_kind != EVENT_TIMER_PROPERTY_EXPIRED ||
        !slice_equal(fact->name, S("before")))
        return;
    diag = look_add(look, site_name_span(look, site, fact->expr),
                    "a timer that expires changes nothing: the event may "
                    "have no `before`");
    diag->level = LEVEL_INFO;
    bag_help(look->bag, diag, "`after` holds the entity");
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct expr *field = fact->expr;
    bool before = slice_equal(fact->name, S("before"));

    if ((!before && !slice_equal(fact->name, S("after"))) ||
        fact->shape->tag != TAG_PLAIN || site_guards(look, site, field))
        return;
    if (fact->kind == FACT_MEMBER) {
        timer_before(look, site, fact);
        return;
    }
    struct slice event = event_text(look->action->event_kind);
    struct diag *diag = look_add(
        look, site_name_span(look, site, field), "`%s` is always null on %.*s",
        before ? "before" : "after", SLICE_ARGS(event));

    deed_raise(look, site, fact, diag);
    bag_help(look->bag, diag, "`%s` holds it here",
             before ? "after" : "before");
}

const struct rule rule_impossible_diff = {
    .kind = {"impossible-diff", LEVEL_WARNING, false,
             "the side of a diff is read that the event does not have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_MEMBER, TAG_PLAIN) | FACT_BIT(FACT_NULL, TAG_PLAIN),
    .on_fact = on_fact,
};
