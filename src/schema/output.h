#ifndef SCHEMA_OUTPUT_H
#define SCHEMA_OUTPUT_H

/* Compiled schema × tree → verdicts: how every keyword judged, and the
 * annotations of what is valid, as the standard's output formats want it
 * (JSON Schema 2020-12, core, sections 7.7 and 12).
 *
 * This is a walk of its own, over the outline of the schema and in the words
 * of the standard: keyword by keyword, each subschema to its end.  What one
 * keyword demands by itself is left to the evaluator, and so are the words in
 * which it is said that a value fails it.
 */

#include "diag/verdict.h"
#include "schema/eval.h"

struct output_request {
    const struct schema *schema; /* with an outline, unless depth is FLAG */
    uint32_t root;               /* unit */
    struct slice base; /* URI that relative ones of schemas start from */
    const struct eval_options *options;
    enum verdict_depth depth; /* not VERDICT_NONE */
};

/* The verdict on the value at the root of `tree`, which was read without a
 * fault; in `arena`, as is what was needed to find it.
 */
struct verdict *output_make(const struct output_request *request,
                            const struct tree *tree, struct arena *arena);

/* The verdict where no schema could judge, such as on a text that is not JSON:
 * the errors in `bag`, and no locations.
 */
struct verdict *output_findings(const struct bag *bag, struct arena *arena);

#endif
