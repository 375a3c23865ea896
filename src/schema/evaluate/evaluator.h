#ifndef SCHEMA_EVALUATE_EVALUATOR_H
#define SCHEMA_EVALUATE_EVALUATOR_H

/* One evaluation under way: the check of a schema over a tree.  Private to
 * evaluation (eval, check, member, blame, report).
 *
 * The check runs in two ways.  Quiet (`bag` is NULL) it stops at the first
 * fault and tells only whether there is one; else it goes on and reports.
 */

#include "base/core/vec.h"
#include "regex/match.h"
#include "schema/evaluate/cascade.h"
#include "schema/evaluate/evaluate.h"

/* A branch that a switch has chosen for `node`: what other branches know may
 * explain a fault in this one.
 */
struct evaluator_branch {
    const struct schema_switch *of;
    uint32_t ordinal;
    const struct node *node;
};

/* Schema resources entered on the way, for $dynamicRef. */
struct dynamic_scope {
    uint32_t resource;
    const struct dynamic_scope *around;
};

/* A unit under way: how its value came to be checked. */
struct evaluation_frame {
    uint32_t unit;
    const struct node *node;
    const struct evaluation_frame *around;
};

/* A pattern that gave up on a string: nobody knows whether it matches. */
struct undecided_match {
    uint32_t pattern;
    const struct node *node;
};

struct evaluator {
    const struct schema *schema;
    const struct tree *tree;
    const struct eval_options *options;
    struct arena *scratch; /* what a trial takes of it is given back */
    struct arena *kept;    /* for what outlives a trial */
    struct pattern_cache *patterns;
    const struct pattern **pattern; /* by index, when first used */
    struct budget *budget;          /* what `steps` are taken from at the end */
    struct choice_cache *choices;   /* NULL, before one is needed */
    uint64_t steps, most;           /* steps so far; how many there may be */
    const struct node *stopped;     /* where a limit was hit, or NULL */
    VEC(struct undecided_match) unsure;
    const char *last; /* quick: where a word still ends within the text */
    const struct node *named; /* quick: the object that `names` is about */
    uint32_t depth;
    unsigned certain; /* quick: kinds of which units can be sure: not of
                         strings, when every format is checked */
    bool noisy;       /* quiet: there is a warning */
    bool mute;        /* warnings do not matter */
    bool awake;       /* what is for the full walk is set */
    bool deep;        /* the limit that was hit is that of the depth */
    /* What follows is not set at first: most documents are small and right. */
    uint64_t names; /* of `named`: bits `1 << (hash & 63)` of its keys' names */
    /* The rest, from `bag` on, is for the full walk only. */
    struct bag *bag;    /* NULL: quiet */
    enum level level;   /* of findings; LEVEL_OFF: each kind's own */
    bool track;         /* note what was evaluated, in `seen` */
    VEC(uint32_t) seen; /* node indices of values */
    uint8_t *mark;      /* one per node, for loose members: nested
                           uses never mark the same node */
    const struct dynamic_scope *scope;
    const struct evaluation_frame *frame; /* for locations */
    const struct node *around; /* whose element or key is looked at */
    struct evaluator_branch branch;
    const struct cascade_condition *condition; /* of the findings made now */
    struct cascades cascades;
};

/* A quiet check of nothing yet. */
struct evaluator
evaluate_make(const struct schema *schema, const struct tree *tree,
              const struct eval_options *options, struct budget *budget,
              struct arena *scratch);

/* Sets what the full walk needs, once. */
void evaluate_wake(struct evaluator *evaluator);

/* Applies `unit` to `node`, a value or a key; false when it does not hold. */
bool evaluate_unit(struct evaluator *evaluator, uint32_t unit,
                   const struct node *node);

/* The same for a member's or an element's value: a place of its own. */
bool evaluate_child(struct evaluator *evaluator, uint32_t unit,
                    const struct node *node);

/* The same without reports.  What a failing unit evaluated is forgotten. */
bool evaluate_quiet(struct evaluator *evaluator, uint32_t unit,
                    const struct node *node);

/* Whether a number is as whole as the type mask `type` wants it. */
bool evaluate_whole(const struct evaluator *evaluator, unsigned type,
                    const struct node *number);

/* Whether the number, string or key `node` satisfies `op`, one of the ops for
 * such values; whether any value is one of the constants of `op`.
 */
bool evaluate_scalar(struct evaluator *evaluator, const struct schema_op *op,
                     const struct node *node);
bool evaluate_choice(struct evaluator *evaluator, const struct schema_op *op,
                     const struct node *node);

/* What checks cost, in steps of the budget beside one for each member or
 * element of a value that a unit is applied to.
 */
enum {
    STEPS_UNIT = 4,      /* a unit in the full walk */
    STEPS_MATCH = 3,     /* a simple pattern, beside the bytes of the text */
    STEPS_TRIAL = 20,    /* a branch tried for what it complains of */
    STEPS_FINDING = 60,  /* a finding, kept or not */
    STEPS_LOCATION = 10, /* its location, for each unit on the way */
};

/* Notes that a limit is hit at `node`: whatever else is tried is over at once.
 */
void evaluate_stop(struct evaluator *evaluator, const struct node *node);

/* Counts `steps`; false, with `stopped` set, when that is too much. */
bool evaluate_spend(struct evaluator *evaluator, uint64_t steps,
                    const struct node *node);

/* What a switch finds: the branch to be taken, `*ordinal`; or that the value
 * that decides, `*value`, is none of those known; or is missing although all
 * branches require it; or that each branch has to be tried; or that a syntax
 * error hides it and the node passes.
 */
enum check_decision {
    DECIDE_BRANCH,
    DECIDE_VALUE,
    DECIDE_MISSING,
    DECIDE_ANY,
    DECIDE_SKIP,
};
enum check_decision
evaluate_decide(const struct evaluator *evaluator,
                const struct schema_switch *at, const struct node *node,
                const struct node **value, uint32_t *ordinal);

/* Notes that the value `node` was evaluated. */
void evaluate_see(struct evaluator *evaluator, const struct node *node);

/* Whether `pattern` matches `text`, which is that of `node`.  What is not
 * known is noted in `unsure`, and whatever depends on it is to hold: the
 * note alone is reported, and no fault that may be none.
 */
enum match evaluate_match(struct evaluator *evaluator, uint32_t pattern,
                          const struct node *node, struct slice text);

#endif
