#ifndef JQ_PROGRAM_DIALECT_H
#define JQ_PROGRAM_DIALECT_H

/* What becomes of an expression when the other jq reads it: Port runs
 * 1.7.1, and its move to 1.8 is prepared.  Every function adds findings of
 * level info, `dialect-difference`, to `bag`; spans count from the start of
 * the expression.
 */

#include "jq/program/parse.h"

/* Whether both dialects may read `root`, the tree of a valid expression, in
 * different ways: most expressions cannot, and need not be read twice.
 */
bool dialect_matters(const struct jq_expr *root, enum jq_dialect dialect);

/* Compares two readings of one text: `ours` is valid, `others` are the
 * findings of the other dialect, whose tree is `other`.
 */
void dialect_compare(const struct jq_program *ours,
                     const struct jq_program *other, const struct bag *others,
                     enum jq_dialect dialect, struct bag *bag);

#endif
