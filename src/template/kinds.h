#ifndef TEMPLATE_KINDS_H
#define TEMPLATE_KINDS_H

/* What this floor can find: kind_template_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "template/kinds.def"
#undef KIND

#endif
