/* A jqQuery sees the form while it is filled in, as `.form`. */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("inputs")) || site->slot->root != ROOT_FORM)
        return;
    struct diag *diag =
        look_add(look, site_name_span(look, site, fact->expr),
                 "a jqQuery reads the form: write `.form`, not `.inputs`");

    site_rename(look, site, diag, fact->expr, S("form"));
}

const struct rule rule_inputs_in_form = {
    .kind = {"inputs-in-form", LEVEL_ERROR, true,
             "a jqQuery reads `.inputs`, which only payloads have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
