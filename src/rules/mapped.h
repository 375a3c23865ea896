#ifndef RULES_MAPPED_H
#define RULES_MAPPED_H

/* The entity that an UPSERT_ENTITY writes, against its blueprint: what the
 * rules about the mapping share.
 */

#include "rules/elsewhere.h"

struct mapped {
    const struct blueprint *blueprint; /* the first of its identifier */
    const struct node *properties;     /* object of the mapping, or NULL */
    const struct node *relations;
};

/* False when `action` writes no entity, or one of an unknown blueprint. */
bool mapped_find(const struct look *look, const struct action *action,
                 struct mapped *mapped);

/* The key that declares property (or relation) `name`, of any blueprint of
 * that identifier; `*in` is the one.
 */
const struct node *
mapped_declaration(const struct blueprint *blueprint, bool relation,
                   struct slice name, const struct blueprint **in);

#endif
