/* A value that may be null in the middle of a text, which says "null" then: an
 * optional input that was left empty, a property or relation of an entity that
 * has none.  The fields of entities themselves may be null, too (the title),
 * but so seldom that nobody wants to hear of it.
 */
#include "rules/type_issue.h"

/* Members that any entity may lack, as opposed to fields that all have. */
static bool
is_property(struct origin nulls)
{
    const struct object_type *object = nulls.object;

    return object->tag == TAG_PROPERTIES || object->tag == TAG_RELATIONS ||
           (object->tag != TAG_ROOT && !object->closed && object->rest);
}

/* Where the null comes from that `expression` may put into a text; no object:
 * it never does, or nobody knows.
 */
static struct origin
null_in_text(const struct expression *expression)
{
    const struct type *type = expression->outcome.type;
    struct origin nulls = type->nulls;

    if (expression->whole || !expression->program.valid ||
        expression->slot->syntax == SLOT_JQ || !(type->kinds & TYPE_NULL) ||
        type->kinds == TYPE_NULL || !nulls.object ||
        (nulls.object->tag != TAG_INPUTS && !is_property(nulls)))
        return (struct origin){0};
    return nulls;
}

/* Of the properties of entities the first one in a text stands for all. */
static bool
is_repeated(const struct rule_context *context,
            const struct expression *expression)
{
    const struct expression *first = context->expressions->list.item;

    for (size_t at = (size_t)(expression - first); at > 0; at--) {
        const struct expression *other = &first[at - 1];
        struct origin nulls = null_in_text(other);

        if (other->slot != expression->slot)
            break;
        if (nulls.object && nulls.object->tag != TAG_INPUTS)
            return true;
    }
    return false;
}

static void
on_expression(struct rule_context *context, const struct expression *expression)
{
    struct origin nulls = null_in_text(expression);

    if (!nulls.object)
        return;
    bool input = nulls.object->tag == TAG_INPUTS;

    if (!input && is_repeated(context, expression))
        return;
    struct slice path = type_issue_path(context, expression, nulls);
    struct diag *diag = rule_report(
        context,
        expression_span(context, expression, expression->program.root->span),
        input ? "`%.*s` is optional: the text contains `null` when it is left "
                "empty"
              : "`%.*s` may be null: the text contains `null` then",
        SLICE_ARGS(path));

    type_issue_relate(context, diag, nulls);
    bag_help(context->bag, diag, "write `%.*s // \"\"`",
             SLICE_ARGS(
                 expression_text(expression, expression->program.root->span)));
}

const struct rule rule_type_null_in_text = {
    .kind = {"type-null-in-text", LEVEL_INFO, false,
             "a value that may be null in the middle of a text"},
    .since = "0.1",
    .traits = EXPRESSION_NULLS,
    .on_expression = on_expression,
};
