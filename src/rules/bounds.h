#ifndef RULES_BOUNDS_H
#define RULES_BOUNDS_H

/* The limits that an input sets to its values: `minimum`, `maxLength` and
 * their kin.
 */

#include "base/decimal.h"
#include "rules/rule.h"

struct bound {
    enum name name;
    enum node_kind of; /* values that it speaks of; no others */
    bool upper;
    bool open; /* the limit itself is beyond it */
};

/* All there are, the lower ones of a kind before the upper ones. */
#define BOUNDS 8
extern const struct bound bounds[BOUNDS];

/* Whether the inputs of `action` may have any. */
bool bounds_are_there(const struct action *action);

/* What `property` says for `bound`; NULL when it says no number: a `jqQuery`
 * tells it, or the schema speaks of it.
 */
const struct node *
bound_limit(const struct tree *tree, const struct node *property,
            const struct bound *bound);

/* The number at `node`. */
struct decimal bound_number(const struct tree *tree, const struct node *node);

#endif
