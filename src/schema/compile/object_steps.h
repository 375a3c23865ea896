#ifndef SCHEMA_COMPILE_OBJECT_STEPS_H
#define SCHEMA_COMPILE_OBJECT_STEPS_H

/* What a unit requires of an object as one list of steps for the fast walk:
 * references, allOf and warnings are followed while the schema is compiled, and
 * what the bits of type_masks.h decide for every object is left out.  Private
 * to the loader.
 */

#include "schema/compile/build.h"

struct object_step_list {
    uint32_t first;   /* index of the first step; a STEP_END is the last */
    bool conditional; /* an `if` was decided: broken objects pass it unasked */
};

/* Adds the steps of `unit` to the build.  `schema` is what was built before;
 * its bits are known.
 */
struct object_step_list
object_steps_make(struct build *build, const struct schema *schema,
                  uint32_t unit);

#endif
