#ifndef RULES_REFERENCE_H
#define RULES_REFERENCE_H

/* What the rules about roots share: which of them has the right word. */

#include "rules/rule.h"

/* Whether `field` reads root `name` right from `.`. */
bool reference_is_root(const struct fact *fact, struct slice name);

/* Whether a rule with a plainer message than unknown-root speaks of the
 * unknown root that `field` reads.
 */
bool reference_explained(const struct look *look, const struct site *site,
                         const struct expr *field);

/* The field that is read from `field` directly: `properties` for `.payload`
 * in `.payload.properties.x`; NULL when there is none.
 */
const struct expr *reference_next(const struct expr *field);

/* Whether `fact` reads the log of a run in an automation's condition. */
bool reference_is_log(const struct look *look, const struct site *site,
                      const struct fact *fact);

#endif
