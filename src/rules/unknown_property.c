/* A property or relation that the blueprint does not have: Port refuses an
 * entity with one, and a path that reads one gives null.
 */
#include "rules/deed.h"
#include "rules/mapped.h"

/* Tells where the near one is declared, or else the blueprint. */
static void
relate(const struct look *look, struct diag *diag,
       const struct blueprint *blueprint, bool relation, struct slice best)
{
    const struct blueprint *in;
    const struct node *key =
        best.len ? mapped_declaration(blueprint, relation, best, &in) : NULL;

    if (key)
        elsewhere_relate(look, diag, in->tree->source, node_span(key),
                         "declared here");
    else
        elsewhere_relate(look, diag, blueprint->tree->source,
                         node_span(blueprint->identifier),
                         "the blueprint is here");
}

static struct diag *
say(struct look *look, struct span where, const struct blueprint *blueprint,
    bool relation, const struct near *near)
{
    const char *what = relation ? "relation" : "property";
    struct slice name = blueprint_name(blueprint), best = near_best(near);
    struct diag *diag;

    if (best.len)
        diag = look_add(
            look, where,
            "blueprint `%.*s` has no %s `%.*s`; did you mean `%.*s`?",
            SLICE_ARGS(name), what, SLICE_ARGS(near->word), SLICE_ARGS(best));
    else
        diag = look_add(look, where, "blueprint `%.*s` has no %s `%.*s`",
                        SLICE_ARGS(name), what, SLICE_ARGS(near->word));
    relate(look, diag, blueprint, relation, best);
    return diag;
}

/* ---- What an UPSERT_ENTITY writes ---------------------------------------- */

/* What all definitions of `blueprint` declare. */
static struct near_set *
declared(const struct look *look, const struct blueprint *blueprint,
         bool relation)
{
    bool fresh;
    struct near_set *names = bag_names(look->bag, blueprint, relation, &fresh);

    for (const struct blueprint *b = fresh ? blueprint : NULL; b; b = b->next) {
        const struct node *object = relation ? b->relations : b->properties;

        for (const struct node *key = node_first(object); key;
             key = node_next(object, key))
            near_set_add(names, node_text(b->tree, key));
    }
    return names;
}

static void
check_keys(struct look *look, const struct blueprint *blueprint,
           const struct node *object, bool relation)
{
    const struct blueprint *in;

    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct slice name = node_text(look->tree, key);

        if (!elsewhere_is_constant(name) || node_has(key, NODE_BROKEN) ||
            mapped_declaration(blueprint, relation, name, &in))
            continue;
        struct near near =
            bag_near(look->bag, declared(look, blueprint, relation), name);
        struct diag *diag =
            say(look, node_span(key), blueprint, relation, &near);

        if (near_best(&near).len)
            elsewhere_rename(look, diag, key, near_best(&near));
    }
}

static void
on_action(struct look *look, const struct action *action)
{
    struct mapped mapped;

    if (!mapped_find(look, action, &mapped))
        return;
    check_keys(look, mapped.blueprint, mapped.properties, false);
    check_keys(look, mapped.blueprint, mapped.relations, true);
}

/* ---- What an expression reads -------------------------------------------- */

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    const struct shape *shape = fact->shape;
    bool relation = shape->tag == TAG_RELATIONS;
    const struct blueprint *blueprint;

    if (fact->kind != FACT_UNKNOWN || !look->catalog ||
        (shape->tag != TAG_PROPERTIES && !relation) ||
        slice_starts(fact->name, S("$")))
        return;
    blueprint = catalog_entity(look->catalog, look->action);
    if (!blueprint)
        return;
    struct near near =
        bag_near(look->bag, look_fields(look, shape), fact->name);
    struct diag *diag = say(look, site_name_span(look, site, fact->expr),
                            blueprint, relation, &near);

    diag->level = LEVEL_WARNING;
    if (near_best(&near).len) {
        site_rename(look, site, diag, fact->expr, near_best(&near));
        diag->fix.safe = false; /* a guess, as with inputs */
    }
    deed_raise(look, site, fact, diag);
}

const struct rule rule_unknown_property = {
    .kind = {"unknown-property", LEVEL_ERROR, true,
             "a property or relation that the blueprint does not have"},
    .since = "0.1",
    .on_action = on_action,
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_PROPERTIES) |
             FACT_BIT(FACT_UNKNOWN, TAG_RELATIONS),
    .on_fact = on_fact,
};
