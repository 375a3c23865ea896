#include "schema/kinds.h"

#define KIND(name, id, level, fixable, summary) \
    const struct kind kind_##name = {id, level, fixable, summary};
#include "schema/kinds.def"
#undef KIND
