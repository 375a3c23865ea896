#include "port/blueprint.h"

static const struct node *
typed(const struct tree *tree, const struct node *object, enum name name,
      enum node_kind kind)
{
    const struct node *member = node_member(tree, object, name);

    return node_is(member, kind) ? member : NULL;
}

/* `schema.properties` beside an identifier is what nothing else of Port's
 * has; a broken one may have lost members, so it is not one to judge by.
 */
static void
visit(struct arena *arena, const struct tree *tree, const struct node *node,
      struct blueprints *found)
{
    const struct node *schema = typed(tree, node, N_schema, NODE_OBJECT);
    struct blueprint blueprint = {
        .tree = tree,
        .node = node,
        .identifier = typed(tree, node, N_identifier, NODE_STRING),
        .properties = typed(tree, schema, N_properties, NODE_OBJECT),
        .required = typed(tree, schema, N_required, NODE_ARRAY),
        .relations = typed(tree, node, N_relations, NODE_OBJECT),
    };

    if (!blueprint.identifier || !blueprint.properties ||
        node_member(tree, node, N_invocationMethod))
        return;
    for (const struct node *n = node; n < node_end(node); n++)
        if (node_has(n, NODE_BROKEN))
            return;
    *vec_push(arena, &found->list) = blueprint;
}

static void
visit_all(struct arena *arena, const struct tree *tree,
          const struct node *array, struct blueprints *found)
{
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item))
        visit(arena, tree, item, found);
}

struct blueprints
blueprint_find(struct arena *arena, const struct tree *tree)
{
    struct blueprints found = {0};
    const struct node *root = tree_root(tree);
    const struct node *list = typed(tree, root, N_blueprints, NODE_ARRAY);
    const struct node *one = typed(tree, root, N_blueprint, NODE_OBJECT);

    if (node_is(root, NODE_ARRAY))
        visit_all(arena, tree, root, &found);
    else if (list)
        visit_all(arena, tree, list, &found);
    else
        visit(arena, tree, one ? one : root, &found);
    return found;
}

const struct node *
blueprint_group(const struct blueprint *blueprint, unsigned index)
{
    static const enum name groups[] = {
        N_mirrorProperties,
        N_calculationProperties,
        N_aggregationProperties,
    };

    if (index == 0)
        return blueprint->properties;
    if (index >= BLUEPRINT_GROUPS)
        return NULL;
    return typed(blueprint->tree, blueprint->node, groups[index - 1],
                 NODE_OBJECT);
}

const struct node *
blueprint_property(const struct blueprint *blueprint, struct slice name)
{
    const struct node *key = NULL;

    for (unsigned i = 0; i < BLUEPRINT_GROUPS && !key; i++)
        key = node_key(blueprint->tree, blueprint_group(blueprint, i), name);
    return key;
}

const struct node *
blueprint_relation(const struct blueprint *blueprint, struct slice name)
{
    return node_key(blueprint->tree, blueprint->relations, name);
}

bool
blueprint_requires(const struct blueprint *blueprint, struct slice name)
{
    const struct node *list = blueprint->required;

    for (const struct node *item = node_first(list); item;
         item = node_next(list, item))
        if (node_equals(blueprint->tree, item, name))
            return true;
    return false;
}

static uint32_t
count(const struct node *object)
{
    return object ? node_count(object) : 0;
}

uint32_t
blueprint_fields(const struct blueprint *blueprint)
{
    uint32_t fields = 0;

    for (; blueprint; blueprint = blueprint->next) {
        fields += count(blueprint->relations);
        for (unsigned i = 0; i < BLUEPRINT_GROUPS; i++)
            fields += count(blueprint_group(blueprint, i));
    }
    return fields;
}
