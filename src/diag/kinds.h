#ifndef DIAG_KINDS_H
#define DIAG_KINDS_H

/* What a bag can find of itself: kind_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "diag/kinds.def"
#undef KIND

#endif
