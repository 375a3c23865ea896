#include "rules/entity_mapping.h"

#include "base/core/limits.h"

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
entity_mapping_find(const struct rule_context *context,
                    const struct action *action, struct entity_mapping *mapping)
{
    const struct tree *tree = context->tree;
    const struct node *member;

    if (!context->catalog || action->method_kind != METHOD_UPSERT_ENTITY)
        return false;
    member = object_member(tree, action->method, N_mapping);
    *mapping = (struct entity_mapping){
        .blueprint = catalog_blueprint(
            context->catalog,
            context_text(context, action->method, N_blueprintIdentifier)),
        .properties = object_member(tree, member, N_properties),
        .relations = object_member(tree, member, N_relations),
    };
    return mapping->blueprint &&
           blueprint_fields(mapping->blueprint) <= LIMIT_BLUEPRINT_FIELDS;
}

const struct node *
entity_mapping_declaration(const struct blueprint *blueprint, bool relation,
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
