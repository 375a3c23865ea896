/* An input that is a list of entities arrives as objects; a relation takes
 * their identifiers.
 */
#include "rules/rule.h"

/* Whether input `name` is a list of entities. */
static bool
is_entities(const struct look *look, struct slice name)
{
    const struct node *key = action_input(look->action, name);
    const struct node *input = key ? node_value(key) : NULL;
    const struct node *items = node_member(look->tree, input, N_items);

    return node_equals(look->tree, node_member(look->tree, input, N_type),
                       S("array")) &&
           node_equals(look->tree, node_member(look->tree, items, N_format),
                       S("entity"));
}

static bool
is_relation(const struct look *look, const struct node *node)
{
    const struct node *mapping =
        node_member(look->tree, look->action->method, N_mapping);
    const struct node *relations =
        node_member(look->tree, mapping, N_relations);

    return relations && node > relations && node < node_end(relations);
}

static bool
asks(const struct look *look, const struct action *action)
{
    (void)look;
    return action->method_kind == METHOD_UPSERT_ENTITY;
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct expr *root = expr_inner(site->program.root);

    if (!site->whole || site->slot->syntax != SLOT_TEMPLATE ||
        fact->expr != root || !is_relation(look, site->slot->node) ||
        !is_entities(look, fact->name))
        return;
    struct slice path = site_text(site, root->span);
    struct diag *diag = look_add(
        look, site_span(look, site, root->span),
        "a relation takes identifiers, but `%.*s` gives whole entities",
        SLICE_ARGS(path));

    bag_fix(
        look->bag, diag, true, S("take their identifiers"),
        site_span(look, site, span_make(span_end(site->program.root->span), 0)),
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
