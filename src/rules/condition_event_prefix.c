/* A condition is evaluated on the event itself; `.event` is a root of
 * payloads.  Such a condition is null, so the automation never fires.
 */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("event")) ||
        site->slot->root != ROOT_CONDITION)
        return;
    const struct expr *next = reference_next(fact->expr);
    struct span where = site_span(look, site, fact->expr->token);

    if (!next || next->form != FORM_NAME) {
        look_add(look, where,
                 "a condition sees the event itself: write `.`, not `.event`");
        return;
    }
    struct diag *diag =
        look_add(look, where,
                 "a condition sees the event itself: write `.%.*s`, not "
                 "`.event.%.*s`",
                 SLICE_ARGS(next->text), SLICE_ARGS(next->text));

    /* `.event` and the name's own dot are two dots: one goes with `event`. */
    if (fact->expr->form == FORM_NAME)
        bag_fix(look->bag, diag, true, S("remove `.event`"),
                site_span(look, site,
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
