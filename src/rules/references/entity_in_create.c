/* A CREATE action starts from no entity, so whatever is read from `.entity`
 * is null.  Old payloads carry it along harmlessly: an info, unless null is
 * all that the expression can ever give.  Even that Port's own migration has
 * left in many actions, as `"entity": "{{.entity.identifier}}"`.
 */
#include "rules/expression_index.h"
#include "rules/references/field_path.h"

/* The member that Port's migration has written. */
static bool
is_migrated(const struct rule_context *context,
            const struct expression *expression)
{
    const struct node *key = node_parent(context->tree, expression->slot->node);
    struct slice text =
        slice_trim(span_text(expression->text, expression->where));

    return node_is(key, NODE_KEY) &&
           slice_equal(node_text(context->tree, key), S("entity")) &&
           slice_equal(text, S(".entity.identifier"));
}

static bool
asks(const struct rule_context *context, const struct action *action)
{
    (void)context;
    return action->operation == OPERATION_CREATE;
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_root(fact, S("entity")) ||
        expression->slot->root == ROOT_CONDITION ||
        expression_guards(context, expression, fact->expr))
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "`.entity` is empty in a CREATE action: there is no entity yet");

    /* Something fails because the entity has nothing in it. */
    if (expression_index_get(context, expression)->empty_fails)
        diag->level = LEVEL_ERROR;
    else if (expression->outcome.type->kinds == TYPE_NULL &&
             !is_migrated(context, expression))
        diag->level = LEVEL_WARNING;
}

const struct rule rule_entity_in_create = {
    .kind = {"entity-in-create", LEVEL_INFO, false,
             "`.entity` is read in a CREATE action, where it is empty"},
    .since = "0.1",
    .asks = asks,
    .facts = FACT_BIT(FACT_MEMBER, TAG_ROOT) | FACT_BIT(FACT_NULL, TAG_ROOT) |
             FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
