#ifndef SCHEMA_BLAME_H
#define SCHEMA_BLAME_H

/* Which branch of an anyOf or oneOf deserves the message when none holds.
 * Private to evaluation.
 */

#include "schema/check.h"

/* Reports why `node` satisfies none of the `branches` of `unit`. */
void blame_branches(struct check *check, uint32_t unit, const uint32_t *branch,
                    uint32_t branches, const struct node *node);

#endif
