#ifndef RULES_REFERENCES_FIELD_PATH_H
#define RULES_REFERENCES_FIELD_PATH_H

/* What the rules about roots share: which of them has the right word. */

#include "rules/rule.h"

/* Whether `field` reads root `name` right from `.`. */
bool field_path_is_root(const struct fact *fact, struct slice name);

/* Whether a rule with a plainer message than unknown-root speaks of the
 * unknown root that `field` reads.
 */
bool field_path_explained(const struct rule_context *context,
                          const struct expression *expression,
                          const struct jq_expr *field);

/* The field that is read from `field` directly: `properties` for `.payload`
 * in `.payload.properties.x`; NULL when there is none.
 */
const struct jq_expr *field_path_next(const struct jq_expr *field);

/* Whether `fact` reads the log of a run in an automation's condition. */
bool
field_path_is_log(const struct rule_context *context,
                  const struct expression *expression, const struct fact *fact);

#endif
