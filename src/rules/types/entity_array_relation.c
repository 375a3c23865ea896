/* An input that is a list of entities arrives as objects; a relation takes
 * their identifiers.
 */
#include "rules/rule.h"

/* Whether input `name` is a list of entities. */
static bool
is_entities(const struct rule_context *context, struct slice name)
{
    const struct node *key = action_input(context->action, name);
    const struct node *input = key ? node_value(key) : NULL;
    const struct node *items = node_member(context->tree, input, N_items);

    return node_equals(context->tree, node_member(context->tree, input, N_type),
                       S("array")) &&
           node_equals(context->tree,
                       node_member(context->tree, items, N_format),
                       S("entity"));
}

static bool
is_relation(const struct rule_context *context, const struct node *node)
{
    const struct node *mapping =
        node_member(context->tree, context->action->method, N_mapping);
    const struct node *relations =
        node_member(context->tree, mapping, N_relations);

    return relations && node > relations && node < node_end(relations);
}

static bool
asks(const struct rule_context *context, const struct action *action)
{
    (void)context;
    return action->method_kind == METHOD_UPSERT_ENTITY;
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct jq_expr *root = jq_expr_inner(expression->program.root);

    if (!expression->whole || expression->slot->syntax != SLOT_TEMPLATE ||
        fact->expr != root || !is_relation(context, expression->slot->node) ||
        !is_entities(context, fact->name))
        return;
    struct slice path = expression_text(expression, root->span);
    struct diag *diag = rule_report(
        context, expression_span(context, expression, root->span),
        "a relation takes identifiers, but `%.*s` gives whole entities",
        SLICE_ARGS(path));

    bag_fix(
        context->bag, diag, true, S("take their identifiers"),
        expression_span(context, expression,
                        span_make(span_end(expression->program.root->span), 0)),
        S(" | map(.identifier)"));
}

const struct rule rule_entity_array_relation = {
    .kind = {"entity-array-relation", LEVEL_WARNING, true,
             "a relation is set to whole entities, not to identifiers"},
    .since = "0.1",
    .asks = asks,
    .facts = FACT_BIT(FACT_MEMBER, TAG_INPUTS),
    .on_fact = on_fact,
};
