#ifndef SCHEMA_QUICK_H
#define SCHEMA_QUICK_H

/* The verdict alone, as fast as can be: what most documents need, for most
 * are right.  It says no at the first fault and never why; what it cannot
 * settle by itself (a pattern that gives up, a due warning, a limit) it notes
 * in the check, for the careful walk of check.c to look at.  That walk is the
 * reference, and the two must agree; only units that track what was evaluated
 * are handed to it from here.  Private to evaluation.
 *
 * Not for schemas with dynamic anchors, which ask how a unit was reached.
 */

#include "schema/check.h"

/* Whether the value or key `node` satisfies `unit`. */
bool quick_holds(struct check *check, uint32_t unit, const struct node *node);

#endif
