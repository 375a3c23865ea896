#ifndef LINT_INFER_CACHE_H
#define LINT_INFER_CACHE_H

/* What an expression gave, kept for the other actions that have it, too.
 *
 * Expressions are the same in hundreds of files, and many read nothing of what
 * differs between these: `.run.id`, `.trigger.by.user.email`.  Whatever the
 * inputs of an action, such an expression gives what it gives with those of
 * any action; so it is typed once for each context.  Nothing is kept that
 * could lead to a finding, for that may tell of the context.
 */

#include "base/core/vec.h"
#include "jq/types/infer.h"

/* What it gave in one context. */
struct infer_cache_entry {
    const struct type *base;
    struct outcome outcome;
    const struct facts *facts;
    const struct infer_cache_entry *next;
};

struct infer_cache {
    bool open; /* the expression can be kept */
    const struct infer_cache_entry *first;
};

/* What is cached of `root`, an expression without findings. */
struct infer_cache infer_cache_new(const struct jq_expr *root);

/* What the expression `root`, that of `cache`, gives in a context that was made
 * of `base` (context_base()).  Lives in `arena`, which lives no longer than
 * `base`.  NULL: it must be typed where it is.
 */
const struct infer_cache_entry *
infer_cache_get(struct infer_cache *cache, struct arena *arena,
                const struct jq_expr *root, const struct type *base,
                const struct infer_options *options);

#endif
