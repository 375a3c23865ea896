#ifndef SCHEMA_IR_DUMP_H
#define SCHEMA_IR_DUMP_H

/* A compiled schema as text, for `dump`: every unit with its types and ops. */

#include "base/text/buf.h"
#include "schema/ir/schema.h"

void schema_dump(struct buf *buf, const struct schema *schema);

#endif
