#ifndef PORT_ENTITY_H
#define PORT_ENTITY_H

/* Contexts in which the entities are those of a known blueprint. */

#include "jq/types/type.h"
#include "port/blueprint.h"

/* `type`, a context, with the properties and relations of its entities being
 * those that `blueprint`, or another of its identifier, declares; there are no
 * others then.  In `arena`.
 */
const struct type *entity_type(struct arena *arena, const struct type *type,
                               const struct blueprint *blueprint);

#endif
