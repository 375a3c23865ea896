#ifndef SCHEMA_IR_KINDS_H
#define SCHEMA_IR_KINDS_H

/* What this floor can find: kind_schema_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "schema/ir/kinds.def"
#undef KIND

#endif
