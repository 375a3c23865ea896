#ifndef APP_RUN_SELECTION_H
#define APP_RUN_SELECTION_H

/* Which rules are reported, and at which level: --select, --ignore and
 * --severity, then what the configuration says, then the rule's own level.
 * What rules/ids.h calls a family may stand for its rules.
 */

#include "app/options.h"
#include "lint/suppress/suppressions.h"

struct selection_level {
    struct slice pattern;
    enum level level;
};

struct selection {
    const struct option_values *select, *ignore; /* no `select`: everything */
    VEC(struct selection_level) level; /* a later one has the last word */
};

/* Who decided about a rule. */
enum selection_by {
    SELECTION_RULE, /* nobody: the rule's own level */
    SELECTION_CONFIG,
    SELECTION_SEVERITY,
    SELECTION_SELECT,
    SELECTION_IGNORE,
};

struct selection_choice {
    enum level level;
    enum selection_by by;
    const struct config_rule *rule; /* of SELECTION_CONFIG */
};

/* On failure (a pattern that means no rule, no such level) `*problem` says
 * so.
 */
bool selection_make(struct arena *arena, const struct options *options,
                    struct selection *selection, struct slice *problem);

/* What becomes of findings of the kind `id` that have the level `level` by
 * themselves, without what overrides say; `config` may be NULL.
 */
struct selection_choice
selection_choose(const struct selection *selection, const struct config *config,
                 struct slice id, enum level level);

/* Takes out of `bag` what is not selected, sets the levels, and suppresses
 * what overrides switch off; `ignore` is that of the source.
 */
void
selection_apply(const struct selection *selection, const struct config *config,
                const struct suppressions *ignore, struct bag *bag);

#endif
