#ifndef RULES_ENTITY_MAPPING_H
#define RULES_ENTITY_MAPPING_H

/* The entity that an UPSERT_ENTITY writes, against its blueprint: what the
 * rules about the mapping share.
 */

#include "rules/cross_file.h"

struct entity_mapping {
    const struct blueprint *blueprint; /* the first of its identifier */
    const struct node *properties;     /* object of the mapping, or NULL */
    const struct node *relations;
};

/* False when `action` writes no entity, or one of an unknown blueprint. */
bool entity_mapping_find(const struct rule_context *context,
                         const struct action *action,
                         struct entity_mapping *mapping);

/* The key that declares property (or relation) `name`, of any blueprint of
 * that identifier; `*in` is the one.
 */
const struct node *
entity_mapping_declaration(const struct blueprint *blueprint, bool relation,
                           struct slice name, const struct blueprint **in);

#endif
