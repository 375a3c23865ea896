#ifndef APP_SCHEMAS_CHECK_SCHEMA_H
#define APP_SCHEMAS_CHECK_SCHEMA_H

/* Is this a schema, and a good one?  What the compiler, the metaschema and
 * the advice have to say of it, each fault once.
 */

#include "app/schemas/schema_files.h"

/* Checks the schema `source`; the result is in `arena`.  One that was not
 * `named` by the user is skipped unless its `$schema` says that it is one.
 */
struct lint_result check_schema(struct arena *arena, struct source source,
                                const struct schema_index *index,
                                enum schema_dialect dialect, bool named);

#endif
