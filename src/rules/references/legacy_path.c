/* Paths of the message that first-generation actions received; templates do
 * not see it.
 */
#include "rules/references/field_path.h"

static const struct {
    struct slice root;
    struct slice next;
    struct slice now;
} paths[] = {
    {SC("payload"), SC("properties"), SC(".inputs")},
    {SC("payload"), SC("entity"), SC(".entity")},
    {SC("payload"), SC("action"), SC(".action")},
    {SC("context"), SC("runId"), SC(".run.id")},
    {SC("context"), SC("entity"), SC(".entity.identifier")},
    {SC("context"), SC("blueprint"), SC(".action.blueprint")},
    {SC("form"), SC(""), SC(".inputs")},
};

static struct slice
modern(struct slice root, const struct jq_expr *next)
{
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        if (slice_equal(paths[i].root, root) &&
            (!paths[i].next.len ||
             (next && slice_equal(paths[i].next, next->text))))
            return paths[i].now;
    return slice_make(NULL, 0);
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct jq_expr *field = fact->expr;

    if (fact->object->tag != TAG_ROOT ||
        expression->slot->root != ROOT_PAYLOAD ||
        !(slice_equal(fact->name, S("payload")) ||
          slice_equal(fact->name, S("context")) ||
          slice_equal(fact->name, S("form"))))
        return;
    struct slice now = modern(fact->name, field_path_next(field));
    struct span where = expression_name_span(context, expression, field);

    if (now.len)
        rule_report(context, where,
                    "`.%.*s` does not exist in a template; write "
                    "`%.*s`",
                    SLICE_ARGS(fact->name), SLICE_ARGS(now));
    else
        rule_report(context, where,
                    "`.%.*s` does not exist in a template: it belongs to the "
                    "run message of first-generation actions",
                    SLICE_ARGS(fact->name));
}

const struct rule rule_legacy_path = {
    .kind = {"legacy-path", LEVEL_ERROR, false,
             "a path of the run message of first-generation actions"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
