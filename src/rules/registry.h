#ifndef RULES_REGISTRY_H
#define RULES_REGISTRY_H

/* Everything that this program can find, in one sorted table: the kinds of
 * the floors below (json-, schema-, template-, jq-, references) and the
 * rules of rules.def.
 */

#include "diag/kind.h"
#include "rules/rule.h"

/* All kinds, sorted by id. */
uint32_t registry_count(void);
const struct kind *registry_at(uint32_t index);

/* The same without their order, and at no cost. */
const struct kind *registry_any(uint32_t index);

/* The kind called `id`, or NULL. */
const struct kind *registry_find(struct slice id);

/* The version in which `kind` came, or NULL when its page alone tells. */
const char *registry_since(const struct kind *kind);

/* All rules in the order of rules.def. */
uint32_t registry_rules(void);
const struct rule *const *registry_table(void);

#endif
