#ifndef PORT_BLUEPRINT_H
#define PORT_BLUEPRINT_H

/* A typed view of a blueprint: what an entity may have.  It borrows from the
 * tree.  Recognised by structure, as everything else.
 */

#include "base/core/vec.h"
#include "tree/node.h"

struct blueprint {
    const struct tree *tree;
    const struct node *node;       /* the whole object */
    const struct node *identifier; /* string */
    const struct node *properties; /* object: schema.properties */
    const struct node *required;   /* array: schema.required, or NULL */
    const struct node *relations;  /* object, or NULL */
    const struct blueprint *next;  /* another one of this identifier */
};

struct blueprints {
    VEC(struct blueprint) list;
};

/* The blueprints of `tree` in document order: the root, the elements of an
 * array, those in the envelopes of Port's API.
 */
struct blueprints blueprint_find(struct arena *arena, const struct tree *tree);

static inline struct slice
blueprint_name(const struct blueprint *blueprint)
{
    return node_text(blueprint->tree, blueprint->identifier);
}

/* The key that declares property `name` of entities: one that they are given,
 * or one that Port works out (mirror, calculation, aggregation); of this
 * blueprint alone.  NULL when there is none.
 */
const struct node *
blueprint_property(const struct blueprint *blueprint, struct slice name);

/* The same for a relation. */
const struct node *
blueprint_relation(const struct blueprint *blueprint, struct slice name);

/* How many properties and relations it declares, and all others of its
 * identifier do.
 */
uint32_t blueprint_fields(const struct blueprint *blueprint);

/* Whether an entity must have property `name`. */
bool blueprint_requires(const struct blueprint *blueprint, struct slice name);

/* The objects whose members are properties: `schema.properties` first, then
 * those that Port works out.  NULL where the blueprint has none, and after
 * the last for `index` BLUEPRINT_GROUPS.
 */
enum { BLUEPRINT_MIRRORS = 1, BLUEPRINT_CALCULATIONS, BLUEPRINT_GROUPS = 4 };
const struct node *
blueprint_group(const struct blueprint *blueprint, unsigned index);

#endif
