#ifndef SCHEMA_COMPILE_EMIT_H
#define SCHEMA_COMPILE_EMIT_H

/* Compiled schema → C text: one file of `static const` arrays and the
 * constant struct that names them.  Same schema in, same bytes out.
 */

#include "base/text/buf.h"
#include "schema/ir/schema.h"

/* Writes a C source file to `buf` that defines `const struct schema NAME` and
 * includes `header`, where it is declared.
 */
void schema_emit(struct buf *buf, const struct schema *schema,
                 struct slice name, struct slice header);

#endif
