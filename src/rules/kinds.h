#ifndef RULES_KINDS_H
#define RULES_KINDS_H

/* What can be wrong with suppressions: kind_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "rules/kinds.def"
#undef KIND

#endif
