#ifndef SCHEMA_QUICK_H
#define SCHEMA_QUICK_H

/* The verdict alone, as fast as can be: what most documents need, for most
 * are right.  It says no at the first fault and never why; what it cannot
 * settle by itself (a pattern that gives up, a due warning, a limit) it notes
 * in the check, for the careful walk of check.c to look at.  That walk is the
 * reference, and the two must agree; only units that track what was evaluated
 * are handed to it from here.  Private to evaluation.
 *
 * Most values are settled where they are met, by the kinds that their unit may
 * hold for and is sure of (see narrow.h): that is inlined into every loop over
 * members and elements, and only what is left goes through quick_settle(), by
 * its plan (see plan.h) and at last by the ops.
 *
 * Not for schemas with dynamic anchors, which ask how a unit was reached.
 */

#include "base/limits.h"
#include "schema/check.h"

/* Settles a value by its plan, or by the ops of its unit; `plan` is that of a
 * target that may hold for the kind of `node`, which is not hidden.
 */
typedef bool quick_settler(struct check *check, const struct schema_plan *plan,
                           const struct node *node);
extern quick_settler *const quick_settlers[PLAN_count_];

/* PLAN_FEW, PLAN_MEMBERS: the object `node`. */
quick_settler quick_settle_few, quick_settle_members;

/* The same for `object`, when the depth has been counted. */
bool quick_few(struct check *check, uint32_t object, const struct node *node);
bool quick_each(struct check *check, uint32_t object, const struct node *node);

/* Whether each key satisfies `unit`; whether no member has one of the names
 * that `choice` bars. */
bool quick_names(struct check *check, uint32_t unit, const struct node *node);
bool
quick_barred(struct check *check, uint32_t choice, const struct node *node);

/* Notes the names of the members, for what looks for one of them next. */
void quick_note_names(struct check *check, const struct node *node);

/* Whether the object `node` satisfies `op`, one of the ops for objects. */
bool quick_members(struct check *check, const struct schema_op *op,
                   const struct node *node);

/* A syntax error hides what this string or number was meant to be: then only
 * the type of the unit counts.
 */
bool quick_is_hidden(const struct check *check, uint32_t unit,
                     const struct node *node);

static inline bool
quick_settle(struct check *check, uint32_t target, const struct node *node)
{
    const struct schema_plan *plan = &check->schema->plan[target];

    return quick_settlers[plan->how[node_kind(node)]](check, plan, node);
}

/* Whether the value or key `node` satisfies `unit`. */
static inline bool
quick_holds(struct check *check, uint32_t unit, const struct node *node)
{
    const struct schema_plan *plan = &check->schema->plan[unit];
    enum node_kind kind = node_kind(node);

    if ((plan->sure & check->certain) >> kind & 1)
        return true;
    if (node_has(node, NODE_BROKEN) && quick_is_hidden(check, unit, node))
        return true;
    return plan->may >> kind & 1 && quick_settle(check, plan->target, node);
}

/* Steps that it takes to look at the members or elements of `node`. */
static inline uint32_t
quick_cost(const struct node *node)
{
    return node_is_container(node) ? node->head >> NODE_COUNT_SHIFT : 0;
}

/* What may lead to further units is bounded in depth and number: true when
 * this is one too many.
 */
static inline bool
quick_is_too_much(struct check *check, const struct node *node)
{
    check->steps += 1 + quick_cost(node);
    if (check->depth < LIMIT_SCHEMA_DEPTH && check->steps <= check->most)
        return false;
    check_stop(check, node);
    return true;
}

#endif
