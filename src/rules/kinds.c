#include "rules/kinds.h"

#define KIND(name, id, level, fixable, summary) \
    const struct kind kind_##name = {id, level, fixable, summary};
#include "rules/kinds.def"
#undef KIND
