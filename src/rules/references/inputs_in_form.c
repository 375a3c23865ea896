/* A jqQuery sees the form while it is filled in, as `.form`. */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("inputs")) ||
        expression->slot->root != ROOT_FORM)
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "a jqQuery reads the form: write `.form`, not `.inputs`");

    expression_rename(context, expression, diag, fact->expr, S("form"));
}

const struct rule rule_inputs_in_form = {
    .kind = {"inputs-in-form", LEVEL_ERROR, true,
             "a jqQuery reads `.inputs`, which only payloads have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
