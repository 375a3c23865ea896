#ifndef SCHEMA_LINT_SCHEMA_LINT_H
#define SCHEMA_LINT_SCHEMA_LINT_H

/* Mistakes in a schema that its metaschema allows: keywords that mean nothing
 * where they are, demands that nothing can meet, branches that decide
 * nothing.  All of it is advice, so nothing is above a warning, and what may
 * be meant is passed over.
 */

#include "diag/bag.h"
#include "schema/compile/load.h"

/* Adds to `bag` what is to be said of `tree`, the first document of those
 * that `schema` was compiled from; `places` is what the compiler said of it.
 * `scratch` is used freely.
 */
void
schema_lint(const struct schema *schema, const struct schema_places *places,
            const struct tree *tree, struct arena *scratch, struct bag *bag);

#endif
