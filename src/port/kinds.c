#include "port/kinds.h"

#define KIND(name, id, level, fixable, summary) \
    const struct kind kind_##name = {id, level, fixable, summary};
#include "port/kinds.def"
#undef KIND
