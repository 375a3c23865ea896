/* A first name that the place does not have, and about which no other rule
 * knows more.
 */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (fact->shape->tag != TAG_ROOT ||
        reference_explained(look, site, fact->expr))
        return;
    struct slice name = fact->name;
    struct slice best = look_nearest(look, fact->shape, name);
    struct diag *diag;

    if (best.len) {
        diag = look_add(look, site_name_span(look, site, fact->expr),
                        "`.%.*s` does not exist here; did you mean `.%.*s`?",
                        SLICE_ARGS(name), SLICE_ARGS(best));
        site_rename(look, site, diag, fact->expr, best);
    } else {
        diag = look_add(look, site_name_span(look, site, fact->expr),
                        "`.%.*s` does not exist here, so it is always null",
                        SLICE_ARGS(name));
    }
    bag_help(look->bag, diag, "what exists here is %.*s",
             SLICE_ARGS(look_names(look, fact->shape, ".", 12)));
}

const struct rule rule_unknown_root = {
    .kind = {"unknown-root", LEVEL_ERROR, true,
             "a path starts with a name that does not exist at its place"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
