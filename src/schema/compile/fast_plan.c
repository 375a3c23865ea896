#include "schema/compile/fast_plan.h"

#include "schema/compile/object_steps.h"

/* The ops of one group of a unit. */
struct prop_run {
    const struct schema_op *op;
    uint32_t count;
};

static struct prop_run
run_of(const struct schema *schema, const struct schema_unit *at,
       enum schema_group group)
{
    uint32_t from = group ? at->end[group - 1] : 0;

    return (struct prop_run){schema->op + at->op + from, at->end[group] - from};
}

/* A bound that lies one beyond the number; false when there is no such. */
static bool
beyond(int64_t number, int64_t step, int64_t *bound)
{
    return !__builtin_add_overflow(number, step, bound);
}

/* Adds the bound of `op`; false when the plan cannot express it. */
static bool
add_bound(const struct schema *schema, const struct schema_op *op,
          struct schema_fast_plan *plan)
{
    const struct schema_number *number = &schema->number[op->a];
    int64_t low = INT64_MIN, high = INT64_MAX;

    if (op->code == OP_MULTIPLE || !number->small)
        return false;
    if (op->code == OP_MINIMUM)
        low = number->value;
    else if (op->code == OP_MAXIMUM)
        high = number->value;
    else if (op->code == OP_ABOVE && !beyond(number->value, 1, &low))
        return false;
    else if (op->code == OP_BELOW && !beyond(number->value, -1, &high))
        return false;
    plan->low = low > plan->low ? low : plan->low;
    plan->high = high < plan->high ? high : plan->high;
    return true;
}

/* Bounds of whole numbers; what is written otherwise goes to the ops. */
static enum schema_fast_code
fast_number(const struct schema *schema, struct prop_run ops,
            struct schema_fast_plan *plan)
{
    plan->low = INT64_MIN;
    plan->high = INT64_MAX;
    for (uint32_t i = 0; i < ops.count; i++)
        if (!add_bound(schema, &ops.op[i], plan))
            return FAST_OPS;
    return ops.count ? FAST_RANGE : FAST_WHOLE;
}

/* A length, a pattern, or both. */
static enum schema_fast_code
fast_string(struct prop_run ops, struct schema_fast_plan *plan)
{
    enum schema_fast_code code = FAST_OPS;

    plan->longest = UINT32_MAX;
    for (uint32_t i = 0; i < ops.count; i++) {
        const struct schema_op *op = &ops.op[i];

        if (op->code == OP_LENGTH && code == FAST_OPS) {
            plan->shortest = op->a;
            plan->longest = op->b;
            code = FAST_LENGTH;
        } else if (op->code == OP_PATTERN && code != FAST_PATTERN) {
            plan->text = op->a;
            code = FAST_PATTERN;
        } else {
            return FAST_OPS;
        }
    }
    return code;
}

static enum schema_fast_code
fast_array(struct prop_run ops, struct schema_fast_plan *plan)
{
    plan->items = SCHEMA_TRUE;
    plan->most = UINT32_MAX;
    for (uint32_t i = 0; i < ops.count; i++) {
        const struct schema_op *op = &ops.op[i];

        if (op->code == OP_ELEMENTS) {
            plan->fewest = op->a;
            plan->most = op->b;
        } else if (op->code == OP_ITEMS && op->b == 0 &&
                   op->a != SCHEMA_FALSE) {
            plan->items = op->a;
        } else {
            return FAST_OPS;
        }
    }
    return FAST_ITEMS;
}

static enum schema_fast_code
fast_object(const struct schema *schema, struct prop_run ops,
            struct schema_fast_plan *plan)
{
    if (ops.count != 1 || ops.op->code != OP_OBJECT)
        return FAST_OPS;
    plan->object = ops.op->a;
    return schema_object_is_few(&schema->object[plan->object]) ? FAST_FEW
                                                               : FAST_MEMBERS;
}

static void
set_string(struct schema_fast_plan *plan, enum schema_fast_code code)
{
    plan->how[NODE_STRING] = plan->how[NODE_KEY] = (uint8_t)code;
}

/* All that is demanded of an object, which may be one thing only. */
static void
fast_steps(struct build *build, const struct schema *schema, uint32_t unit,
           struct schema_fast_plan *plan)
{
    struct object_step_list list = object_steps_make(build, schema, unit);
    struct schema_step step = build->step.item[list.first];
    bool alone = step.code != STEP_END && !step.warn && !list.conditional &&
                 build->step.item[list.first + 1].code == STEP_END;

    plan->how[NODE_OBJECT] = FAST_STEPS;
    plan->object = list.first;
    if (alone && (step.code == STEP_FEW || step.code == STEP_MEMBERS)) {
        plan->how[NODE_OBJECT] =
            step.code == STEP_FEW ? FAST_FEW : FAST_MEMBERS;
        plan->object = step.a;
        build->step.count = list.first;
    }
}

static void
fast_unit(const struct schema *schema, const struct schema_unit *at,
          struct schema_fast_plan *plan)
{
    struct prop_run any = run_of(schema, at, GROUP_ANY);
    struct prop_run strings = run_of(schema, at, GROUP_STRING);

    *plan = (struct schema_fast_plan){
        .may = at->may,
        .sure = at->sure,
        .target = at->target,
    };
    if (at->flags & SCHEMA_TRACKS)
        return;
    if (any.count == 1 && any.op->code == OP_ENUM && strings.count == 0) {
        set_string(plan, FAST_CHOICE);
        plan->text = (uint32_t)(any.op - schema->op);
    }
    if (any.count)
        return;
    plan->how[NODE_NUMBER] =
        (uint8_t)fast_number(schema, run_of(schema, at, GROUP_NUMBER), plan);
    set_string(plan, fast_string(strings, plan));
    plan->how[NODE_ARRAY] =
        (uint8_t)fast_array(run_of(schema, at, GROUP_ARRAY), plan);
    plan->how[NODE_OBJECT] =
        (uint8_t)fast_object(schema, run_of(schema, at, GROUP_OBJECT), plan);
}

void
fast_plan_make(struct build *build)
{
    struct schema schema = build_schema(build);

    for (uint32_t i = 0; i < schema.units; i++) {
        const struct schema_unit *at = &schema.unit[i];
        struct schema_fast_plan *plan =
            vec_push(build->arena, &build->fast_plan);

        fast_unit(&schema, at, plan);
        if (plan->how[NODE_OBJECT] == FAST_OPS && at->target == i &&
            !(at->flags & SCHEMA_TRACKS) &&
            (at->may & ~at->sure) >> NODE_OBJECT & 1)
            fast_steps(build, &schema, i, plan);
    }
}
