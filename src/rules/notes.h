#ifndef RULES_NOTES_H
#define RULES_NOTES_H

/* What several findings of one expression ask of all its facts and deeds, as
 * indexes: there may be tens of thousands of each.
 */

#include "base/map.h"
#include "rules/rule.h"

struct notes {
    const struct site *site;
    struct map guards; /* paths that its conditions ask about */
    /* By member: 1 + index of the first deed that fails for sure on its null,
     * or may fail on it; and whether a fact says that it is not there.
     */
    struct map fails, risks, absent;
    bool empty_fails; /* one of `fails` is of a shape with no members at all */
};

/* Those of `site`, with all but `guards`: kept until another one is asked
 * for.
 */
struct notes *notes_get(struct look *look, const struct site *site);

/* What stands in `map` for member `name` of `shape`; 0 for nothing. */
uint32_t
notes_find(const struct map *map, const struct shape *shape, struct slice name);

#endif
