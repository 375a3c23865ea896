#ifndef RULES_INPUTS_BOUNDS_H
#define RULES_INPUTS_BOUNDS_H

/* The limits that an input sets to its values: `minimum`, `maxLength` and
 * their kin.
 */

#include "base/text/decimal.h"
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

/* The numbers that a property gives for `bounds`; NULL where it gives none,
 * or a `jqQuery`, or something that the schema speaks of.
 */
struct limits {
    const struct node *of[BOUNDS];
};

/* False when `property` has none at all. */
bool limits_find(const struct tree *tree, const struct node *property,
                 struct limits *limits);

/* The number at `node`. */
struct decimal limits_number(const struct tree *tree, const struct node *node);

#endif
