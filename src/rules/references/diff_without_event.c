/* The other way round: `.diff` is a root of conditions, not of payloads. */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("diff")) ||
        expression->slot->root != ROOT_PAYLOAD)
        return;
    struct span where = expression_name_span(context, expression, fact->expr);

    if (context->action->trigger_kind == TRIGGER_SELF_SERVICE) {
        rule_report(context, where,
                    "`.diff` does not exist in a self-service action");
        return;
    }
    struct diag *diag =
        rule_report(context, where,
                    "`.diff` does not exist in a payload; write "
                    "`.event.diff`");

    expression_rename(context, expression, diag, fact->expr, S("event.diff"));
}

const struct rule rule_diff_without_event = {
    .kind = {"diff-without-event", LEVEL_ERROR, true,
             "a payload reads `.diff`, which only conditions have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
