#ifndef TREE_KINDS_H
#define TREE_KINDS_H

/* What the reader can find: kind_json_…, one line each in kinds.def. */

#include "diag/kind.h"

#define KIND(name, id, level, fixable, summary) \
    extern const struct kind kind_##name;
#include "tree/kinds.def"
#undef KIND

#endif
