#ifndef SCHEMA_SETTLE_H
#define SCHEMA_SETTLE_H

/* One fault, one finding: which findings of a check are only consequences of
 * others.  While the check runs, what is needed to tell is noted here; when a
 * bag is complete, settle_bag() takes out of it
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

#include "base/vec.h"
#include "diag/bag.h"
#include "schema/schema.h"

/* An `if` on whose answer the check at hand relies. */
struct settle_ground {
    uint32_t unit; /* the condition */
    const struct node *node;
    const struct settle_ground *around;
};

/* A finding that speaks of member `name` of `object`. */
struct settle_member {
    const struct node *object;
    struct slice name;
    struct diag *diag;
};

struct settle_hunch {
    struct diag *diag;
    const struct settle_ground *ground;
};

/* A finding that `node` has `surplus` members or elements too many. */
struct settle_crowd {
    const struct node *node;
    uint32_t surplus;
    struct diag *diag;
};

struct settle {
    VEC(struct settle_member) meant;   /* what unknown keys are said to mean */
    VEC(struct settle_member) astray;  /* unknown keys that belong elsewhere */
    VEC(struct settle_member) missing; /* members said to be missing */
    VEC(struct settle_hunch) hunch;    /* findings that rely on a ground */
    VEC(struct settle_crowd) crowd;
};

/* Appends what `from` notes. */
void settle_take(struct settle *settle, const struct settle *from,
                 struct arena *arena);

/* Findings that were copied into another arena. */
struct settle_copies {
    struct diag *const *old;
    struct diag **made;
    uint32_t count;
};

/* The same for notes about findings of which only copies are kept: what is said
 * of others is left out.
 */
void
settle_take_copies(struct settle *settle, const struct settle *from,
                   const struct settle_copies *copies, struct arena *arena);

struct check;

/* What a check was about. */
struct settle_case {
    const struct schema *schema;
    const struct tree *tree;
    struct arena *scratch;
    struct check *check; /* which counts the steps */
};

/* Takes consequences out of `bag`, from finding number `since` on. */
void settle_bag(const struct settle *settle, struct settle_case about,
                struct bag *bag, uint32_t since);

#endif
