#ifndef SCHEMA_COMPILE_FAST_PLAN_H
#define SCHEMA_COMPILE_FAST_PLAN_H

/* How the fast walk decides a unit: most units require one simple thing of a
 * kind of value, and their plan says which, with its arguments side by side
 * instead of at the end of a chain of indices.  What is not that simple is left
 * to the ops (FAST_OPS), so that a plan is never needed for the verdict.
 * Private to the loader.
 */

#include "schema/compile/build.h"

/* Makes the plans of all units, whose bits type_masks_set() has found. */
void fast_plan_make(struct build *build);

#endif
