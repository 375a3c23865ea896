/* An expression that can only give null, or nothing at all, although each of
 * its parts works.
 */
#include "rules/deed.h"

/* Whether anything else was said that explains it. */
static bool
is_explained(const struct site *site)
{
    for (uint32_t i = 0; i < site->facts->list.count; i++) {
        enum fact_kind kind = site->facts->list.item[i].kind;

        if (kind == FACT_UNKNOWN || kind == FACT_NULL)
            return true;
    }
    return site->facts->deeds.count > 0;
}

static void
on_site(struct look *look, const struct site *site)
{
    const struct outcome *out = &site->outcome;
    const struct expr *root = expr_inner(site->program.root);
    struct span where = site_span(look, site, root->span);

    if (!site->program.valid || out->fails || is_explained(site))
        return;
    if (out->most == OUTPUTS_NONE)
        look_add(look, where,
                 "this never gives anything: Port takes it for null");
    else if (out->type->kinds == TYPE_NULL && root->kind != EXPR_NULL)
        look_add(look, where, "this is always null");
}

const struct rule rule_type_constant = {
    .kind = {"type-constant", LEVEL_WARNING, false,
             "an expression that can only give null, or nothing"},
    .since = "0.1",
    .on_site = on_site,
};
