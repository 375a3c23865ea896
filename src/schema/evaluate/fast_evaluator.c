/* The fast walk over any value but the members of objects, which have a file
 * of their own.
 */
#include "schema/evaluate/fast_evaluator.h"

#include "base/core/die.h"
#include "base/core/limits.h"
#include "schema/evaluate/enum_lookup.h"
#include "schema/evaluate/unique_items.h"
#include "schema/ir/equal.h"

/* ---- Numbers and strings ------------------------------------------------- */

static bool
number_holds(struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node, const int64_t *value)
{
    const struct schema_number *at = &evaluator->schema->number[op->a];

    if (!value || !at->small || op->code == OP_MULTIPLE)
        return evaluate_scalar(evaluator, op, node);
    if (op->code == OP_MINIMUM)
        return *value >= at->value;
    if (op->code == OP_MAXIMUM)
        return *value <= at->value;
    return op->code == OP_ABOVE ? *value > at->value : *value < at->value;
}

static bool
numbers_hold(struct evaluator *evaluator, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = evaluator->schema->op + at->op;
    uint32_t end = at->end[GROUP_NUMBER];
    int64_t small = 0;
    bool is_small = end && equal_small(evaluator->tree, node, &small);

    if ((at->type & SCHEMA_INTEGER) &&
        !evaluate_whole(evaluator, at->type, node))
        return false;
    for (uint32_t i = 0; i < end; i++)
        if (!number_holds(evaluator, &op[i], node, is_small ? &small : NULL))
            return false;
    return true;
}

static bool
strings_hold(struct evaluator *evaluator, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = evaluator->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_NUMBER]; i < at->end[GROUP_STRING]; i++)
        if (!evaluate_scalar(evaluator, &op[i], node))
            return false;
    return true;
}

/* ---- Arrays -------------------------------------------------------------- */

static bool
prefix_holds(struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = evaluator->schema->word + op->a;
    const struct node *item = node_first(node);

    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!fast_holds(evaluator, unit[i], item))
            return false;
        item = node_next_item(node, item);
    }
    return true;
}

static bool
items_hold(struct evaluator *evaluator, const struct schema_op *op,
           const struct node *node)
{
    const struct node *item = node_inside(node), *end = node_end(node);

    for (uint32_t i = 0; item < end && i < op->b; i++)
        item = node_past(item);
    if (op->a == SCHEMA_FALSE)
        return item >= end;
    for (; item < end; item = node_past(item))
        if (!fast_holds(evaluator, op->a, item))
            return false;
    return true;
}

static bool
contains_holds(struct evaluator *evaluator, const struct schema_op *op,
               const struct node *node)
{
    const uint32_t *range = evaluator->schema->word + op->b;
    uint32_t count = 0;

    for (const struct node *item = node_first(node); item;
         item = node_next_item(node, item))
        count += fast_holds(evaluator, op->a, item);
    return count >= range[0] && count <= range[1];
}

static bool
array_op_holds(struct evaluator *evaluator, const struct schema_op *op,
               const struct node *node)
{
    const struct node *first;

    if (op->code == OP_ITEMS)
        return items_hold(evaluator, op, node);
    if (op->code == OP_PREFIX)
        return prefix_holds(evaluator, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(evaluator, op, node);
    if (op->code == OP_UNIQUE)
        evaluator->steps += node->next;
    if (op->code == OP_UNIQUE)
        return !unique_items_find(evaluator->tree, node, evaluator->scratch,
                                  &first);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

/* ---- Any value ----------------------------------------------------------- */

static bool
all_hold(struct evaluator *evaluator, struct schema_list units,
         const struct node *node)
{
    evaluator->steps += units.count;
    for (uint32_t i = 0; i < units.count; i++)
        if (!fast_holds(evaluator, units.at[i], node))
            return false;
    return true;
}

static bool
branches_hold(struct evaluator *evaluator, struct schema_list branches,
              bool one, const struct node *node)
{
    uint32_t held = 0;

    evaluator->steps += branches.count;
    for (uint32_t i = 0; i < branches.count; i++) {
        if (!fast_holds(evaluator, branches.at[i], node))
            continue;
        held++;
        if (!one || held > 1)
            break;
    }
    return held == 1;
}

static bool
switch_holds(struct evaluator *evaluator, uint32_t branching,
             const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_switch *at = &schema->branching[branching];
    struct schema_list branches = {schema->word + at->branch, at->branchs};
    const struct node *value;
    uint32_t ordinal;

    switch (evaluate_decide(evaluator, at, node, &value, &ordinal)) {
    case DECIDE_BRANCH:
        return fast_holds(evaluator, branches.at[ordinal], node);
    case DECIDE_ANY:
        return branches_hold(evaluator, branches, at->one, node);
    case DECIDE_SKIP:
        return true;
    case DECIDE_VALUE:
    case DECIDE_MISSING:
        break;
    }
    return false;
}

static bool
if_holds(struct evaluator *evaluator, const uint32_t *word,
         const struct node *node)
{
    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    return fast_holds(evaluator,
                      word[fast_holds(evaluator, word[0], node) ? 1 : 2], node);
}

static bool
any_op_holds(struct evaluator *evaluator, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *word = evaluator->schema->word + op->a;
    struct schema_list list = {word, op->b};

    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        return evaluate_choice(evaluator, op, node);
    case OP_REF:
        return fast_holds(evaluator, op->a, node);
    case OP_SWITCH:
        return switch_holds(evaluator, op->a, node);
    case OP_ALL:
        return all_hold(evaluator, list, node);
    case OP_IF:
        return if_holds(evaluator, word, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(evaluator, list, op->code == OP_ONE, node);
    case OP_NOT:
        return !fast_holds(evaluator, op->a, node);
    case OP_WARN:
        evaluator->noisy |= !fast_holds(evaluator, op->a, node);
        return true;
    case OP_DYNAMIC:
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
    case OP_MINIMUM:
    case OP_MAXIMUM:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_MULTIPLE:
    case OP_LENGTH:
    case OP_FORMAT:
    case OP_CONTENT:
    case OP_PATTERN:
    case OP_ELEMENTS:
    case OP_PREFIX:
    case OP_ITEMS:
    case OP_CONTAINS:
    case OP_UNIQUE:
    case OP_MEMBERS:
    case OP_OBJECT:
    case OP_NAMES:
    case OP_NEEDS:
    case OP_DEPENDS:
    case OP_count_:
        break;
    }
    BUG("not for the quick walk");
}

/* ---- What the bits leave open -------------------------------------------- */

/* The ops for any value, which come last. */
static inline bool
any_ops_hold(struct evaluator *evaluator, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = evaluator->schema->op + at->op;
    const struct schema_op *end = op + at->end[GROUP_ANY];

    for (op += at->end[GROUP_OBJECT]; op < end; op++)
        if (!any_op_holds(evaluator, op, node))
            return false;
    return true;
}

static bool
ops_hold(struct evaluator *evaluator, const struct schema_unit *at,
         const struct node *node)
{
    const struct schema_op *op = evaluator->schema->op + at->op;
    enum node_kind kind = node_kind(node);

    if (kind == NODE_OBJECT) {
        for (uint32_t i = at->end[GROUP_ARRAY]; i < at->end[GROUP_OBJECT]; i++)
            if (!fast_members(evaluator, &op[i], node))
                return false;
    } else if (kind == NODE_ARRAY) {
        for (uint32_t i = at->end[GROUP_STRING]; i < at->end[GROUP_ARRAY]; i++)
            if (!array_op_holds(evaluator, &op[i], node))
                return false;
    }
    return any_ops_hold(evaluator, at, node);
}

static bool __attribute__((noinline))
descend(struct evaluator *evaluator, const struct schema_unit *at,
        const struct node *node)
{
    bool good;

    if (fast_is_too_much(evaluator, node))
        return false;
    evaluator->depth++;
    if (at->flags & SCHEMA_TRACKS) {
        evaluate_wake(evaluator);
        good = evaluate_unit(evaluator,
                             (uint32_t)(at - evaluator->schema->unit), node);
    } else {
        good = ops_hold(evaluator, at, node);
    }
    evaluator->depth--;
    return good;
}

/* What a unit demands of a scalar beside the ops for its kind: mostly nothing,
 * or to be one of some constants, which leads no further.
 */
static inline bool
rest_holds(struct evaluator *evaluator, const struct schema_unit *at,
           const struct node *node)
{
    uint32_t count = (uint32_t)at->end[GROUP_ANY] - at->end[GROUP_OBJECT];
    const struct schema_op *op =
        evaluator->schema->op + at->op + at->end[GROUP_OBJECT];

    if (count == 0)
        return true;
    return count == 1 && op->code == OP_ENUM
               ? evaluate_choice(evaluator, op, node)
               : descend(evaluator, at, node);
}

static bool
cascade_by_ops(struct evaluator *evaluator, const struct schema_fast_plan *plan,
               const struct node *node)
{
    const struct schema_unit *at =
        &evaluator->schema->unit[plan - evaluator->schema->fast_plan];

    switch (node_kind(node)) {
    case NODE_STRING:
    case NODE_KEY:
        return strings_hold(evaluator, at, node) &&
               rest_holds(evaluator, at, node);
    case NODE_NUMBER:
        return numbers_hold(evaluator, at, node) &&
               rest_holds(evaluator, at, node);
    case NODE_ARRAY:
    case NODE_OBJECT:
        return descend(evaluator, at, node);
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        break;
    }
    return rest_holds(evaluator, at, node);
}

/* ---- By the plan --------------------------------------------------------- *
 * Each of these does what the ops of its unit would do, or leaves it to them.
 */

static bool
cascade_whole(struct evaluator *evaluator, const struct schema_fast_plan *plan,
              const struct node *node)
{
    return node_has(node, NODE_INTEGER) ||
           cascade_by_ops(evaluator, plan, node);
}

static bool
cascade_range(struct evaluator *evaluator, const struct schema_fast_plan *plan,
              const struct node *node)
{
    int64_t value;

    if (!equal_small(evaluator->tree, node, &value))
        return cascade_by_ops(evaluator, plan, node);
    return value >= plan->low && value <= plan->high;
}

/* A character has one to four bytes: mostly there is nothing to count. */
static inline bool
is_length(const struct schema_fast_plan *plan, size_t bytes)
{
    return (bytes + 3) / 4 >= plan->shortest && bytes <= plan->longest;
}

static bool
cascade_length(struct evaluator *evaluator, const struct schema_fast_plan *plan,
               const struct node *node)
{
    return is_length(plan, node_text(evaluator->tree, node).len) ||
           cascade_by_ops(evaluator, plan, node);
}

static bool
cascade_pattern(struct evaluator *evaluator,
                const struct schema_fast_plan *plan, const struct node *node)
{
    struct slice text = node_text(evaluator->tree, node);

    return is_length(plan, text.len)
               ? evaluate_match(evaluator, plan->text, node, text) != MATCH_NO
               : cascade_by_ops(evaluator, plan, node);
}

static bool
cascade_choice(struct evaluator *evaluator, const struct schema_fast_plan *plan,
               const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_op *op = &schema->op[plan->text];
    const struct schema_enum *choice = &schema->choice[op->a];
    const uint32_t *at = schema->word + choice->value;
    struct slice text = node_text(evaluator->tree, node);

    if (choice->mask || choice->values > CHOICE_FEW)
        return evaluate_choice(evaluator, op, node);
    for (uint32_t i = 0; i < choice->values; i++) {
        const struct schema_value *value = &schema->value[at[i]];

        if (value->kind == NODE_STRING &&
            slice_equal(schema_text(schema, value->a), text))
            return true;
    }
    return false;
}

static bool
cascade_items(struct evaluator *evaluator, const struct schema_fast_plan *plan,
              const struct node *node)
{
    const struct node *end = node_end(node);
    uint32_t count = node_count(node);

    if (count < plan->fewest || count > plan->most)
        return false;
    if (fast_is_too_much(evaluator, node))
        return false;
    evaluator->depth++;
    for (const struct node *item = node_inside(node); item < end;
         item = node_past(item))
        if (!fast_holds(evaluator, plan->items, item)) {
            evaluator->depth--;
            return false;
        }
    evaluator->depth--;
    return true;
}

/* ---- By steps ------------------------------------------------------------ */

static inline bool
step_holds(struct evaluator *evaluator, const struct schema_step *step,
           const struct node *node)
{
    const uint32_t *word = evaluator->schema->word + step->a;

    switch ((enum schema_step_code)step->code) {
    case STEP_FEW:
        return fast_few(evaluator, step->a, node);
    case STEP_MEMBERS:
        return fast_each(evaluator, step->a, node);
    case STEP_NOTE:
        fast_note_names(evaluator, node);
        return true;
    case STEP_FORBIDDEN:
        return fast_forbidden(evaluator, step->a, node);
    case STEP_NAMES:
        return fast_names(evaluator, step->a, node);
    case STEP_UNIT:
        return fast_holds(evaluator, step->a, node);
    case STEP_SWITCH:
        return switch_holds(evaluator, step->a, node);
    case STEP_IF:
        return if_holds(evaluator, word, node);
    case STEP_ANY:
    case STEP_ONE:
        return branches_hold(evaluator, (struct schema_list){word, step->b},
                             step->code == STEP_ONE, node);
    case STEP_NOT:
        return !fast_holds(evaluator, step->a, node);
    case STEP_CHOICE:
        return evaluate_choice(evaluator, &evaluator->schema->op[step->a],
                               node);
    case STEP_OP:
    case STEP_END:
        break;
    }
    return fast_members(evaluator, &evaluator->schema->op[step->a], node);
}

static bool
cascade_steps(struct evaluator *evaluator, const struct schema_fast_plan *plan,
              const struct node *node)
{
    const struct schema_step *first = evaluator->schema->step + plan->object;
    const struct schema_step *step = first;
    bool good = true;

    /* Of conditions a broken object passes even those that were decided when
     * the steps were made. */
    if (node_has(node, NODE_BROKEN))
        return cascade_by_ops(evaluator, plan, node);
    if (fast_is_too_much(evaluator, node))
        return false;
    evaluator->depth++;
    for (; good && step->code != STEP_END; step++)
        if (!step_holds(evaluator, step, node)) {
            good = step->warn;
            evaluator->noisy |= good;
        }
    evaluator->steps += (uint64_t)(step - first) * (1 + fast_cost(node) / 4);
    evaluator->depth--;
    return good;
}

/* ORDER schema_fast_code */
fast_function *const fast_functions[FAST_count_] = {
    cascade_by_ops,        cascade_whole,  cascade_range, cascade_length,
    cascade_pattern,       cascade_choice, cascade_items, fast_evaluate_few,
    fast_evaluate_members, cascade_steps,
};

bool
fast_is_hidden(const struct evaluator *evaluator, uint32_t unit,
               const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (kind == NODE_KEY)
        kind = NODE_STRING;
    return (kind == NODE_STRING || kind == NODE_NUMBER) &&
           (evaluator->schema->unit[unit].type >> kind & 1);
}
