/* Operators: what they take and give, kind by kind (jq 1.7 manual, "Builtin
 * operators and functions"; spec of the kinds: measured on jq itself).
 */

#include "jq/types/infer_state.h"

#include "base/text/decimal.h"

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
arithmetic_kinds(enum jq_expr_op op, unsigned left, unsigned right,
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
infer_add(struct arena *arena, const struct type *a, const struct type *b)
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
operands(struct infer_state *state, const struct jq_expr *expr,
         const struct type *input, struct outcome *left, struct outcome *out)
{
    struct outcome right = infer_take(state, expr->right, input);
    uint32_t mark = infer_mark_before(state, expr->left, input);

    *left = infer_take(state, expr->left, input);
    *out = outcome_times(*left, right);
    if (!right.least && !right.fails)
        *out = infer_doubt(state, mark, *out);
    return right;
}

/* One side is null of known origin and fails. */
static void
risk(struct infer_state *state, struct type_issue issue,
     const struct type *side, const struct type *other)
{
    unsigned takes;
    unsigned with =
        arithmetic_kinds(issue.expr->op, TYPE_NULL, other->kinds, &takes);

    if (with || !(side->kinds & TYPE_NULL) || !side->nulls.object)
        return;
    issue.kind = ISSUE_RISKS;
    issue.type = side;
    issue.other = other;
    infer_issue(state, issue);
}

struct outcome
infer_arithmetic(struct infer_state *state, const struct jq_expr *expr,
                 const struct type *input)
{
    struct outcome out, left, right = operands(state, expr, input, &left, &out);
    unsigned takes;
    unsigned kinds =
        arithmetic_kinds(expr->op, left.type->kinds, right.type->kinds, &takes);
    struct type_issue issue = {
        .kind = ISSUE_FAILS,
        .expr = expr,
        .what = ISSUE_OPERATOR,
        .type = left.type,
        .other = right.type,
        .wants = takes,
        .certain = state->certain && out.least,
    };
    bool divides = expr->op == OP_DIVIDE || expr->op == OP_MODULO;

    if (out.fails)
        return outcome_fails();
    if (out.most == OUTPUTS_NONE || !left.type->kinds || !right.type->kinds)
        return outcome_none();
    if (kinds && divides && left.type->kinds == TYPE_NUMBER &&
        is_zero(right.type)) {
        issue.what = ISSUE_ZERO;
        kinds = 0;
    }
    if (kinds == 0) {
        infer_issue(state, issue);
        return out.least ? outcome_fails() : outcome_none();
    }
    risk(state, issue, left.type, right.type);
    risk(state, issue, right.type, left.type);
    out.type = expr->op == OP_ADD
                   ? infer_add(state->arena, left.type, right.type)
                   : type_new(state->arena, kinds);
    return out;
}

struct outcome
infer_negate(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input)
{
    struct outcome out = infer_take(state, expr->left, input);
    struct type_issue issue = {.expr = expr,
                               .what = ISSUE_NEGATE,
                               .type = out.type,
                               .wants = TYPE_NUMBER};

    if (out.most == OUTPUTS_NONE)
        return out;
    if (!infer_accept(state, &issue, out.least))
        return out.least ? outcome_fails() : outcome_none();
    out.type = &type_number;
    return out;
}

/* ---- Comparison ---------------------------------------------------------- */

/* jq orders kinds: null, false, true, numbers, strings, arrays, objects; the
 * bits of type_kind are in that order.
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
comparison(enum jq_expr_op op, const struct type *left,
           const struct type *right)
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
infer_compare(struct infer_state *state, const struct jq_expr *expr,
              const struct type *input)
{
    struct outcome out, left, right = operands(state, expr, input, &left, &out);

    if (out.fails)
        return outcome_fails();
    if (out.most == OUTPUTS_NONE || !left.type->kinds || !right.type->kinds)
        return outcome_none();
    int truth = comparison(expr->op, left.type, right.type);

    out.type = truth < 0 ? &type_boolean : truth ? &type_true : &type_false;
    if (truth >= 0)
        infer_issue(state, (struct type_issue){
                               .kind = ISSUE_SAME,
                               .what = ISSUE_COMPARE,
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
    const struct jq_expr *last;  /* the one before */
    const struct type *narrow;   /* of `.` where they let through … */
    const struct binding *bound; /* … and of variables */
};

/* Where it is known that the right side never decides. */
static struct outcome
skip_over(struct infer_state *state, const struct jq_expr *right,
          const struct logic *logic, unsigned through)
{
    infer_try(state, right, logic->input);
    return outcome_times(outcome_one(logic->left.type->kinds & through
                                         ? &type_boolean
                                     : logic->and ? &type_false
                                                  : &type_true),
                         logic->left);
}

/* The right side sees only what the left one lets through. */
static struct outcome
logic_step(struct infer_state *state, const struct jq_expr *operand,
           struct logic *logic)
{
    unsigned through = logic->and ? TYPE_TRUTHY : TYPE_FALSY;
    const struct binding *outer = state->bound;
    struct outcome left = logic->left, right;
    unsigned stops = left.type->kinds & ~through;

    if (left.most == OUTPUTS_NONE) {
        infer_skim(state, operand);
        return left;
    }
    state->bound = logic->bound;
    if (logic->narrow->kinds)
        logic->narrow = narrow(state, logic->last, logic->narrow, logic->and);
    logic->bound = state->bound;
    if (!(left.type->kinds & through) || logic->narrow->kinds == 0) {
        state->bound = outer;
        return skip_over(state, operand, logic, through);
    }
    if (stops || !left.least)
        right = infer_maybe(state, operand, logic->narrow);
    else
        right = infer_take(state, operand, logic->narrow);
    state->bound = outer;
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
        kinds == TYPE_BOOLEAN ? &type_boolean : type_new(state->arena, kinds);
    right.fails = false;
    return outcome_times(right, left);
}

/* `and`, `or`.  A chain of one of them is gone along from its first operand to
 * the last, so that what is known behind each operand is added to what is
 * known behind those before it.
 */
struct outcome
infer_logic(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input)
{
    const struct jq_expr *link = expr;
    struct logic logic = {
        .and = expr->op == OP_AND,
        .input = input,
        .narrow = input,
        .bound = state->bound,
    };

    while (link->left->kind == EXPR_LOGIC && link->left->op == expr->op)
        link = link->left;
    logic.last = link->left;
    logic.left = infer_take(state, link->left, input);
    for (;; link = link->parent) {
        state->steps++;
        logic.left = logic_step(state, link->right, &logic);
        logic.last = link->right;
        if (link == expr)
            return logic.left;
    }
}

/* `a // b`: the outputs of `a` that are true; else `b`.  An error of `a` is
 * an error of all: `//` asks for null and false only.
 */
struct outcome
infer_alternative(struct infer_state *state, const struct jq_expr *expr,
                  const struct type *input)
{
    struct outcome left = infer_eval(state, expr->left, input);
    struct outcome right;

    if (left.fails) {
        infer_skim(state, expr->right);
        return left;
    }
    left.type = type_keep(state->arena, left.type, TYPE_TRUTHY);
    if (left.type->kinds == 0 || left.most == OUTPUTS_NONE)
        return infer_take(state, expr->right, input);
    infer_use(state, expr->left, left.type);
    right = infer_maybe(state, expr->right, input);
    infer_use(state, expr->right, right.type);
    uint8_t most = left.most > right.most ? left.most : right.most;

    return (struct outcome){
        type_join(state->arena, left.type, right.type),
        right.least,
        most,
        false,
        left.vague || right.vague,
    };
}

/* ---- Assignment ---------------------------------------------------------- */

/* The operator that `op`, such as `+=`, applies; OP_NONE: another one. */
static enum jq_expr_op
applied(enum jq_expr_op op)
{
    static const uint8_t by[][2] = {
        {OP_ADD_ASSIGN, OP_ADD},           {OP_SUBTRACT_ASSIGN, OP_SUBTRACT},
        {OP_MULTIPLY_ASSIGN, OP_MULTIPLY}, {OP_DIVIDE_ASSIGN, OP_DIVIDE},
        {OP_MODULO_ASSIGN, OP_MODULO},
    };

    for (size_t i = 0; i < sizeof by / sizeof *by; i++)
        if (by[i][0] == op)
            return (enum jq_expr_op)by[i][1];
    return OP_NONE;
}

/* Whether `left op= right` can work; else the issue FAILS. */
static bool
applies(struct infer_state *state, const struct jq_expr *expr,
        struct outcome left, struct outcome right)
{
    enum jq_expr_op op = applied(expr->op);
    unsigned takes;

    if (op == OP_NONE || !left.type->kinds || !right.type->kinds ||
        arithmetic_kinds(op, left.type->kinds, right.type->kinds, &takes))
        return true;
    infer_issue(state,
                (struct type_issue){
                    .kind = ISSUE_FAILS,
                    .expr = expr,
                    .what = ISSUE_OPERATOR,
                    .type = left.type,
                    .other = right.type,
                    .wants = takes,
                    .certain = state->certain && left.least && right.least,
                });
    return false;
}

/* What is changed is no longer what it was: only the kinds remain, and null
 * may have become an object or an array.  The paths are looked for in what
 * was there before; but for `|=`, the values come first.
 */
struct outcome
infer_assign(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input)
{
    unsigned kinds = input->kinds & (TYPE_ARRAY | TYPE_OBJECT);
    bool update = expr->op == OP_UPDATE;
    struct outcome right = outcome_any();

    if (!update)
        right = infer_take(state, expr->right, input);
    struct outcome left =
        infer_paths(state, expr->left, input, update || right.least);

    if (update && left.most == OUTPUTS_ONE)
        right = left.least ? infer_take(state, expr->right, left.type)
                           : infer_maybe(state, expr->right, left.type);
    else if (update)
        infer_try(state, expr->right, &type_any);
    infer_use(state, expr, input);
    if (right.fails)
        return update && !left.least ? outcome_any() : outcome_fails();
    if (left.fails)
        return update || right.least ? outcome_fails() : outcome_none();
    if (!applies(state, expr, left, right))
        return left.least && right.least ? outcome_fails() : outcome_any();
    if (right.most == OUTPUTS_NONE)
        return outcome_any();
    /* Of `.` itself, or of null, nothing is sure. */
    if (kinds != input->kinds || jq_expr_inner(expr->left)->kind != EXPR_FIELD)
        return outcome_any();
    struct outcome out = outcome_one(type_new(state->arena, kinds));

    if (!update && right.most == OUTPUTS_MANY)
        out.most = OUTPUTS_MANY;
    if (!right.least)
        out.least = OUTPUTS_NONE;
    return out;
}
