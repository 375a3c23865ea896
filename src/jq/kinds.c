#include "jq/kinds.h"

#define KIND(name, id, level, fixable, summary) \
    const struct kind kind_##name = {id, level, fixable, summary};
#include "jq/kinds.def"
#undef KIND
