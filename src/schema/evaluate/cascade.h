#ifndef SCHEMA_EVALUATE_CASCADE_H
#define SCHEMA_EVALUATE_CASCADE_H

/* One fault, one finding: which findings of a check are only consequences of
 * others.  While the check runs, what is needed to tell is noted here; when a
 * bag is complete, cascade_drop_findings() takes out of it
 *
 * - "missing `type`" where an unknown key was said to mean `type`, or stands
 *   around and belongs there;
 * - what the branch of an `if` demands when the very value, or the missing
 *   member, that the `if` asks about is reported itself;
 * - "at most 3 members" where the fourth is reported as unknown, and "at most
 *   3 elements" where the fourth is reported as one too many;
 * - a second finding about one scalar or one key, whatever unit it is from.
 *
 * Private to evaluation.
 */

#include "base/core/vec.h"
#include "diag/bag.h"
#include "schema/ir/schema.h"

/* An `if` on whose answer the current evaluation relies. */
struct cascade_condition {
    uint32_t unit; /* the condition */
    const struct node *node;
    const struct cascade_condition *around;
};

/* A finding that speaks of member `name` of `object`. */
struct cascade_member {
    const struct node *object;
    struct slice name;
    struct diag *diag;
};

struct dependent_error {
    struct diag *diag;
    const struct cascade_condition *condition;
};

/* A finding that `node` has `surplus` members or elements too many. */
struct surplus_error {
    const struct node *node;
    uint32_t surplus;
    struct diag *diag;
};

struct cascades {
    VEC(struct cascade_member) meant; /* what unknown keys are said to mean */
    VEC(struct cascade_member)
    misplaced;                          /* unknown keys that belong elsewhere */
    VEC(struct cascade_member) missing; /* members said to be missing */
    VEC(struct dependent_error) dependent; /* findings that rely on a ground */
    VEC(struct surplus_error) surplus;
};

/* Appends what `from` notes. */
void cascade_take(struct cascades *cascades, const struct cascades *from,
                  struct arena *arena);

/* Findings that were copied into another arena. */
struct cascade_copies {
    struct diag *const *old;
    struct diag **made;
    uint32_t count;
};

/* The same for notes about findings of which only copies are kept: what is said
 * of others is left out.
 */
void
cascade_take_copies(struct cascades *cascades, const struct cascades *from,
                    const struct cascade_copies *copies, struct arena *arena);

struct evaluator;

/* What a check was about. */
struct cascade_case {
    const struct schema *schema;
    const struct tree *tree;
    struct arena *scratch;
    struct evaluator *check; /* which counts the steps */
};

/* Takes consequences out of `bag`, from finding number `since` on. */
void cascade_drop_findings(const struct cascades *cascades,
                           struct cascade_case about, struct bag *bag,
                           uint32_t since);

#endif
