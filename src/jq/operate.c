/* Operators: what they take and give, kind by kind (jq 1.7 manual, "Builtin
 * operators and functions"; spec of the kinds: measured on jq itself).
 */

#include "jq/flow.h"

#include "base/decimal.h"

/* ---- Arithmetic ---------------------------------------------------------- */

struct arithmetic_row {
    uint8_t op;
    unsigned left, right, gives;
};

/* What works; null is the neutral element of `+` besides. */
static const struct arithmetic_row rows[] = {
    {OP_ADD, TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER},
    {OP_ADD, TYPE_STRING, TYPE_STRING, TYPE_STRING},
    {OP_ADD, TYPE_ARRAY, TYPE_ARRAY, TYPE_ARRAY},
    {OP_ADD, TYPE_OBJECT, TYPE_OBJECT, TYPE_OBJECT},
    {OP_SUBTRACT, TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER},
    {OP_SUBTRACT, TYPE_ARRAY, TYPE_ARRAY, TYPE_ARRAY},
    {OP_MULTIPLY, TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER},
    {OP_MULTIPLY, TYPE_STRING, TYPE_NUMBER, TYPE_STRING | TYPE_NULL},
    {OP_MULTIPLY, TYPE_NUMBER, TYPE_STRING, TYPE_STRING | TYPE_NULL},
    {OP_MULTIPLY, TYPE_OBJECT, TYPE_OBJECT, TYPE_OBJECT},
    {OP_DIVIDE, TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER},
    {OP_DIVIDE, TYPE_STRING, TYPE_STRING, TYPE_ARRAY},
    {OP_MODULO, TYPE_NUMBER, TYPE_NUMBER, TYPE_NUMBER},
};

/* Kinds of `left op right`; 0 when it never works.  `*takes`: those of the
 * left kinds that work with some of the right ones.
 */
static unsigned
arithmetic_kinds(enum expr_op op, unsigned left, unsigned right,
                 unsigned *takes)
{
    unsigned gives = 0;

    *takes = 0;
    if (op == OP_ADD && left & TYPE_NULL) {
        gives |= right;
        *takes |= TYPE_NULL;
    }
    if (op == OP_ADD && right & TYPE_NULL) {
        gives |= left;
        *takes |= left;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].op != op || !(left & rows[i].left) ||
            !(right & rows[i].right))
            continue;
        gives |= rows[i].gives;
        *takes |= rows[i].left;
    }
    return gives;
}

static bool
is_zero(const struct type *type)
{
    const struct literal *literal = type_single(type);

    return literal && literal->kind == TYPE_NUMBER &&
           decimal_make(literal->text).count == 0;
}

/* What the elements of two arrays give when joined; any when not known. */
static const struct type *
add_arrays(struct arena *arena, const struct type *a, const struct type *b)
{
    if (!a->element || !b->element)
        return &type_array;
    return type_array_of(arena, type_join(arena, a->element, b->element));
}

const struct type *
operate_add(struct arena *arena, const struct type *a, const struct type *b)
{
    unsigned takes;
    unsigned kinds = arithmetic_kinds(OP_ADD, a->kinds, b->kinds, &takes);
    struct type *type = arena_new(arena, struct type);

    if (a->kinds == TYPE_OBJECT && b->kinds == TYPE_OBJECT)
        return type_merge(arena, a, b);
    if (a->kinds == TYPE_ARRAY && b->kinds == TYPE_ARRAY)
        return add_arrays(arena, a, b);
    if (a->kinds == TYPE_NULL)
        return b;
    if (b->kinds == TYPE_NULL)
        return a;
    type->kinds = kinds;
    return type;
}

/* Both sides; jq asks for the right one first. */
static struct outcome
operands(struct flow *flow, const struct expr *expr, const struct type *input,
         struct outcome *left, struct outcome *out)
{
    struct outcome right = flow_take(flow, expr->right, input);
    uint32_t mark = flow_mark_before(flow, expr->left, input);

    *left = flow_take(flow, expr->left, input);
    *out = outcome_times(*left, right);
    if (!right.least && !right.fails)
        *out = flow_doubt(flow, mark, *out);
    return right;
}

/* One side is null of known origin and fails. */
static void
risk(struct flow *flow, struct deed deed, const struct type *side,
     const struct type *other)
{
    unsigned takes;
    unsigned with =
        arithmetic_kinds(deed.expr->op, TYPE_NULL, other->kinds, &takes);

    if (with || !(side->kinds & TYPE_NULL) || !side->nulls.shape)
        return;
    deed.kind = DEED_RISKS;
    deed.type = side;
    deed.other = other;
    flow_deed(flow, deed);
}

struct outcome
operate_arithmetic(struct flow *flow, const struct expr *expr,
                   const struct type *input)
{
    struct outcome out, left, right = operands(flow, expr, input, &left, &out);
    unsigned takes;
    unsigned kinds =
        arithmetic_kinds(expr->op, left.type->kinds, right.type->kinds, &takes);
    struct deed deed = {
        .kind = DEED_FAILS,
        .expr = expr,
        .what = DEED_OPERATOR,
        .type = left.type,
        .other = right.type,
        .wants = takes,
        .certain = flow->certain && out.least,
    };
    bool divides = expr->op == OP_DIVIDE || expr->op == OP_MODULO;

    if (out.fails)
        return outcome_fails();
    if (out.most == OUTPUTS_NONE || !left.type->kinds || !right.type->kinds)
        return outcome_none();
    if (kinds && divides && left.type->kinds == TYPE_NUMBER &&
        is_zero(right.type)) {
        deed.what = DEED_ZERO;
        kinds = 0;
    }
    if (kinds == 0) {
        flow_deed(flow, deed);
        return out.least ? outcome_fails() : outcome_none();
    }
    risk(flow, deed, left.type, right.type);
    risk(flow, deed, right.type, left.type);
    out.type = expr->op == OP_ADD
                   ? operate_add(flow->arena, left.type, right.type)
                   : type_new(flow->arena, kinds);
    return out;
}

struct outcome
operate_negate(struct flow *flow, const struct expr *expr,
               const struct type *input)
{
    struct outcome out = flow_take(flow, expr->left, input);
    struct deed deed = {.expr = expr,
                        .what = DEED_NEGATE,
                        .type = out.type,
                        .wants = TYPE_NUMBER};

    if (out.most == OUTPUTS_NONE)
        return out;
    if (!flow_accept(flow, &deed, out.least))
        return out.least ? outcome_fails() : outcome_none();
    out.type = &type_number;
    return out;
}

/* ---- Comparison ---------------------------------------------------------- */

/* jq orders kinds: null, false, true, numbers, strings, arrays, objects; the
 * bits of type_kind stand in that order.
 */
static unsigned
lowest(unsigned kinds)
{
    return kinds & (~kinds + 1);
}

static unsigned
highest(unsigned kinds)
{
    while (kinds & (kinds - 1))
        kinds &= kinds - 1;
    return kinds;
}

/* 1: always, 0: never, -1: who knows. */
static int
equality(const struct type *left, const struct type *right)
{
    if (type_disjoint(left, right))
        return 0;
    /* null, true and false are one value each. */
    if (left->kinds == right->kinds && left->kinds < TYPE_NUMBER &&
        !(left->kinds & (left->kinds - 1)))
        return 1;
    return -1;
}

static int
comparison(enum expr_op op, const struct type *left, const struct type *right)
{
    bool below = highest(left->kinds) < lowest(right->kinds);
    bool above = lowest(left->kinds) > highest(right->kinds);
    int equal = equality(left, right);

    if (op == OP_EQUAL)
        return equal;
    if (op == OP_NOT_EQUAL)
        return equal < 0 ? -1 : !equal;
    if (below)
        return op == OP_LESS || op == OP_LESS_EQUAL;
    if (above)
        return op == OP_GREATER || op == OP_GREATER_EQUAL;
    return -1;
}

struct outcome
operate_compare(struct flow *flow, const struct expr *expr,
                const struct type *input)
{
    struct outcome out, left, right = operands(flow, expr, input, &left, &out);

    if (out.fails)
        return outcome_fails();
    if (out.most == OUTPUTS_NONE || !left.type->kinds || !right.type->kinds)
        return outcome_none();
    int truth = comparison(expr->op, left.type, right.type);

    out.type = truth < 0 ? &type_boolean : truth ? &type_true : &type_false;
    if (truth >= 0)
        flow_deed(flow, (struct deed){
                            .kind = DEED_SAME,
                            .what = DEED_COMPARE,
                            .expr = expr,
                            .type = left.type,
                            .other = right.type,
                            .truth = truth,
                        });
    return out;
}

/* ---- Logic --------------------------------------------------------------- */

/* A chain of `and`s, or of `or`s, under way. */
struct logic {
    bool and;
    const struct type *input;
    struct outcome left;         /* of all operands so far */
    const struct expr *last;     /* the one before */
    const struct type *narrow;   /* of `.` where they let through … */
    const struct binding *bound; /* … and of variables */
};

/* Where it is known that the right side never decides. */
static struct outcome
pass_over(struct flow *flow, const struct expr *right,
          const struct logic *logic, unsigned through)
{
    flow_try(flow, right, logic->input);
    return outcome_times(outcome_one(logic->left.type->kinds & through
                                         ? &type_boolean
                                     : logic->and ? &type_false
                                                  : &type_true),
                         logic->left);
}

/* The right side sees only what the left one lets through. */
static struct outcome
logic_step(struct flow *flow, const struct expr *operand, struct logic *logic)
{
    unsigned through = logic->and ? TYPE_TRUTHY : TYPE_FALSY;
    const struct binding *outer = flow->bound;
    struct outcome left = logic->left, right;
    unsigned stops = left.type->kinds & ~through;

    if (left.most == OUTPUTS_NONE) {
        flow_skim(flow, operand);
        return left;
    }
    flow->bound = logic->bound;
    if (logic->narrow->kinds)
        logic->narrow = assume(flow, logic->last, logic->narrow, logic->and);
    logic->bound = flow->bound;
    if (!(left.type->kinds & through) || logic->narrow->kinds == 0) {
        flow->bound = outer;
        return pass_over(flow, operand, logic, through);
    }
    if (stops || !left.least)
        right = flow_maybe(flow, operand, logic->narrow);
    else
        right = flow_take(flow, operand, logic->narrow);
    flow->bound = outer;
    unsigned kinds = stops ? (logic->and ? TYPE_FALSE : TYPE_TRUE) : 0;

    if (right.type->kinds & TYPE_TRUTHY)
        kinds |= TYPE_TRUE;
    if (right.type->kinds & TYPE_FALSY)
        kinds |= TYPE_FALSE;
    if (right.fails && !stops && left.least)
        return outcome_fails();
    /* Where the left side decides there is one output, whatever the right. */
    if (stops && right.most == OUTPUTS_NONE)
        right.most = OUTPUTS_ONE;
    right.type =
        kinds == TYPE_BOOLEAN ? &type_boolean : type_new(flow->arena, kinds);
    right.fails = false;
    return outcome_times(right, left);
}

/* `and`, `or`.  A chain of one of them is gone along from its first operand to
 * the last, so that what is known behind each operand is added to what is
 * known behind those before it.
 */
struct outcome
operate_logic(struct flow *flow, const struct expr *expr,
              const struct type *input)
{
    const struct expr *link = expr;
    struct logic logic = {
        .and = expr->op == OP_AND,
        .input = input,
        .narrow = input,
        .bound = flow->bound,
    };

    while (link->left->kind == EXPR_LOGIC && link->left->op == expr->op)
        link = link->left;
    logic.last = link->left;
    logic.left = flow_take(flow, link->left, input);
    for (;; link = link->parent) {
        flow->steps++;
        logic.left = logic_step(flow, link->right, &logic);
        logic.last = link->right;
        if (link == expr)
            return logic.left;
    }
}

/* `a // b`: the outputs of `a` that are true; else `b`.  An error of `a` is
 * an error of all: `//` asks for null and false only.
 */
struct outcome
operate_alternative(struct flow *flow, const struct expr *expr,
                    const struct type *input)
{
    struct outcome left = flow_eval(flow, expr->left, input);
    struct outcome right;

    if (left.fails) {
        flow_skim(flow, expr->right);
        return left;
    }
    left.type = type_keep(flow->arena, left.type, TYPE_TRUTHY);
    if (left.type->kinds == 0 || left.most == OUTPUTS_NONE)
        return flow_take(flow, expr->right, input);
    flow_use(flow, expr->left, left.type);
    right = flow_maybe(flow, expr->right, input);
    flow_use(flow, expr->right, right.type);
    uint8_t most = left.most > right.most ? left.most : right.most;

    return (struct outcome){
        type_join(flow->arena, left.type, right.type),
        right.least,
        most,
        false,
        left.vague || right.vague,
    };
}

/* ---- Assignment ---------------------------------------------------------- */

/* The operator that `op`, such as `+=`, applies; OP_NONE: another one. */
static enum expr_op
applied(enum expr_op op)
{
    static const uint8_t by[][2] = {
        {OP_ADD_ASSIGN, OP_ADD},           {OP_SUBTRACT_ASSIGN, OP_SUBTRACT},
        {OP_MULTIPLY_ASSIGN, OP_MULTIPLY}, {OP_DIVIDE_ASSIGN, OP_DIVIDE},
        {OP_MODULO_ASSIGN, OP_MODULO},
    };

    for (size_t i = 0; i < sizeof by / sizeof *by; i++)
        if (by[i][0] == op)
            return (enum expr_op)by[i][1];
    return OP_NONE;
}

/* Whether `left op= right` can work; else the deed FAILS. */
static bool
applies(struct flow *flow, const struct expr *expr, struct outcome left,
        struct outcome right)
{
    enum expr_op op = applied(expr->op);
    unsigned takes;

    if (op == OP_NONE || !left.type->kinds || !right.type->kinds ||
        arithmetic_kinds(op, left.type->kinds, right.type->kinds, &takes))
        return true;
    flow_deed(flow, (struct deed){
                        .kind = DEED_FAILS,
                        .expr = expr,
                        .what = DEED_OPERATOR,
                        .type = left.type,
                        .other = right.type,
                        .wants = takes,
                        .certain = flow->certain && left.least && right.least,
                    });
    return false;
}

/* What is changed is no longer what it was: only the kinds remain, and null
 * may have become an object or an array.  The paths are looked for in what
 * was there before; but for `|=`, the values come first.
 */
struct outcome
operate_assign(struct flow *flow, const struct expr *expr,
               const struct type *input)
{
    unsigned kinds = input->kinds & (TYPE_ARRAY | TYPE_OBJECT);
    bool update = expr->op == OP_UPDATE;
    struct outcome right = outcome_any();

    if (!update)
        right = flow_take(flow, expr->right, input);
    struct outcome left =
        flow_paths(flow, expr->left, input, update || right.least);

    if (update && left.most == OUTPUTS_ONE)
        right = left.least ? flow_take(flow, expr->right, left.type)
                           : flow_maybe(flow, expr->right, left.type);
    else if (update)
        flow_try(flow, expr->right, &type_any);
    flow_use(flow, expr, input);
    if (right.fails)
        return update && !left.least ? outcome_any() : outcome_fails();
    if (left.fails)
        return update || right.least ? outcome_fails() : outcome_none();
    if (!applies(flow, expr, left, right))
        return left.least && right.least ? outcome_fails() : outcome_any();
    if (right.most == OUTPUTS_NONE)
        return outcome_any();
    /* Of `.` itself, or of null, nothing is sure. */
    if (kinds != input->kinds || expr_inner(expr->left)->kind != EXPR_FIELD)
        return outcome_any();
    struct outcome out = outcome_one(type_new(flow->arena, kinds));

    if (!update && right.most == OUTPUTS_MANY)
        out.most = OUTPUTS_MANY;
    if (!right.least)
        out.least = OUTPUTS_NONE;
    return out;
}
