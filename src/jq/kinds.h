#ifndef JQ_KINDS_H
#define JQ_KINDS_H

/* What this floor can find: kind_jq_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "jq/kinds.def"
#undef KIND

#endif
