#ifndef PORT_BUNDLE_H
#define PORT_BUNDLE_H

/* The schemas of the schemas/ folder, compiled in: schemac writes the
 * definition during the build.  Units are found by file name, such as
 * schema_find(&bundle_schemas, S("action.schema.json")).
 */

#include "schema/schema.h"

extern const struct schema bundle_schemas;

#endif
