#include "schema/evaluate/evaluator.h"

#include "base/core/limits.h"
#include "base/text/decimal.h"
#include "schema/evaluate/array.h"
#include "schema/evaluate/best_branch.h"
#include "schema/evaluate/enum_lookup.h"
#include "schema/evaluate/explain.h"
#include "schema/evaluate/object.h"
#include "schema/ir/equal.h"

/* Too deep or too long: everything above unwinds without a word. */
void
evaluate_stop(struct evaluator *evaluator, const struct node *node)
{
    if (!evaluator->stopped) {
        evaluator->stopped = node;
        evaluator->deep = evaluator->steps <= evaluator->most;
    }
    evaluator->most = 0;
    evaluator->steps += !evaluator->steps;
}

bool
evaluate_spend(struct evaluator *evaluator, uint64_t steps,
               const struct node *node)
{
    evaluator->steps += steps;
    if (evaluator->steps <= evaluator->most)
        return true;
    evaluate_stop(evaluator, node);
    return false;
}

void
evaluate_see(struct evaluator *evaluator, const struct node *node)
{
    if (evaluator->track)
        *vec_push(evaluator->kept, &evaluator->seen) =
            node_index(evaluator->tree, node);
}

/* ---- Any value ----------------------------------------------------------- */

bool
evaluate_quiet(struct evaluator *evaluator, uint32_t unit,
               const struct node *node)
{
    struct bag *bag = evaluator->bag;
    uint32_t seen = evaluator->seen.count;

    evaluator->bag = NULL;
    bool holds = evaluate_unit(evaluator, unit, node);

    evaluator->bag = bag;
    if (!holds)
        evaluator->seen.count = seen;
    return holds;
}

/* Quiet, and without a thought for warnings. */
static bool
test(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    bool mute = evaluator->mute;

    evaluator->mute = true;
    bool holds = evaluate_quiet(evaluator, unit, node);

    evaluator->mute = mute;
    return holds;
}

bool
evaluate_child(struct evaluator *evaluator, uint32_t unit,
               const struct node *node)
{
    bool track = evaluator->track;

    if (unit == SCHEMA_TRUE)
        return true;
    evaluator->track = false;
    bool holds = evaluate_unit(evaluator, unit, node);

    evaluator->track = track;
    return holds;
}

static bool
is_listed(const struct schema *schema, const struct schema_enum *choice,
          struct slice text)
{
    const uint32_t *slot = schema->word + choice->slot;

    for (uint32_t i = schema_slot(choice->mask, text, node_hash(text)); slot[i];
         i = schema_slot_next(choice->mask, i))
        if (slice_equal(schema_text(schema, slot[i] - 1), text))
            return true;
    return false;
}

bool
evaluate_choice(struct evaluator *evaluator, const struct schema_op *op,
                const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_enum *choice = &schema->choice[op->a];
    const uint32_t *value = schema->word + choice->value;

    if (choice->mask)
        return (node_is(node, NODE_STRING) || node_is(node, NODE_KEY)) &&
               is_listed(schema, choice, node_text(evaluator->tree, node));
    if (choice->values > CHOICE_FEW)
        return enum_lookup_has(evaluator, op->a, node);
    for (uint32_t i = 0; i < choice->values; i++) {
        evaluator->steps += schema->value[value[i]].count;
        if (equal_constant(schema, value[i], evaluator->tree, node))
            return true;
    }
    return false;
}

static bool
all_hold(struct evaluator *evaluator, const struct schema_op *op,
         const struct node *node)
{
    const uint32_t *unit = evaluator->schema->word + op->a;
    bool scalar = node_count(node) == 0;
    bool holds = true;

    for (uint32_t i = 0; i < op->b; i++) {
        if (evaluate_unit(evaluator, unit[i], node))
            continue;
        holds = false;
        /* One fault, one finding: nothing more about the same scalar. */
        if (!evaluator->bag || scalar)
            break;
    }
    return holds;
}

/* Applies `unit`, which is known to hold, for the sake of its warnings. */
static void
warn_only(struct evaluator *evaluator, uint32_t unit, const struct node *node,
          bool noisy)
{
    if (evaluator->bag && noisy)
        evaluate_unit(evaluator, unit, node);
}

static bool
branches_hold(struct evaluator *evaluator, uint32_t unit,
              const uint32_t *branch, uint32_t branches,
              const struct schema_op *op, const struct node *node)
{
    bool one = op->code == OP_ONE || (op->code == OP_SWITCH &&
                                      evaluator->schema->branching[op->a].one),
         noisy = evaluator->noisy;
    uint32_t held = 0, first = 0, second = 0, unsure = evaluator->unsure.count;

    for (uint32_t i = 0; i < branches && !evaluator->stopped; i++) {
        evaluator->noisy = false;
        if (!evaluate_quiet(evaluator, branch[i], node))
            continue;
        noisy |= evaluator->noisy;
        warn_only(evaluator, branch[i], node, evaluator->noisy);
        held++;
        if (held == 1)
            first = i;
        else
            second = i;
        if (one ? held > 1 : !evaluator->track)
            break;
    }
    evaluator->noisy = noisy;
    if (held == 1 || (held && !one) || evaluator->stopped ||
        evaluator->unsure.count > unsure)
        return true;
    if (held)
        explain_several(evaluator, unit, node, first, second);
    else if (evaluator->bag)
        best_branch_explain(evaluator, unit, branch, branches, node);
    return false;
}

/* Without the property that decides, every branch has to be tried. */
static bool
undecided_holds(struct evaluator *evaluator, uint32_t unit,
                const struct schema_op *op, const struct node *node)
{
    const struct schema_switch *at = &evaluator->schema->branching[op->a];
    const uint32_t *branch = evaluator->schema->word + at->branch;

    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    return branches_hold(evaluator, unit, branch, at->branchs, op, node);
}

static bool
switch_holds(struct evaluator *evaluator, uint32_t unit,
             const struct schema_op *op, const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_switch *at = &schema->branching[op->a];
    struct evaluator_branch around = evaluator->branch;
    const struct node *value;
    uint32_t ordinal;
    bool holds = false;

    switch (evaluate_decide(evaluator, at, node, &value, &ordinal)) {
    case DECIDE_BRANCH:
        evaluator->branch = (struct evaluator_branch){at, ordinal, node};
        holds =
            evaluate_unit(evaluator, schema->word[at->branch + ordinal], node);
        evaluator->branch = around;
        break;
    case DECIDE_VALUE:
        explain_discriminator(evaluator, unit, at, value);
        break;
    case DECIDE_MISSING:
        explain_undecided(evaluator, unit, at, node);
        break;
    case DECIDE_ANY:
        return undecided_holds(evaluator, unit, op, node);
    case DECIDE_SKIP:
        return true;
    }
    return holds;
}

static bool
if_holds(struct evaluator *evaluator, const struct schema_op *op,
         const struct node *node)
{
    const uint32_t *word = evaluator->schema->word + op->a;
    uint32_t unsure = evaluator->unsure.count;

    /* What decides may have been lost to a syntax error. */
    if (node_is(node, NODE_OBJECT) && node_has(node, NODE_BROKEN))
        return true;
    bool answer = test(evaluator, word[0], node);

    if (evaluator->unsure.count > unsure)
        return true;
    uint32_t branch = word[answer ? 1 : 2];

    if (!evaluator->bag)
        return evaluate_unit(evaluator, branch, node);
    struct cascade_condition *condition =
        arena_new(evaluator->scratch, struct cascade_condition);

    *condition =
        (struct cascade_condition){word[0], node, evaluator->condition};
    evaluator->condition = condition;
    bool holds = evaluate_unit(evaluator, branch, node);

    evaluator->condition = condition->around;
    return holds;
}

static bool
not_holds(struct evaluator *evaluator, uint32_t unit,
          const struct schema_op *op, const struct node *node)
{
    uint32_t seen = evaluator->seen.count, unsure = evaluator->unsure.count;
    bool track = evaluator->track;

    evaluator->track = false;
    bool holds = !test(evaluator, op->a, node);

    evaluator->track = track;
    evaluator->seen.count = seen;
    if (!holds && (evaluator->stopped || evaluator->unsure.count > unsure))
        return true;
    if (!holds)
        explain_not(evaluator, unit, op, node);
    return holds;
}

/* Where the DYNAMIC op leads, by the resources entered so far. */
static uint32_t
follow_dynamic(const struct evaluator *evaluator, const struct schema_op *op)
{
    const struct schema *schema = evaluator->schema;
    uint32_t unit = op->b;

    /* The outermost resource that has such an anchor decides. */
    for (const struct dynamic_scope *s = evaluator->scope; s; s = s->around)
        for (uint32_t i = 0; i < schema->dynamics; i++)
            if (schema->dynamic[i].name == op->a &&
                schema->dynamic[i].resource == s->resource)
                unit = schema->dynamic[i].unit;
    return unit;
}

/* A warning never makes a value fail. */
static void
warn(struct evaluator *evaluator, const struct schema_op *op,
     const struct node *node)
{
    enum level level = evaluator->level;
    bool track = evaluator->track;

    if (evaluator->mute)
        return;
    evaluator->track = false;
    evaluator->level = (enum level)op->b;
    if (evaluator->bag)
        evaluate_unit(evaluator, op->a, node);
    else
        evaluator->noisy |= !evaluate_unit(evaluator, op->a, node);
    evaluator->level = level;
    evaluator->track = track;
}

/* unevaluatedProperties, unevaluatedItems: what nothing around has seen. */
static bool
loose_hold(struct evaluator *evaluator, uint32_t unit,
           const struct schema_op *op, const struct node *node, uint32_t since)
{
    bool members = op->code == OP_LOOSE_MEMBERS, holds = true;

    if (!node_is(node, members ? NODE_OBJECT : NODE_ARRAY))
        return true;
    if (!evaluator->mark)
        evaluator->mark =
            arena_array(evaluator->kept, uint8_t, evaluator->tree->count);
    uint32_t until = evaluator->seen.count;
    const struct node *around = evaluator->around;

    evaluator->around = node;
    evaluate_spend(evaluator, until - since, node);
    for (uint32_t i = since; i < until; i++)
        evaluator->mark[evaluator->seen.item[i]] = 1;
    for (const struct node *child = node_first(node);
         child && !evaluator->stopped; child = node_next(node, child)) {
        const struct node *value = members ? node_value(child) : child;

        if (evaluator->mark[node_index(evaluator->tree, value)])
            continue;
        evaluate_see(evaluator, value);
        if (op->a == SCHEMA_FALSE) {
            holds = false;
            explain_loose(evaluator, unit, node, child);
        } else if (op->a != SCHEMA_TRUE) {
            holds &= evaluate_child(evaluator, op->a, value);
        }
        if (!holds && !evaluator->bag)
            break;
    }
    evaluator->around = around;
    for (uint32_t i = since; i < until; i++)
        evaluator->mark[evaluator->seen.item[i]] = 0;
    return holds;
}

static bool
any_holds(struct evaluator *evaluator, uint32_t unit,
          const struct schema_op *op, const struct node *node, uint32_t since)
{
    switch ((enum schema_op_code)op->code) {
    case OP_ENUM:
        if (evaluate_choice(evaluator, op, node))
            return true;
        explain_choice(evaluator, unit, op, node);
        return false;
    case OP_REF:
        return evaluate_unit(evaluator, op->a, node);
    case OP_SWITCH:
        return switch_holds(evaluator, unit, op, node);
    case OP_ALL:
        return all_hold(evaluator, op, node);
    case OP_IF:
        return if_holds(evaluator, op, node);
    case OP_ANY:
    case OP_ONE:
        return branches_hold(evaluator, unit, evaluator->schema->word + op->a,
                             op->b, op, node);
    case OP_NOT:
        return not_holds(evaluator, unit, op, node);
    case OP_DYNAMIC:
        return evaluate_unit(evaluator, follow_dynamic(evaluator, op), node);
    case OP_WARN:
        warn(evaluator, op, node);
        return true;
    case OP_LOOSE_MEMBERS:
    case OP_LOOSE_ITEMS:
        return loose_hold(evaluator, unit, op, node, since);
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
    return true;
}

/* ---- A unit -------------------------------------------------------------- */

bool
evaluate_whole(const struct evaluator *evaluator, unsigned type,
               const struct node *number)
{
    if (!(type & SCHEMA_INTEGER) || node_has(number, NODE_INTEGER))
        return true;
    return !(type & SCHEMA_WHOLE) && decimal_is_integer(decimal_make(
                                         node_source(evaluator->tree, number)));
}

/* Whether the type is one that `type` allows. */
static bool
type_holds(const struct evaluator *evaluator, unsigned type,
           const struct node *node, enum node_kind kind)
{
    return type >> kind & 1 &&
           (kind != NODE_NUMBER || evaluate_whole(evaluator, type, node));
}

/* A string, key or number with a syntax error in it: what was meant is not
 * known, and the error is reported already.
 */
static bool
is_garbled(const struct node *node, enum node_kind kind)
{
    return node_has(node, NODE_BROKEN) &&
           (kind == NODE_STRING || kind == NODE_NUMBER);
}

/* ORDER schema_group */
static enum schema_group
group_of(enum node_kind kind)
{
    switch (kind) {
    case NODE_NUMBER:
        return GROUP_NUMBER;
    case NODE_STRING:
    case NODE_KEY:
        return GROUP_STRING;
    case NODE_ARRAY:
        return GROUP_ARRAY;
    case NODE_OBJECT:
        return GROUP_OBJECT;
    case NODE_ERROR:
    case NODE_NULL:
    case NODE_FALSE:
    case NODE_TRUE:
        break;
    }
    return GROUP_ANY;
}

static bool
kind_holds(struct evaluator *evaluator, uint32_t unit,
           const struct schema_op *op, const struct node *node,
           enum schema_group group)
{
    if (group == GROUP_OBJECT)
        return object_holds(evaluator, unit, op, node);
    if (group == GROUP_ARRAY)
        return array_holds(evaluator, unit, op, node);
    if (evaluate_scalar(evaluator, op, node))
        return true;
    explain_scalar(evaluator, unit, op, node);
    return false;
}

static bool
ops_hold(struct evaluator *evaluator, uint32_t unit, const struct node *node,
         enum schema_group group)
{
    const struct schema_unit *at = &evaluator->schema->unit[unit];
    const struct schema_op *op = evaluator->schema->op + at->op;
    uint32_t since = evaluator->seen.count;
    bool scalar = node_count(node) == 0, holds = true;

    if (group != GROUP_ANY)
        for (uint32_t i = group ? at->end[group - 1] : 0;
             i < at->end[group] && !evaluator->stopped; i++) {
            if (kind_holds(evaluator, unit, &op[i], node, group))
                continue;
            holds = false;
            if (!evaluator->bag || scalar)
                return false;
        }
    for (uint32_t i = at->end[GROUP_ANY - 1]; i < at->end[GROUP_ANY]; i++) {
        if (any_holds(evaluator, unit, &op[i], node, since))
            continue;
        holds = false;
        if (!evaluator->bag || scalar)
            return false;
    }
    return holds;
}

static bool
unit_holds(struct evaluator *evaluator, uint32_t unit, const struct node *node,
           enum node_kind kind)
{
    const struct schema_unit *at = &evaluator->schema->unit[unit];
    struct dynamic_scope scope = {at->resource, evaluator->scope};
    enum level level = evaluator->level;
    bool track = evaluator->track;
    uint32_t seen = evaluator->seen.count;

    if (evaluator->schema->dynamics &&
        (!evaluator->scope || evaluator->scope->resource != at->resource))
        evaluator->scope = &scope;
    if (at->flags & SCHEMA_SPEAKS && evaluator->bag)
        evaluator->level = explain_level(evaluator, unit);
    evaluator->track |= (at->flags & SCHEMA_TRACKS) != 0;
    bool holds = ops_hold(evaluator, unit, node, group_of(kind));

    if (!track || (!holds && !evaluator->bag))
        evaluator->seen.count = seen;
    evaluator->track = track;
    evaluator->level = level;
    evaluator->scope = scope.around;
    return holds;
}

static bool
frame_holds(struct evaluator *evaluator, uint32_t unit, const struct node *node)
{
    const struct schema_unit *at = &evaluator->schema->unit[unit];
    enum node_kind kind = node_kind(node);

    if (unit == SCHEMA_TRUE || kind == NODE_ERROR || evaluator->stopped)
        return true;
    if (evaluator->bag && bag_full(evaluator->bag)) {
        evaluator->bag->dropped++;
        return true;
    }
    if (kind == NODE_KEY)
        kind = NODE_STRING;
    if (!type_holds(evaluator, at->type, node, kind)) {
        explain_type(evaluator, unit, node);
        return false;
    }
    if (at->end[GROUP_ANY] == 0 || is_garbled(node, kind))
        return true;
    evaluator->steps += STEPS_UNIT + node_count(node);
    if (evaluator->depth == LIMIT_SCHEMA_DEPTH ||
        evaluator->steps > evaluator->most) {
        evaluate_stop(evaluator, node);
        return true;
    }
    evaluator->depth++;
    bool holds = unit_holds(evaluator, unit, node, kind);

    evaluator->depth--;
    return holds;
}

bool
evaluate_unit(struct evaluator *evaluator, uint32_t unit,
              const struct node *node)
{
    const struct evaluation_frame frame = {unit, node, evaluator->frame};

    evaluator->frame = &frame;
    bool holds = frame_holds(evaluator, unit, node);

    evaluator->frame = frame.around;
    return holds;
}
