/* The quick walk over any value but the members of objects, which have a file
 * of their own.
 */
#include "schema/quick.h"

#include "base/die.h"
#include "base/limits.h"
#include "schema/choice.h"
#include "schema/equal.h"
#include "schema/twin.h"

/* ---- Numbers and strings ------------------------------------------------- */

static bool
number_holds(struct check *check, const struct schema_op *op,
             const struct node *node, const int64_t *value)
{
    const struct schema_number *at = &check->schema->number[op->a];

    if (!value || !at->small || op->code == OP_MULTIPLE)
        return check_scalar(check, op, node);
    if (op->code == OP_MINIMUM)
        return *value >= at->value;
    if (op->code == OP_MAXIMUM)
        return *value <= at->value;
    return op->code == OP_ABOVE ? *value > at->value : *value < at->value;
}

static bool
numbers_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;
    uint32_t end = at->end[GROUP_NUMBER];
    int64_t small = 0;
    bool is_small = end && equal_small(check->tree, node, &small);

    if ((at->type & SCHEMA_INTEGER) && !check_whole(check, at->type, node))
        return false;
    for (uint32_t i = 0; i < end; i++)
        if (!number_holds(check, &op[i], node, is_small ? &small : NULL))
            return false;
    return true;
}

static bool
strings_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;

    for (uint32_t i = at->end[GROUP_NUMBER]; i < at->end[GROUP_STRING]; i++)
        if (!check_scalar(check, &op[i], node))
            return false;
    return true;
}

/* ---- Arrays -------------------------------------------------------------- */

static bool
prefix_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *unit = check->schema->word + op->a;
    const struct node *item = node_first(node);

    for (uint32_t i = 0; item && i < op->b; i++) {
        if (!quick_holds(check, unit[i], item))
            return false;
        item = node_next_item(node, item);
    }
    return true;
}

static bool
items_hold(struct check *check, const struct schema_op *op,
           const struct node *node)
{
    const struct node *item = node_inside(node), *end = node_end(node);

    for (uint32_t i = 0; item < end && i < op->b; i++)
        item = node_past(item);
    if (op->a == SCHEMA_FALSE)
        return item >= end;
    for (; item < end; item = node_past(item))
        if (!quick_holds(check, op->a, item))
            return false;
    return true;
}

static bool
contains_holds(struct check *check, const struct schema_op *op,
               const struct node *node)
{
    const uint32_t *range = check->schema->word + op->b;
    uint32_t count = 0;

    for (const struct node *item = node_first(node); item;
         item = node_next_item(node, item))
        count += quick_holds(check, op->a, item);
    return count >= range[0] && count <= range[1];
}

static bool
array_op_holds(struct check *check, const struct schema_op *op,
               const struct node *node)
{
    const struct node *first;

    if (op->code == OP_ITEMS)
        return items_hold(check, op, node);
    if (op->code == OP_PREFIX)
        return prefix_holds(check, op, node);
    if (op->code == OP_CONTAINS)
        return contains_holds(check, op, node);
    if (op->code == OP_UNIQUE)
        check->steps += node->next;
    if (op->code == OP_UNIQUE)
        return !twin_find(check->tree, node, check->scratch, &first);
    return node_count(node) >= op->a && node_count(node) <= op->b;
}

/* ---- Any value ----------------------------------------------------------- */

static bool
all_hold(struct check *check, struct schema_list units, const struct node *node)
{
    check->steps += units.count;
    for (uint32_t i = 0; i < units.count; i++)
        if (!quick_holds(check, units.at[i], node))
            return false;
    return true;
}

static bool
branches_hold(struct check *check, struct schema_list branches, bool one,
              const struct node *node)
{
    uint32_t held = 0;

    check->steps += branches.count;
    for (uint32_t i = 0; i < branches.count; i++) {
        if (!quick_holds(check, branches.at[i], node))
            continue;
        held++;
        if (!one || held > 1)
            break;
    }
    return held == 1;
}

static bool
switch_holds(struct check *check, uint32_t branching, const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_switch *at = &schema->branching[branching];
    struct schema_list branches = {schema->word + at->branch, at->branchs};
    const struct node *value;
    uint32_t ordinal;

    switch (check_decide(check, at, node, &value, &ordinal)) {
    case DECIDE_BRANCH:
        return quick_holds(check, branches.at[ordinal], node);
    case DECIDE_ANY:
        return branches_hold(check, branches, at->one, node);
    case DECIDE_PASS:
        return true;
    case DECIDE_VALUE:
    case DECIDE_MISSING:
        break;
    }
    return false;
}

static bool
if_holds(struct check *check, const uint32_t *word, const struct node *node)
{
    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    return quick_holds(check, word[quick_holds(check, word[0], node) ? 1 : 2],
                       node);
}

static bool
any_op_holds(struct check *check, const struct schema_op *op,
             const struct node *node)
{
    const uint32_t *word = check->schema->word + op->a;
    struct schema_list list = {word, op->b};

    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        return check_choice(check, op, node);
    case OP_REF:
        return quick_holds(check, op->a, node);
    case OP_SWITCH:
        return switch_holds(check, op->a, node);
    case OP_ALL:
        return all_hold(check, list, node);
    case OP_IF:
        return if_holds(check, word, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(check, list, op->code == OP_ONE, node);
    case OP_NOT:
        return !quick_holds(check, op->a, node);
    case OP_WARN:
        check->noisy |= !quick_holds(check, op->a, node);
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
any_ops_hold(struct check *check, const struct schema_unit *at,
             const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;
    const struct schema_op *end = op + at->end[GROUP_ANY];

    for (op += at->end[GROUP_OBJECT]; op < end; op++)
        if (!any_op_holds(check, op, node))
            return false;
    return true;
}

static bool
ops_hold(struct check *check, const struct schema_unit *at,
         const struct node *node)
{
    const struct schema_op *op = check->schema->op + at->op;
    enum node_kind kind = node_kind(node);

    if (kind == NODE_OBJECT) {
        for (uint32_t i = at->end[GROUP_ARRAY]; i < at->end[GROUP_OBJECT]; i++)
            if (!quick_members(check, &op[i], node))
                return false;
    } else if (kind == NODE_ARRAY) {
        for (uint32_t i = at->end[GROUP_STRING]; i < at->end[GROUP_ARRAY]; i++)
            if (!array_op_holds(check, &op[i], node))
                return false;
    }
    return any_ops_hold(check, at, node);
}

static bool __attribute__((noinline))
descend(struct check *check, const struct schema_unit *at,
        const struct node *node)
{
    bool good;

    if (quick_is_too_much(check, node))
        return false;
    check->depth++;
    if (at->flags & SCHEMA_TRACKS) {
        check_wake(check);
        good = check_unit(check, (uint32_t)(at - check->schema->unit), node);
    } else {
        good = ops_hold(check, at, node);
    }
    check->depth--;
    return good;
}

/* What a unit demands of a scalar beside the ops for its kind: mostly nothing,
 * or to be one of some constants, which leads no further.
 */
static inline bool
rest_holds(struct check *check, const struct schema_unit *at,
           const struct node *node)
{
    uint32_t count = (uint32_t)at->end[GROUP_ANY] - at->end[GROUP_OBJECT];
    const struct schema_op *op =
        check->schema->op + at->op + at->end[GROUP_OBJECT];

    if (count == 0)
        return true;
    return count == 1 && op->code == OP_ENUM ? check_choice(check, op, node)
                                             : descend(check, at, node);
}

static bool
settle_by_ops(struct check *check, const struct schema_plan *plan,
              const struct node *node)
{
    const struct schema_unit *at =
        &check->schema->unit[plan - check->schema->plan];

    switch (node_kind(node)) {
    case NODE_STRING:
    case NODE_KEY:
        return strings_hold(check, at, node) && rest_holds(check, at, node);
    case NODE_NUMBER:
        return numbers_hold(check, at, node) && rest_holds(check, at, node);
    case NODE_ARRAY:
    case NODE_OBJECT:
        return descend(check, at, node);
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        break;
    }
    return rest_holds(check, at, node);
}

/* ---- By the plan --------------------------------------------------------- *
 * Each of these does what the ops of its unit would do, or leaves it to them.
 */

static bool
settle_whole(struct check *check, const struct schema_plan *plan,
             const struct node *node)
{
    return node_has(node, NODE_INTEGER) || settle_by_ops(check, plan, node);
}

static bool
settle_range(struct check *check, const struct schema_plan *plan,
             const struct node *node)
{
    int64_t value;

    if (!equal_small(check->tree, node, &value))
        return settle_by_ops(check, plan, node);
    return value >= plan->low && value <= plan->high;
}

/* A character has one to four bytes: mostly there is nothing to count. */
static inline bool
is_length(const struct schema_plan *plan, size_t bytes)
{
    return (bytes + 3) / 4 >= plan->shortest && bytes <= plan->longest;
}

static bool
settle_length(struct check *check, const struct schema_plan *plan,
              const struct node *node)
{
    return is_length(plan, node_text(check->tree, node).len) ||
           settle_by_ops(check, plan, node);
}

static bool
settle_pattern(struct check *check, const struct schema_plan *plan,
               const struct node *node)
{
    struct slice text = node_text(check->tree, node);

    return is_length(plan, text.len)
               ? check_match(check, plan->text, node, text) != MATCH_NO
               : settle_by_ops(check, plan, node);
}

static bool
settle_choice(struct check *check, const struct schema_plan *plan,
              const struct node *node)
{
    const struct schema *schema = check->schema;
    const struct schema_op *op = &schema->op[plan->text];
    const struct schema_enum *choice = &schema->choice[op->a];
    const uint32_t *at = schema->word + choice->value;
    struct slice text = node_text(check->tree, node);

    if (choice->mask || choice->values > CHOICE_FEW)
        return check_choice(check, op, node);
    for (uint32_t i = 0; i < choice->values; i++) {
        const struct schema_value *value = &schema->value[at[i]];

        if (value->kind == NODE_STRING &&
            slice_equal(schema_text(schema, value->a), text))
            return true;
    }
    return false;
}

static bool
settle_items(struct check *check, const struct schema_plan *plan,
             const struct node *node)
{
    const struct node *end = node_end(node);
    uint32_t count = node_count(node);

    if (count < plan->fewest || count > plan->most)
        return false;
    if (quick_is_too_much(check, node))
        return false;
    check->depth++;
    for (const struct node *item = node_inside(node); item < end;
         item = node_past(item))
        if (!quick_holds(check, plan->items, item)) {
            check->depth--;
            return false;
        }
    check->depth--;
    return true;
}

/* ---- By steps ------------------------------------------------------------ */

static inline bool
step_holds(struct check *check, const struct schema_step *step,
           const struct node *node)
{
    const uint32_t *word = check->schema->word + step->a;

    switch ((enum schema_step_code)step->code) {
    case STEP_FEW:
        return quick_few(check, step->a, node);
    case STEP_MEMBERS:
        return quick_each(check, step->a, node);
    case STEP_NOTE:
        quick_note_names(check, node);
        return true;
    case STEP_BARRED:
        return quick_barred(check, step->a, node);
    case STEP_NAMES:
        return quick_names(check, step->a, node);
    case STEP_UNIT:
        return quick_holds(check, step->a, node);
    case STEP_SWITCH:
        return switch_holds(check, step->a, node);
    case STEP_IF:
        return if_holds(check, word, node);
    case STEP_ANY:
    case STEP_ONE:
        return branches_hold(check, (struct schema_list){word, step->b},
                             step->code == STEP_ONE, node);
    case STEP_NOT:
        return !quick_holds(check, step->a, node);
    case STEP_CHOICE:
        return check_choice(check, &check->schema->op[step->a], node);
    case STEP_OP:
    case STEP_END:
        break;
    }
    return quick_members(check, &check->schema->op[step->a], node);
}

static bool
settle_steps(struct check *check, const struct schema_plan *plan,
             const struct node *node)
{
    const struct schema_step *first = check->schema->step + plan->object;
    const struct schema_step *step = first;
    bool good = true;

    /* Of conditions a broken object passes even those that were settled when
     * the steps were made. */
    if (node_has(node, NODE_BROKEN))
        return settle_by_ops(check, plan, node);
    if (quick_is_too_much(check, node))
        return false;
    check->depth++;
    for (; good && step->code != STEP_END; step++)
        if (!step_holds(check, step, node)) {
            good = step->warn;
            check->noisy |= good;
        }
    check->steps += (uint64_t)(step - first) * (1 + quick_cost(node) / 4);
    check->depth--;
    return good;
}

/* ORDER schema_plan_code */
quick_settler *const quick_settlers[PLAN_count_] = {
    settle_by_ops,        settle_whole,  settle_range, settle_length,
    settle_pattern,       settle_choice, settle_items, quick_settle_few,
    quick_settle_members, settle_steps,
};

bool
quick_is_hidden(const struct check *check, uint32_t unit,
                const struct node *node)
{
    enum node_kind kind = node_kind(node);

    if (kind == NODE_KEY)
        kind = NODE_STRING;
    return (kind == NODE_STRING || kind == NODE_NUMBER) &&
           (check->schema->unit[unit].type >> kind & 1);
}
