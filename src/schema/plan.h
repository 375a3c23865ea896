#ifndef SCHEMA_PLAN_H
#define SCHEMA_PLAN_H

/* How the quick walk settles a unit: most units demand one simple thing of a
 * kind of value, and their plan says which, with its arguments side by side
 * instead of at the end of a chain of indices.  What is not that simple is left
 * to the ops (PLAN_OPS), so that a plan is never needed for the verdict.
 * Private to the loader.
 */

#include "schema/build.h"

/* Makes the plans of all units, whose bits narrow_units() has found. */
void plan_units(struct build *build);

#endif
