#ifndef SCHEMA_EVALUATE_EVALUATE_H
#define SCHEMA_EVALUATE_EVALUATE_H

/* Compiled schema × tree → findings.  A value that holds is found to hold by
 * one fast walk that reports nothing; only when something is amiss a second,
 * careful one says where and why.
 *
 * Values that could not be read (NODE_ERROR) are passed over, and a broken
 * object is never said to lack a member.
 */

#include "diag/bag.h"
#include "schema/ir/schema.h"

struct pattern_cache;
struct choice_cache;

struct eval_options {
    /* The kind with this id, for `x-id`; NULL or a NULL result: none. */
    const struct kind *(*kind_find)(struct slice id);
    /* Compiled patterns, kept from call to call; NULL: made anew. */
    struct pattern_cache *patterns;
    /* Indexes of the constants of `enum`, kept from call to call with one
     * schema; NULL: made anew. */
    struct choice_cache *choices;
    /* What schema_valid() spends from; NULL: a budget of its own.  The budget
     * of schema_eval() is always that of its bag. */
    struct budget *budget;
    /* `format` is an assertion everywhere, not only where `x-format-assert`
     * says so. */
    bool formats;
    /* Errors alone: nothing that only warns (`x-warn`, `x-info`). */
    bool errors;
    /* Never takes the fast walk: for tests, which compare the two. */
    bool careful;
};

/* Adds to `bag` what is wrong with `node` of `tree` by unit `root`.  `scratch`
 * is used freely and may be reset afterwards; `options` may be NULL.  When the
 * budget of `bag` is spent on the way, that is noted, at the value where it
 * was, and what has been found so far stays.
 */
void
schema_eval(const struct schema *schema, uint32_t root, const struct tree *tree,
            const struct node *node, const struct eval_options *options,
            struct arena *scratch, struct bag *bag);

/* True when `node` satisfies unit `root`; warnings do not count.  False, too,
 * when a limit leaves it open.
 */
bool schema_valid(const struct schema *schema, uint32_t root,
                  const struct tree *tree, const struct node *node,
                  const struct eval_options *options, struct arena *scratch);

#endif
