#ifndef JQ_TYPES_DIALECT_DIFFERENCE_H
#define JQ_TYPES_DIALECT_DIFFERENCE_H

/* What an expression does otherwise when the other jq runs it. */

#include "diag/bag.h"
#include "jq/types/infer.h"

/* Adds what inference noticed to `bag`, as dialect-difference: builtins that
 * do something else there.  Spans count from the start of the expression.
 */
void dialect_difference_report(const struct facts *facts, struct bag *bag);

#endif
