/* A key that is null drops its pair.  With `if … else null end` that is how
 * it is meant; from an input that may be left empty it is worth a word.  A key
 * that cannot be text at all is template-key-type.
 */
#include "rules/type_issue.h"

static void
on_expression(struct rule_context *context, const struct expression *expression)
{
    const struct type *type = expression->outcome.type;
    struct origin nulls = type->nulls;

    if (expression->slot->syntax != SLOT_KEY || !expression->whole ||
        !expression->program.valid ||
        type->kinds != ((unsigned)TYPE_NULL | TYPE_STRING) || !nulls.object ||
        nulls.object->tag != TAG_INPUTS)
        return;
    struct slice path = type_issue_path(context, expression, nulls);
    struct diag *diag = rule_report(
        context,
        expression_span(context, expression, expression->program.root->span),
        "`%.*s` is optional: when it is left empty, this pair is not sent",
        SLICE_ARGS(path));

    type_issue_relate(context, diag, nulls);
}

const struct rule rule_key_null_omits = {
    .kind = {"key-null-omits", LEVEL_INFO, false,
             "a key from an optional input, without which the pair is lost"},
    .since = "0.1",
    .traits = EXPRESSION_KEY,
    .on_expression = on_expression,
};
