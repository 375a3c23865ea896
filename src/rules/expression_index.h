#ifndef RULES_EXPRESSION_INDEX_H
#define RULES_EXPRESSION_INDEX_H

/* What several findings of one expression ask of all its facts and issues, as
 * indexes: there may be tens of thousands of each.
 */

#include "base/containers/map.h"
#include "rules/rule.h"

struct expression_index {
    const struct expression *site;
    struct map guards; /* paths that its conditions ask about */
    /* By member: 1 + index of the first issue that fails for sure on its null,
     * or may fail on it; and whether a fact says that it is not there.
     */
    struct map fails, risks, absent;
    bool
        empty_fails; /* one of `fails` is of an object with no members at all */
};

/* Those of `expression`, with all but `guards`: kept until another one is asked
 * for.
 */
struct expression_index *
expression_index_get(struct rule_context *context,
                     const struct expression *expression);

/* What is in `map` for member `name` of `object`; 0 for nothing. */
uint32_t
expression_index_find(const struct map *map, const struct object_type *object,
                      struct slice name);

#endif
