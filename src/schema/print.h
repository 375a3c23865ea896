#ifndef SCHEMA_PRINT_H
#define SCHEMA_PRINT_H

/* A compiled schema as text, for `dump`: every unit with its types and ops. */

#include "base/buf.h"
#include "schema/schema.h"

void schema_print(struct buf *buf, const struct schema *schema);

#endif
