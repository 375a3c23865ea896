#ifndef SCHEMA_IR_METASCHEMA_H
#define SCHEMA_IR_METASCHEMA_H

/* The metaschemas of drafts 3 to 2020-12 and of their vocabularies, as they
 * are part of the program: ready for use, and as texts for schemas that refer
 * to them.  A URI may be `http:` or `https:` and end in an empty fragment.
 */

#include "base/files/embedded_files.h"
#include "schema/ir/schema.h"

/* How many there are. */
enum {
#define METASCHEMA(uri, file) +1
    METASCHEMA_COUNT =
#include "schema/ir/metaschemas.def"
#undef METASCHEMA
};

/* All of them, compiled by schemac during the build.  The schema compiler
 * itself does without.
 */
extern const struct schema metaschema_schemas;

/* Their texts, written by embed during the build. */
extern const struct embedded_files metaschema_files;

/* The file of the metaschema `uri`, such as `draft-07.json`; empty when it is
 * none.
 */
struct slice metaschema_file(struct slice uri);

/* Its JSON text; `at` is NULL when there is no such metaschema. */
struct slice metaschema_text(struct slice uri);

/* Its unit in `metaschema_schemas`, or SCHEMA_NONE. */
static inline uint32_t
metaschema_find(struct slice uri)
{
    struct slice file = metaschema_file(uri);

    return file.len ? schema_find(&metaschema_schemas, file) : SCHEMA_NONE;
}

#endif
