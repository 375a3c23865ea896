#include "schema/compile/object_steps.h"

#include "schema/ir/forbidden_names.h"

/* Real schemas need a handful of each.  The bounds keep the work, and the
 * steps, in proportion to the schema, however often its units lead to each
 * other.
 */
enum {
    MAX_DEPTH = 8,  /* units inside each other that are taken apart */
    MAX_UNITS = 16, /* that are taken apart in all, for one list */
    MAX_STEPS = 32, /* of a list, before further units are left whole */
};

/* The steps of a unit under way. */
struct steps {
    struct build *build;
    const struct schema *schema;
    uint32_t first;             /* step */
    uint32_t around[MAX_DEPTH]; /* the units that are taken apart now */
    uint32_t depth;
    struct {
        uint32_t unit;
        bool warn;
    } taken[MAX_UNITS]; /* those that were, inside of the first one */
    uint32_t takens;
    bool warn;        /* a fault is a warning only */
    bool conditional; /* see object_steps.h */
};

static bool
is_sure(const struct steps *s, uint32_t unit)
{
    return s->schema->unit[unit].sure >> NODE_OBJECT & 1;
}

static bool
is_possible(const struct steps *s, uint32_t unit)
{
    return s->schema->unit[unit].may >> NODE_OBJECT & 1;
}

/* One more step, unless it is among the first ones already. */
static void
add(struct steps *s, enum schema_step_code code, uint32_t a, uint32_t b)
{
    uint32_t end = s->build->step.count;

    if (end > s->first + MAX_STEPS)
        end = s->first + MAX_STEPS;
    for (uint32_t i = s->first; i < end; i++) {
        const struct schema_step *at = &s->build->step.item[i];

        if (at->code == code && at->a == a && at->b == b &&
            (at->warn == s->warn || !at->warn))
            return;
    }
    *vec_push(s->build->arena, &s->build->step) =
        (struct schema_step){(uint16_t)code, s->warn, a, b};
}

static void
add_op(struct steps *s, enum schema_step_code code, const struct schema_op *op)
{
    add(s, code, (uint32_t)(op - s->schema->op), 0);
}

static void add_unit(struct steps *s, uint32_t unit);

static void
add_object_op(struct steps *s, const struct schema_op *op)
{
    const struct schema *schema = s->schema;
    const struct schema_enum *barred =
        op->code == OP_NAMES ? forbidden_names_list(schema, op->a) : NULL;

    if (barred)
        add(s, STEP_FORBIDDEN, (uint32_t)(barred - schema->choice), 0);
    else if (op->code == OP_NAMES)
        add(s, STEP_NAMES, op->a, 0);
    else if (op->code != OP_OBJECT)
        add_op(s, STEP_OP, op);
    else if (schema_object_is_few(&schema->object[op->a]))
        add(s, STEP_FEW, op->a, 0);
    else
        add(s, STEP_MEMBERS, op->a, 0);
}

static void
add_condition(struct steps *s, const struct schema_op *op)
{
    const uint32_t *unit = s->schema->word + op->a;

    s->conditional = true;
    if (is_sure(s, unit[0]))
        add_unit(s, unit[1]);
    else if (!is_possible(s, unit[0]))
        add_unit(s, unit[2]);
    else if (!is_sure(s, unit[1]) || !is_sure(s, unit[2]))
        add(s, STEP_IF, op->a, 0);
}

/* anyOf, oneOf: the only branch that is possible says it all. */
static void
add_branches(struct steps *s, const struct schema_op *op)
{
    const uint32_t *branch = s->schema->word + op->a;
    uint32_t possible = 0, last = SCHEMA_FALSE;

    for (uint32_t i = 0; i < op->b; i++) {
        if (op->code == OP_ANY && is_sure(s, branch[i]))
            return;
        if (is_possible(s, branch[i])) {
            possible++;
            last = branch[i];
        }
    }
    if (possible <= 1)
        add_unit(s, last);
    else
        add(s, op->code == OP_ANY ? STEP_ANY : STEP_ONE, op->a, op->b);
}

static void
add_any_op(struct steps *s, const struct schema_op *op)
{
    bool warn = s->warn;

    if (op->code == OP_REF) {
        add_unit(s, op->a);
    } else if (op->code == OP_ALL) {
        for (uint32_t i = 0; i < op->b; i++)
            add_unit(s, s->schema->word[op->a + i]);
    } else if (op->code == OP_WARN) {
        s->warn = true;
        add_unit(s, op->a);
        s->warn = warn;
    } else if (op->code == OP_IF) {
        add_condition(s, op);
    } else if (op->code == OP_ANY || op->code == OP_ONE) {
        add_branches(s, op);
    } else if (op->code == OP_SWITCH) {
        add(s, STEP_SWITCH, op->a, 0);
    } else if (op->code == OP_ENUM) {
        add_op(s, STEP_CHOICE, op);
    } else if (op->code == OP_NOT && is_possible(s, op->a)) {
        add(s, STEP_NOT, op->a, 0);
    }
}

/* What demands more of an object than to be one, op by op. */
static void
take_apart(struct steps *s, uint32_t unit)
{
    const struct schema_unit *at = &s->schema->unit[unit];
    const struct schema_op *op = s->schema->op + at->op;

    s->around[s->depth++] = unit;
    for (uint32_t i = at->end[GROUP_ARRAY]; i < at->end[GROUP_OBJECT]; i++)
        add_object_op(s, &op[i]);
    for (uint32_t i = at->end[GROUP_OBJECT]; i < at->end[GROUP_ANY]; i++)
        add_any_op(s, &op[i]);
    s->depth--;
}

/* How many steps `unit` has at most, when those it leads to are left whole. */
static uint32_t
steps_of(const struct steps *s, uint32_t unit)
{
    const struct schema_unit *at = &s->schema->unit[unit];
    const struct schema_op *op = s->schema->op + at->op;
    uint32_t steps = at->end[GROUP_ANY] - at->end[GROUP_ARRAY];

    for (uint32_t i = at->end[GROUP_OBJECT]; i < at->end[GROUP_ANY]; i++)
        steps += op[i].code == OP_ALL ? op[i].b : 0;
    return steps;
}

/* A unit that leads to itself, or too far, or is not for the fast walk. */
static bool
is_left_whole(const struct steps *s, uint32_t unit)
{
    uint32_t steps = s->build->step.count - s->first;

    if (s->depth == MAX_DEPTH || s->takens == MAX_UNITS ||
        s->schema->unit[unit].flags & SCHEMA_TRACKS || !is_possible(s, unit) ||
        steps >= MAX_STEPS || steps_of(s, unit) > MAX_STEPS - steps)
        return true;
    for (uint32_t i = 0; i < s->depth; i++)
        if (s->around[i] == unit)
            return true;
    return false;
}

/* Whether the steps of `unit` are there, and no less strict. */
static bool
is_taken(const struct steps *s, uint32_t unit)
{
    for (uint32_t i = 0; i < s->takens; i++)
        if (s->taken[i].unit == unit &&
            (s->taken[i].warn == s->warn || !s->taken[i].warn))
            return true;
    return false;
}

static void
add_unit(struct steps *s, uint32_t unit)
{
    unit = s->schema->unit[unit].target;
    if (is_sure(s, unit) || is_taken(s, unit))
        return;
    if (is_left_whole(s, unit)) {
        add(s, STEP_UNIT, unit, 0);
        return;
    }
    take_apart(s, unit);
    if (s->takens < MAX_UNITS) {
        s->taken[s->takens].unit = unit;
        s->taken[s->takens++].warn = s->warn;
    }
}

/* How often members are looked for: 2 stands for some. */
static uint32_t
looks_of(const struct schema_step *step)
{
    switch ((enum schema_step_code)step->code) {
    case STEP_FORBIDDEN:
    case STEP_ANY:
    case STEP_ONE:
        return 2;
    case STEP_FEW:
    case STEP_UNIT:
    case STEP_IF:
    case STEP_NOT:
    case STEP_OP:
        return 1;
    case STEP_MEMBERS:
    case STEP_NOTE:
    case STEP_NAMES:
    case STEP_SWITCH:
    case STEP_CHOICE:
    case STEP_END:
        break;
    }
    return 0;
}

/* To note the names costs about as much as to look for a single one, and does
 * not last: the members' values note theirs.
 */
static void
add_note(struct steps *s)
{
    uint32_t looks = 0, count = s->build->step.count, at = count;

    for (uint32_t i = count; i > s->first; i--) {
        uint32_t more = looks_of(&s->build->step.item[i - 1]);

        looks += more;
        at = more ? i - 1 : at;
    }
    if (looks < 2)
        return;
    vec_push(s->build->arena, &s->build->step);
    struct schema_step *step = s->build->step.item + at;

    memmove(step + 1, step, (count - at) * sizeof *step);
    *step = (struct schema_step){.code = STEP_NOTE};
}

struct object_step_list
object_steps_make(struct build *build, const struct schema *schema,
                  uint32_t unit)
{
    struct steps s = {
        .build = build,
        .schema = schema,
        .first = build->step.count,
    };

    take_apart(&s, unit);
    add_note(&s);
    *vec_push(build->arena, &build->step) =
        (struct schema_step){.code = STEP_END};
    return (struct object_step_list){s.first, s.conditional};
}
