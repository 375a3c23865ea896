#ifndef LINT_MEMO_H
#define LINT_MEMO_H

/* What an expression gave, kept for the other actions that have it, too.
 *
 * Expressions are the same in hundreds of files, and many read nothing of what
 * differs between these: `.run.id`, `.trigger.by.user.email`.  Whatever the
 * inputs of an action, such an expression gives what it gives with those of
 * any action; so it is typed once for each context.  Nothing is kept that
 * could lead to a finding, for that may tell of the context.
 */

#include "base/vec.h"
#include "jq/infer.h"

/* What it gave in one context. */
struct memo_entry {
    const struct type *base;
    struct outcome outcome;
    const struct facts *facts;
    const struct memo_entry *next;
};

struct memo {
    bool open; /* the expression can be kept */
    const struct memo_entry *first;
};

/* The memo of `root`, an expression without findings. */
struct memo memo_new(const struct expr *root);

/* What the expression `root`, that of `memo`, gives in a context that was made
 * of `base` (context_base()).  Lives in `arena`, which lives no longer than
 * `base`.  NULL: it must be typed where it stands.
 */
const struct memo_entry *
memo_get(struct memo *memo, struct arena *arena, const struct expr *root,
         const struct type *base, const struct infer_options *options);

#endif
