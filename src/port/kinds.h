#ifndef PORT_KINDS_H
#define PORT_KINDS_H

/* What the schemas of Port can find under a name of its own: kind_…, one line
 * each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "port/kinds.def"
#undef KIND

#endif
