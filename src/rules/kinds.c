/* Every kind that is no rule of its own.  The floors below declare theirs;
 * they are defined here together, and need nothing of this floor.
 */
#include "diag/kinds.h"
#include "jq/kinds.h"
#include "port/kinds.h"
#include "rules/kinds.h"
#include "schema/ir/kinds.h"
#include "template/kinds.h"
#include "tree/kinds.h"

#define KIND(name, id, level, fixable, summary) \
    const struct kind kind_##name = {id, level, fixable, summary};
#include "diag/kinds.def"
#include "jq/kinds.def"
#include "port/kinds.def"
#include "rules/kinds.def"
#include "schema/ir/kinds.def"
#include "template/kinds.def"
#include "tree/kinds.def"
#undef KIND
