#ifndef SCHEMA_TELL_H
#define SCHEMA_TELL_H

/* What a subschema tells of one member by itself, through $ref and allOf:
 * that is how the branches of anyOf and oneOf tell themselves apart.  Private
 * to this floor.
 */

#include "base/map.h"
#include "schema/schema.h"

struct tell {
    struct schema_list values; /* constants it may be; count 0: any */
    uint32_t unit;             /* the first one about its value, or NONE */
    bool required;
    uint32_t asked; /* units that were asked, of which there are few at most */
};

struct tell
tell_member(const struct schema *schema, uint32_t unit, struct slice name);

/* Whether the member may be there at all and is known by name. */
bool
tell_declares(const struct schema *schema, uint32_t unit, struct slice name);

/* Whether `unit` is closed and does not know the member `name`. */
bool tell_bars(const struct schema *schema, uint32_t unit, struct slice name);

/* Adds the names of all members that `unit` may know to `names`, through $ref,
 * allOf, anyOf, oneOf and if, whichever of them hold.
 */
void tell_names(const struct schema *schema, uint32_t unit, struct map *names);

#endif
