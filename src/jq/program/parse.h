#ifndef JQ_PROGRAM_PARSE_H
#define JQ_PROGRAM_PARSE_H

/* From the text of a jq expression to its tree and its findings.  The parser
 * takes the whole grammar of the jq that Port runs (1.7.1) or of jq 1.8,
 * recovers after each fault and goes on; then names are resolved.  It knows
 * nothing of types, nor of where the expression stands.
 */

#include "diag/bag.h"
#include "jq/ast.h"
#include "jq/version.h"

struct jq_program {
    const struct jq_expr
        *root;      /* never NULL; EXPR_ERROR when nothing is there */
    bool valid;     /* the engine would compile it */
    bool cut;       /* the budget was spent before the end: not valid */
    uint64_t bytes; /* what it has taken of the budget for expressions */
    bool stuck;     /* for tests: a loop of the parser did not move by itself */
};

/* Reads `text`; the tree and copies of what had to be decoded are in
 * `arena`, the rest points into `text`.  `valid` is false exactly when a
 * finding of LEVEL_ERROR was added to `bag`, or it is `cut`, which the caller
 * reports, as it takes `bytes` off the budget.
 */
struct jq_program jq_parse(struct arena *arena, struct slice text,
                           const struct jq_options *options, struct bag *bag);

#endif
