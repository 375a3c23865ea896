#include "rules/mapped.h"

#include "base/limits.h"

static const struct node *
object_member(const struct tree *tree, const struct node *object,
              enum name name)
{
    const struct node *member = node_member(tree, object, name);

    return node_is(member, NODE_OBJECT) && !node_has(member, NODE_BROKEN)
               ? member
               : NULL;
}

bool
mapped_find(const struct look *look, const struct action *action,
            struct mapped *mapped)
{
    const struct tree *tree = look->tree;
    const struct node *mapping;

    if (!look->catalog || action->method_kind != METHOD_UPSERT_ENTITY)
        return false;
    mapping = object_member(tree, action->method, N_mapping);
    *mapped = (struct mapped){
        .blueprint =
            catalog_blueprint(look->catalog, look_text(look, action->method,
                                                       N_blueprintIdentifier)),
        .properties = object_member(tree, mapping, N_properties),
        .relations = object_member(tree, mapping, N_relations),
    };
    return mapped->blueprint &&
           blueprint_fields(mapped->blueprint) <= LIMIT_BLUEPRINT_FIELDS;
}

const struct node *
mapped_declaration(const struct blueprint *blueprint, bool relation,
                   struct slice name, const struct blueprint **in)
{
    for (; blueprint; blueprint = blueprint->next) {
        const struct node *key = relation ? blueprint_relation(blueprint, name)
                                          : blueprint_property(blueprint, name);

        *in = blueprint;
        if (key)
            return key;
    }
    return NULL;
}
