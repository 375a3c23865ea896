#ifndef SCHEMA_COMPILE_RESOLVE_POINTER_H
#define SCHEMA_COMPILE_RESOLVE_POINTER_H

/* References by JSON Pointer.  Private to resolve. */

#include "schema/compile/build.h"

/* Moves `place` to where `pointer` leads from there, as it is in a URI;
 * false when it leads nowhere.
 */
bool resolve_pointer(struct build *build, struct slice pointer,
                     struct build_place *place);

#endif
