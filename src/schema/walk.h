#ifndef SCHEMA_WALK_H
#define SCHEMA_WALK_H

/* One evaluation under way: the walk of a schema over a tree.  Private to
 * evaluation (eval, walk, member, blame, report).
 *
 * The walk runs in two ways.  Quiet (`bag` is NULL) it stops at the first
 * fault and tells only whether there is one; else it goes on and reports.
 */

#include "base/vec.h"
#include "regex/match.h"
#include "schema/eval.h"

/* A branch that a switch has chosen for `node`: what other branches know may
 * explain a fault in this one.
 */
struct walk_branch {
    const struct schema_switch *of;
    uint32_t ordinal;
    const struct node *node;
};

/* Schema resources entered on the way, for $dynamicRef. */
struct walk_scope {
    uint32_t resource;
    const struct walk_scope *around;
};

struct walk {
    const struct schema *schema;
    const struct tree *tree;
    const struct eval_options *options;
    struct arena *scratch;
    struct pattern_cache *patterns;
    struct bag *bag;  /* NULL: quiet */
    enum level level; /* of findings; LEVEL_OFF: each kind's own */
    uint32_t depth;
    uint64_t steps, most;       /* applications so far; the limit */
    const struct node *stopped; /* where a limit was hit, or NULL */
    bool noisy;                 /* quiet: a warning is due */
    bool mute;                  /* warnings do not matter */
    bool track;                 /* note what was evaluated, in `seen` */
    VEC(uint32_t) seen;         /* node indices of values */
    uint8_t *mark;              /* one per node, for loose members: nested
                                   uses never mark the same node */
    const struct walk_scope *scope;
    struct walk_branch branch;
};

/* Applies `unit` to `node`, a value or a key; false when it does not hold. */
bool walk_unit(struct walk *walk, uint32_t unit, const struct node *node);

/* The same for a member's or an element's value: a place of its own. */
bool walk_child(struct walk *walk, uint32_t unit, const struct node *node);

/* The same without reports.  What a failing unit evaluated is forgotten. */
bool walk_quiet(struct walk *walk, uint32_t unit, const struct node *node);

/* Notes that the value `node` was evaluated. */
void walk_see(struct walk *walk, const struct node *node);

enum match walk_match(struct walk *walk, uint32_t pattern, struct slice text);

#endif
