#ifndef SCHEMA_EVALUATE_FAST_EVALUATOR_H
#define SCHEMA_EVALUATE_FAST_EVALUATOR_H

/* The verdict alone, as fast as can be: what most documents need, for most
 * are right.  It says no at the first fault and never why; what it cannot
 * decide by itself (a pattern that gives up, a warning, a limit) it notes
 * in the check, for the full walk of evaluator.c to look at.  That walk is
 * the reference, and the two must agree; only units that track what was
 * evaluated are handed to it from here.  Private to evaluation.
 *
 * Most values are decided where they are met, by the kinds that their unit may
 * hold for and is sure of (see type_masks.h): that is inlined into every loop
 * over members and elements, and only what is left goes through
 * fast_evaluate(), by its plan (see fast_plan.h) and at last by the ops.
 *
 * Not for schemas with dynamic anchors, which ask how a unit was reached.
 */

#include "base/core/limits.h"
#include "schema/evaluate/evaluator.h"

/* Settles a value by its plan, or by the ops of its unit; `plan` is that of a
 * target that may hold for the kind of `node`, which is not hidden.
 */
typedef bool
fast_function(struct evaluator *evaluator, const struct schema_fast_plan *plan,
              const struct node *node);
extern fast_function *const fast_functions[FAST_count_];

/* FAST_FEW, FAST_MEMBERS: the object `node`. */
fast_function fast_evaluate_few, fast_evaluate_members;

/* The same for `object`, when the depth has been counted. */
bool
fast_few(struct evaluator *evaluator, uint32_t object, const struct node *node);
bool fast_each(struct evaluator *evaluator, uint32_t object,
               const struct node *node);

/* Whether each key satisfies `unit`; whether no member has one of the names
 * that `choice` bars. */
bool
fast_names(struct evaluator *evaluator, uint32_t unit, const struct node *node);
bool fast_forbidden(struct evaluator *evaluator, uint32_t choice,
                    const struct node *node);

/* Notes the names of the members, for what looks for one of them next. */
void fast_note_names(struct evaluator *evaluator, const struct node *node);

/* Whether the object `node` satisfies `op`, one of the ops for objects. */
bool fast_members(struct evaluator *evaluator, const struct schema_op *op,
                  const struct node *node);

/* A syntax error hides what this string or number was meant to be: then only
 * the type of the unit counts.
 */
bool fast_is_hidden(const struct evaluator *evaluator, uint32_t unit,
                    const struct node *node);

static inline bool
fast_evaluate(struct evaluator *evaluator, uint32_t target,
              const struct node *node)
{
    const struct schema_fast_plan *plan = &evaluator->schema->fast_plan[target];

    return fast_functions[plan->how[node_kind(node)]](evaluator, plan, node);
}

/* Whether the value or key `node` satisfies `unit`. */
static inline bool
fast_holds(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    const struct schema_fast_plan *plan = &evaluator->schema->fast_plan[unit];
    enum node_kind kind = node_kind(node);

    if ((plan->sure & evaluator->certain) >> kind & 1)
        return true;
    if (node_has(node, NODE_BROKEN) && fast_is_hidden(evaluator, unit, node))
        return true;
    return plan->may >> kind & 1 &&
           fast_evaluate(evaluator, plan->target, node);
}

/* Steps that it takes to look at the members or elements of `node`. */
static inline uint32_t
fast_cost(const struct node *node)
{
    return node_is_container(node) ? node->head >> NODE_COUNT_SHIFT : 0;
}

/* What may lead to further units is bounded in depth and number: true when
 * this is one too many.
 */
static inline bool
fast_is_too_much(struct evaluator *evaluator, const struct node *node)
{
    evaluator->steps += 1 + fast_cost(node);
    if (evaluator->depth < LIMIT_SCHEMA_DEPTH &&
        evaluator->steps <= evaluator->most)
        return false;
    evaluate_stop(evaluator, node);
    return true;
}

#endif
