#ifndef SCHEMA_EVALUATE_BEST_BRANCH_H
#define SCHEMA_EVALUATE_BEST_BRANCH_H

/* Which branch of an anyOf or oneOf deserves the message when none holds.
 * Private to evaluation.
 */

#include "schema/evaluate/evaluator.h"

/* Reports why `node` satisfies none of the `branches` of `unit`. */
void best_branch_explain(struct evaluator *evaluator, uint32_t unit,
                         const uint32_t *branch, uint32_t branches,
                         const struct node *node);

#endif
