#ifndef SCHEMA_EVALUATE_DISCRIMINATING_MEMBER_H
#define SCHEMA_EVALUATE_DISCRIMINATING_MEMBER_H

/* Members by whose constants the branches of an anyOf or oneOf tell
 * themselves apart, though perhaps not every one from every other: three of
 * five may share a `type`, one may leave it open; the member may be one level
 * down, as in `spec.type`.  (Where one member tells all branches apart the
 * loader makes a switch, and the evaluation never comes here.)  Private to
 * blame.
 */

#include "schema/evaluate/evaluator.h"

/* A branch that could be meant. */
struct branch_candidate {
    uint32_t unit;
    const struct evaluation_frame *frame; /* the units that lead to it */
    bool out;     /* a constant of it contradicts the value */
    bool silent;  /* others name the value, it does not mind */
    bool refuses; /* refuses the value that no branch names */
    bool bars;    /* does not know the member with that value, either */
};

struct branch_candidates {
    VEC(struct branch_candidate) branch;
    /* A value that no branch names, though some have a say in it, or NULL;
     * the constants that they name. */
    const struct node *unnamed;
    VEC(uint32_t) named;
};

/* Sets the flags of each branch by the members of `object`. */
void discriminating_member_sort(struct evaluator *evaluator,
                                struct branch_candidates *cast,
                                const struct node *object);

/* A member that each branch still in requires, that tells some of them apart
 * and that `object` lacks: its name, with the constants in `cast->named`; or
 * empty.
 */
struct slice discriminating_member_missing(struct evaluator *evaluator,
                                           struct branch_candidates *cast,
                                           const struct node *object);

#endif
