/* A first name that the place does not have, and about which no other rule
 * knows more.
 */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (fact->object->tag != TAG_ROOT ||
        field_path_explained(context, expression, fact->expr))
        return;
    struct slice name = fact->name;
    struct slice best = context_suggest(context, fact->object, name);
    struct diag *diag;

    if (best.len) {
        diag = rule_report(
            context, expression_name_span(context, expression, fact->expr),
            "`.%.*s` does not exist here; did you mean `.%.*s`?",
            SLICE_ARGS(name), SLICE_ARGS(best));
        expression_rename(context, expression, diag, fact->expr, best);
    } else {
        diag = rule_report(
            context, expression_name_span(context, expression, fact->expr),
            "`.%.*s` does not exist here, so it is always null",
            SLICE_ARGS(name));
    }
    bag_help(context->bag, diag, "available here: %.*s",
             SLICE_ARGS(context_names(context, fact->object, ".", 12)));
}

const struct rule rule_unknown_root = {
    .kind = {"unknown-root", LEVEL_ERROR, true,
             "a path starts with a name that does not exist at its place"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
