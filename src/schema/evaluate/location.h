#ifndef SCHEMA_EVALUATE_LOCATION_H
#define SCHEMA_EVALUATE_LOCATION_H

/* Where in a schema a finding comes from, and at which value, as pointers and
 * a URI.  Only schemas that know the origins of their units can tell.  Private
 * to finding.
 */

#include "diag/location.h"
#include "schema/evaluate/evaluator.h"

/* The location of a finding about `keyword` of `unit` at `where`, which is made
 * now; in the arena of the bag.
 */
const struct location *
location_make(const struct evaluator *evaluator, uint32_t unit,
              const char *keyword, struct span where);

#endif
