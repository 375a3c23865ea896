/* A field that an object of the context does not have: `.run.identifier`,
 * `.trigger.user`, `.event.diff.new`.
 */
#include "rules/references/field_path.h"
#include "rules/type_issue.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct jq_expr *field = fact->expr;
    const struct object_type *object = fact->object;

    /* Without any field it is the entity that a CREATE action does not have:
     * entity-in-create speaks of it.
     */
    if (object->tag < TAG_PLAIN || object->count == 0 ||
        field_path_is_log(context, expression, fact))
        return;
    struct slice best = context_suggest(context, object, fact->name);
    struct slice noun = object->noun.len ? object->noun : S("this object");
    struct span where = expression_name_span(context, expression, field);

    struct diag *diag;

    if (best.len)
        diag = rule_report(
            context, where, "%.*s has no field `%.*s`; did you mean `%.*s`?",
            SLICE_ARGS(noun), SLICE_ARGS(fact->name), SLICE_ARGS(best));
    else
        diag = rule_report(context, where,
                           "%.*s has no field `%.*s`, so it is always null",
                           SLICE_ARGS(noun), SLICE_ARGS(fact->name));
    if (best.len)
        expression_rename(context, expression, diag, field, best);
    else if (object->count <= 12)
        bag_help(context->bag, diag, "it has %.*s",
                 SLICE_ARGS(context_names(context, object, "", 12)));
    if (object->tag == TAG_SAMPLE)
        diag->level = LEVEL_INFO;
    type_issue_raise(context, expression, fact, diag);
}

const struct rule rule_unknown_field = {
    .kind = {"unknown-field", LEVEL_WARNING, true,
             "a path reads a field that the object before it does not have"},
    .since = "0.1",
    .facts =
        FACT_BIT(FACT_UNKNOWN, TAG_PLAIN) | FACT_BIT(FACT_UNKNOWN, TAG_SAMPLE),
    .on_fact = on_fact,
};
