/* A property or relation that the blueprint does not have: Port refuses an
 * entity with one, and a path that reads one gives null.
 */
#include "rules/entity_mapping.h"
#include "rules/type_issue.h"

/* Tells where the near one is declared, or else the blueprint. */
static void
relate(const struct rule_context *context, struct diag *diag,
       const struct blueprint *blueprint, bool relation, struct slice best)
{
    const struct blueprint *in;
    const struct node *key =
        best.len ? entity_mapping_declaration(blueprint, relation, best, &in)
                 : NULL;

    if (key)
        cross_file_relate(context, diag, in->tree->source, node_span(key),
                          "declared here");
    else
        cross_file_relate(context, diag, blueprint->tree->source,
                          node_span(blueprint->identifier),
                          "the blueprint is defined here");
}

static struct diag *
say(struct rule_context *context, struct span where,
    const struct blueprint *blueprint, bool relation,
    const struct suggestion *suggestion)
{
    const char *what = relation ? "relation" : "property";
    struct slice name = blueprint_name(blueprint),
                 best = suggestion_best(suggestion);
    struct diag *diag;

    if (best.len)
        diag = rule_report(
            context, where,
            "blueprint `%.*s` has no %s `%.*s`; did you mean `%.*s`?",
            SLICE_ARGS(name), what, SLICE_ARGS(suggestion->word),
            SLICE_ARGS(best));
    else
        diag =
            rule_report(context, where, "blueprint `%.*s` has no %s `%.*s`",
                        SLICE_ARGS(name), what, SLICE_ARGS(suggestion->word));
    relate(context, diag, blueprint, relation, best);
    return diag;
}

/* ---- What an UPSERT_ENTITY writes ---------------------------------------- */

/* What all definitions of `blueprint` declare. */
static struct suggestion_index *
declared(const struct rule_context *context, const struct blueprint *blueprint,
         bool relation)
{
    bool fresh;
    struct suggestion_index *names =
        bag_names(context->bag, blueprint, relation, &fresh);

    for (const struct blueprint *b = fresh ? blueprint : NULL; b; b = b->next) {
        const struct node *object = relation ? b->relations : b->properties;

        for (const struct node *key = node_first(object); key;
             key = node_next(object, key))
            suggestion_index_add(names, node_text(b->tree, key));
    }
    return names;
}

static void
check_keys(struct rule_context *context, const struct blueprint *blueprint,
           const struct node *object, bool relation)
{
    const struct blueprint *in;

    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        struct slice name = node_text(context->tree, key);

        if (!cross_file_is_constant(name) || node_has(key, NODE_BROKEN) ||
            entity_mapping_declaration(blueprint, relation, name, &in))
            continue;
        struct suggestion suggestion = bag_suggest(
            context->bag, declared(context, blueprint, relation), name);
        struct diag *diag =
            say(context, node_span(key), blueprint, relation, &suggestion);

        if (suggestion_best(&suggestion).len)
            cross_file_rename(context, diag, key, suggestion_best(&suggestion));
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct entity_mapping mapping;

    if (!entity_mapping_find(context, action, &mapping))
        return;
    check_keys(context, mapping.blueprint, mapping.properties, false);
    check_keys(context, mapping.blueprint, mapping.relations, true);
}

/* ---- What an expression reads -------------------------------------------- */

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct object_type *object = fact->object;
    bool relation = object->tag == TAG_RELATIONS;
    const struct blueprint *blueprint;

    if (fact->kind != FACT_UNKNOWN || !context->catalog ||
        (object->tag != TAG_PROPERTIES && !relation) ||
        slice_starts(fact->name, S("$")))
        return;
    blueprint = catalog_entity(context->catalog, context->action);
    if (!blueprint)
        return;
    struct suggestion suggestion =
        bag_suggest(context->bag, context_fields(context, object), fact->name);
    struct diag *diag =
        say(context, expression_name_span(context, expression, fact->expr),
            blueprint, relation, &suggestion);

    diag->level = LEVEL_WARNING;
    if (suggestion_best(&suggestion).len) {
        expression_rename(context, expression, diag, fact->expr,
                          suggestion_best(&suggestion));
        diag->fix.safe = false; /* a guess, as with inputs */
    }
    type_issue_raise(context, expression, fact, diag);
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
