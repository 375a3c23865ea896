#ifndef APP_SELECTION_H
#define APP_SELECTION_H

/* Which rules are reported, and at which level: --select, --ignore and
 * --severity.  A pattern is the id of a rule, or the beginning of ids: it
 * ends in `-` or `*`.
 */

#include "app/options.h"
#include "diag/bag.h"

struct selection_level {
    struct slice pattern;
    enum level level;
};

struct selection {
    const struct texts *select, *ignore; /* no `select`: everything */
    VEC(struct selection_level) level;   /* a later one has the last word */
};

/* On failure (a pattern that means no rule, no such level) `*problem` says
 * so.
 */
bool selection_make(struct arena *arena, const struct options *options,
                    struct selection *selection, struct slice *problem);

/* Takes out of `bag` what is not selected, and sets the levels. */
void selection_apply(const struct selection *selection, struct bag *bag);

#endif
