#ifndef SCHEMA_IR_MEMBER_LOOKUP_H
#define SCHEMA_IR_MEMBER_LOOKUP_H

/* What a subschema tells of one member by itself, through $ref and allOf:
 * that is how the branches of anyOf and oneOf tell themselves apart.  Private
 * to this floor.
 */

#include "base/containers/map.h"
#include "schema/ir/schema.h"

struct member_lookup {
    struct schema_list values; /* constants it may be; count 0: any */
    uint32_t unit;             /* the first one about its value, or NONE */
    bool required;
    uint32_t asked; /* units that were asked, of which there are few at most */
};

struct member_lookup member_lookup_member(const struct schema *schema,
                                          uint32_t unit, struct slice name);

/* Whether the member may be there at all and is known by name. */
bool member_lookup_declares(const struct schema *schema, uint32_t unit,
                            struct slice name);

/* Whether `unit` is closed and does not know the member `name`. */
bool member_lookup_forbids(const struct schema *schema, uint32_t unit,
                           struct slice name);

/* Adds the names of all members that `unit` may know to `names`, through $ref,
 * allOf, anyOf, oneOf and if, whichever of them hold.
 */
void member_lookup_names(const struct schema *schema, uint32_t unit,
                         struct map *names);

#endif
