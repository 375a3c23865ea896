/* A CREATE action starts from no entity, so whatever is read from `.entity`
 * is null.  Old payloads carry it along harmlessly: an info, unless null is
 * all that the expression can ever give.  Even that Port's own migration has
 * left in many actions, as `"entity": "{{.entity.identifier}}"`.
 */
#include "rules/notes.h"
#include "rules/reference.h"

/* The member that Port's migration has written. */
static bool
is_migrated(const struct look *look, const struct site *site)
{
    const struct node *key = node_parent(look->tree, site->slot->node);
    struct slice text = slice_trim(span_text(site->text, site->where));

    return node_is(key, NODE_KEY) &&
           slice_equal(node_text(look->tree, key), S("entity")) &&
           slice_equal(text, S(".entity.identifier"));
}

static bool
asks(const struct look *look, const struct action *action)
{
    (void)look;
    return action->operation == OPERATION_CREATE;
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_root(fact, S("entity")) ||
        site->slot->root == ROOT_CONDITION ||
        site_guards(look, site, fact->expr))
        return;
    struct diag *diag = look_add(
        look, site_name_span(look, site, fact->expr),
        "`.entity` is empty in a CREATE action: there is no entity yet");

    /* Something fails because the entity has nothing in it. */
    if (notes_get(look, site)->empty_fails)
        diag->level = LEVEL_ERROR;
    else if (site->outcome.type->kinds == TYPE_NULL && !is_migrated(look, site))
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
