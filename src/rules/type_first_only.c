/* An expression with several outputs where only the first one counts. */
#include "rules/rule.h"

static void
on_site(struct look *look, const struct site *site)
{
    const struct expr *root = expr_inner(site->program.root);

    if (!site->program.valid || site->outcome.most != OUTPUTS_MANY ||
        site->outcome.vague)
        return;
    struct diag *diag =
        look_add(look, site_span(look, site, root->span),
                 "this may give several outputs, and Port takes the first "
                 "only");

    bag_help(look->bag, diag,
             "collect them in an array: `[…]`, or ask for one: `first(…)`");
}

const struct rule rule_type_first_only = {
    .kind = {"type-first-only", LEVEL_WARNING, false,
             "several outputs where only the first one counts"},
    .since = "0.1",
    .traits = SITE_MANY,
    .on_site = on_site,
};
