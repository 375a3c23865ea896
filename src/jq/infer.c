/* Abstract evaluation: the dispatcher, values, control and definitions.
 *
 * Bounds: flow_eval() asks flow_enter() for every evaluation (LIMIT_INFER_…);
 * calls of user definitions nest CALL_DEPTH deep, those of one in itself
 * SELF_DEPTH, and what is called deeper gives any.
 */
#include "jq/infer.h"

#include "base/limits.h"
#include "base/map.h"
#include "jq/flow.h"

enum {
    CALL_DEPTH = 12, /* definitions in templates are a few lines long */
    SELF_DEPTH = 3,
    RECURSED = 64, /* links of a chain that are evaluated by recursion */
};

/* ---- Values -------------------------------------------------------------- */

static struct outcome
identity(struct flow *flow, const struct expr *expr, const struct type *input)
{
    (void)flow;
    (void)expr;
    return outcome_one(input);
}

/* `..` is its input and all that is in it. */
static struct outcome
recurse(struct flow *flow, const struct expr *expr, const struct type *input)
{
    flow_use(flow, expr, input);
    return (struct outcome){&type_any, OUTPUTS_ONE, OUTPUTS_MANY, false, false};
}

static struct outcome
number(struct flow *flow, const struct expr *expr, const struct type *input)
{
    /* What JSON would write the same way, and a double holds exactly. */
    enum { EXACT = 15 };
    struct slice text = expr->text;
    bool plain = text.len > 0 && text.len <= EXACT && text.at[0] >= '0' &&
                 text.at[0] <= '9' && (text.len == 1 || text.at[0] != '0');

    (void)input;
    for (size_t i = 0; plain && i < text.len; i++)
        plain = text.at[i] >= '0' && text.at[i] <= '9';
    return outcome_one(plain ? type_literal(flow->arena, TYPE_NUMBER, text)
                             : &type_number);
}

static struct outcome
constant(struct flow *flow, const struct expr *expr, const struct type *input)
{
    (void)flow;
    (void)input;
    if (expr->kind == EXPR_NULL)
        return outcome_one(&type_null);
    return outcome_one(expr->kind == EXPR_TRUE ? &type_true : &type_false);
}

/* What could not be read, and what is only a part of others. */
static struct outcome
unread(struct flow *flow, const struct expr *expr, const struct type *input)
{
    (void)input;
    for (const struct expr *child = expr_child_next(expr, NULL); child;
         child = expr_child_next(expr, child))
        flow_skim(flow, child);
    return outcome_any();
}

static struct outcome
string(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome out = outcome_one(&type_string);
    uint32_t mark = flow_mark(flow);
    bool empty = false;

    if (!expr->list)
        return outcome_one(type_literal(flow->arena, TYPE_STRING, expr->text));
    for (const struct expr *part = expr->list; part; part = part->next) {
        if (part->kind == EXPR_TEXT)
            continue;
        struct outcome value = flow_take(flow, part, input);

        empty |= !value.least && !value.fails;
        out = outcome_times(out, value);
        if (expr->name.len && value.most)
            out = outcome_times(
                out, apply_format(flow, part, expr->name, value.type));
    }
    if (empty)
        return flow_doubt(flow, mark, out);
    return out.fails ? outcome_fails() : out;
}

static struct outcome
format(struct flow *flow, const struct expr *expr, const struct type *input)
{
    flow_use(flow, expr, input);
    return apply_format(flow, expr, expr->name, input);
}

static struct outcome
array(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome items = outcome_none();
    bool eager = flow->eager;

    flow->eager = true;
    if (expr->left)
        items = flow_take(flow, expr->left, input);
    flow->eager = eager;
    if (items.fails)
        return outcome_fails();
    return outcome_one(type_array_of(flow->arena, items.type));
}

/* ---- Objects ------------------------------------------------------------- */

struct making {
    struct shape *shape;
    struct field *field;
    struct map names; /* 1 + index in `field`, when there are many */
    struct outcome out;
    bool empty; /* a key or a value may not be there at all */
};

/* Up to so many keys are looked for one after the other. */
enum { FEW_KEYS = 16 };

/* The member called `name`, a new one if need be. */
static struct field *
member(struct making *making, struct slice name)
{
    struct shape *shape = making->shape;
    struct field *at = making->field, *end = at + shape->count;

    if (making->names.arena) {
        uint32_t *index = map_add(&making->names, name);

        if (*index == 0)
            *index = ++shape->count;
        return making->field + *index - 1;
    }
    while (at < end && !slice_equal(at->name, name))
        at++;
    if (at == end)
        shape->count++;
    return at;
}

/* The name of a key when it is known beforehand. */
static bool
key_name(struct flow *flow, const struct expr *entry, const struct type *input,
         struct making *making, struct slice *name)
{
    const struct expr *key = entry->left;

    if (entry->form == FORM_VARIABLE && !entry->right) {
        *name = key->name;
        return key->name.len > 0;
    }
    if (entry->form == FORM_LOC)
        return false;
    struct outcome out = flow_take(flow, key, input);
    struct deed deed = {
        .expr = key, .what = DEED_KEY, .type = out.type, .wants = TYPE_STRING};
    const struct literal *literal = type_single(out.type);

    making->empty |= !out.least && !out.fails;
    making->out = outcome_times(making->out, out);
    if (out.most && !flow_accept(flow, &deed, out.least))
        making->out = outcome_fails();
    if (!literal || literal->kind != TYPE_STRING)
        return false;
    *name = literal->text;
    return true;
}

static void
make_entry(struct flow *flow, const struct expr *entry,
           const struct type *input, struct making *making)
{
    struct slice name = S("");
    bool known = key_name(flow, entry, input, making, &name);
    struct outcome value = outcome_one(&type_any);

    if (entry->right)
        value = flow_take(flow, entry->right, input);
    else if (entry->form == FORM_VARIABLE)
        value = flow_take(flow, entry->left, input);
    else if (entry->form != FORM_LOC && known) {
        value = steps_member(flow, entry, input, name);
        flow_use(flow, entry, value.type);
    }
    making->empty |= !value.least && !value.fails;
    if (value.fails)
        making->out = outcome_fails();
    else
        making->out = outcome_times(making->out, value);
    if (!known) {
        /* It may replace any of the others. */
        making->shape->closed = false;
        making->shape->count = 0;
        if (making->names.arena)
            making->names = map_new(making->names.arena);
        return;
    }
    *member(making, name) = (struct field){name, value.type, false};
}

static struct outcome
object(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct making making = {
        .shape = arena_new(flow->arena, struct shape),
        .field = arena_array(flow->arena, struct field, expr->count + 1U),
    };
    uint32_t mark = flow_mark(flow);

    if (expr->count > FEW_KEYS)
        making.names = map_new(flow->arena);
    making.shape->noun = S("the object built here");
    making.shape->field = making.field;
    making.shape->closed = true;
    making.out = outcome_one(type_object_of(flow->arena, making.shape));
    for (const struct expr *e = expr->list; e; e = e->next)
        if (e->kind == EXPR_ENTRY)
            make_entry(flow, e, input, &making);
        else
            making.shape->closed = false;
    if (making.empty)
        return flow_doubt(flow, mark, making.out);
    return making.out;
}

/* ---- Control ------------------------------------------------------------- */

/* `(e)`: what it holds. */
static struct outcome
group(struct flow *flow, const struct expr *expr, const struct type *input)
{
    return flow_eval(flow, expr->left, input);
}

static struct outcome
pipe(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome left = flow_eval(flow, expr->left, input);

    if (left.most == OUTPUTS_NONE) {
        flow_skim(flow, expr->right);
        return left;
    }
    struct outcome right = left.least
                               ? flow_eval(flow, expr->right, left.type)
                               : flow_maybe(flow, expr->right, left.type);

    if (right.fails)
        return left.least ? outcome_fails() : outcome_none();
    return outcome_times(right, left);
}

static struct outcome
comma(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome left = flow_eval(flow, expr->left, input);
    /* Who takes the first output only never asks for the rest. */
    struct outcome right = flow->eager ? flow_eval(flow, expr->right, input)
                                       : flow_maybe(flow, expr->right, input);
    struct outcome both = outcome_either(flow->arena, left, right);

    both.least = left.least > right.least ? left.least : right.least;
    if (left.least && right.least)
        both.least = OUTPUTS_MANY;
    if (left.most && right.most)
        both.most = OUTPUTS_MANY;
    both.fails = left.fails || (flow->eager && right.fails);
    return both;
}

/* A branch, where `condition` holds or does not. */
static struct outcome
branch(struct flow *flow, const struct expr *condition, bool truth,
       const struct expr *body, const struct type *input, bool certain)
{
    const struct binding *outer = flow->bound;
    const struct type *narrow = assume(flow, condition, input, truth);
    struct outcome out;

    if (narrow->kinds == 0) {
        flow->bound = outer;
        if (body)
            flow_try(flow, body, input);
        return outcome_none();
    }
    if (!body)
        out = outcome_one(narrow);
    else if (certain)
        out = flow_eval(flow, body, narrow);
    else
        out = flow_maybe(flow, body, narrow);
    flow->bound = outer;
    return out;
}

static struct outcome
choice(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome condition = flow_eval(flow, expr->left, input);
    bool yes = condition.type->kinds & TYPE_TRUTHY;
    bool no = condition.type->kinds & TYPE_FALSY;

    if (condition.most == OUTPUTS_NONE) {
        flow_skim(flow, expr->right);
        if (expr->third)
            flow_skim(flow, expr->third);
        return condition;
    }
    struct outcome then = outcome_none(), other = outcome_none();

    if (yes)
        then = branch(flow, expr->left, true, expr->right, input,
                      !no && condition.least);
    else
        flow_try(flow, expr->right, input);
    if (no)
        other = branch(flow, expr->left, false, expr->third, input,
                       !yes && condition.least);
    else if (expr->third)
        flow_try(flow, expr->third, input);
    if (!yes)
        then = other;
    else if (no)
        then = outcome_either(flow->arena, then, other);
    if (then.fails)
        return condition.least ? outcome_fails() : outcome_none();
    return outcome_times(then, condition);
}

/* `e?`, `try e`, `try e catch h`. */
static struct outcome
try(struct flow *flow, const struct expr *expr, const struct type *input)
{
    /* Of `e???` the first one swallows all. */
    while (expr->kind == EXPR_OPTIONAL && expr->left->kind == EXPR_OPTIONAL)
        expr = expr->left;
    struct outcome body = flow_try(flow, expr->left, input);
    struct outcome handler = outcome_none();

    body.fails = false;
    body.least = OUTPUTS_NONE;
    if (expr->kind == EXPR_TRY && expr->right)
        handler = flow_maybe(flow, expr->right, &type_any);
    handler.fails = false;
    return outcome_either(flow->arena, body, handler);
}

/* A `break` may leave it at any time. */
static struct outcome
label(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome out = flow_maybe(flow, expr->left, input);

    /* What fails may be left before, with outputs that nobody has noted. */
    if (out.fails)
        out = outcome_any();
    out.least = OUTPUTS_NONE;
    out.vague = true;
    out.fails = false;
    return out;
}

static struct outcome
leave(struct flow *flow, const struct expr *expr, const struct type *input)
{
    (void)flow;
    (void)expr;
    (void)input;
    return outcome_none();
}

/* ---- Names --------------------------------------------------------------- */

static struct outcome
variable(struct flow *flow, const struct expr *expr, const struct type *input)
{
    uint32_t links = 0;
    const struct type *type = &type_any;

    (void)input;
    for (const struct binding *b = flow->bound; b; b = b->outer, links++)
        if (b->name == expr->target && b->type) {
            type = b->type;
            break;
        }
    flow_spend(flow, links);
    return outcome_one(type);
}

/* The definition stands here; what counts is behind it. */
static struct outcome
definition(struct flow *flow, const struct expr *expr, const struct type *input)
{
    while (expr->kind == EXPR_DEF)
        expr = expr->right;
    return flow_eval(flow, expr, input);
}

/* A closure is evaluated where it is called, with the names of its place. */
static struct outcome
closure(struct flow *flow, const struct expr *call, const struct type *input)
{
    const struct binding *outer = flow->bound, *b = outer;
    uint32_t links = 0;

    for (; b && b->name != call->target; b = b->outer)
        links++;
    flow_spend(flow, links);
    if (!b || !b->body || flow->calls >= CALL_DEPTH)
        return outcome_any();
    flow->calls++;
    flow->bound = b->scope;
    struct outcome out = flow_take(flow, b->body, input);

    flow->bound = outer;
    flow->calls--;
    return out;
}

/* Binds what `call` hands over.  `$x` parameters are evaluated one after the
 * other, and only when the one before gives something: the result says how
 * often the body runs.
 */
static struct outcome
hand_over(struct flow *flow, const struct expr *call, const struct type *input)
{
    const struct binding *outer = flow->bound;
    const struct expr *param = call->target->list;
    struct outcome times = outcome_one(&type_any);

    for (const struct expr *arg = call->list; arg && param;
         arg = arg->next, param = param->next) {
        struct binding *binding = arena_new(flow->arena, struct binding);

        *binding = (struct binding){.name = param, .body = arg, .scope = outer};
        if (param->form == FORM_VARIABLE) {
            const struct binding *here = flow->bound;

            flow->bound = outer;
            struct outcome value = flow_take(flow, arg, input);

            flow->bound = here;
            if (value.fails && times.least == OUTPUTS_NONE)
                value = outcome_none();
            times = outcome_times(times, value);
            binding->type = value.type;
            flow->certain &= value.least > OUTPUTS_NONE;
        }
        binding->outer = flow->bound;
        flow->bound = binding;
    }
    return times;
}

/* How often `def` is being evaluated. */
static unsigned
times_active(const struct flow *flow, const struct expr *def)
{
    unsigned times = 0;

    for (const struct active *a = flow->active; a; a = a->outer)
        times += a->def == def;
    return times;
}

static struct outcome
defined(struct flow *flow, const struct expr *call, const struct type *input)
{
    const struct expr *def = call->target;
    const struct binding *outer = flow->bound;
    bool certain = flow->certain;
    struct outcome times = hand_over(flow, call, input);
    struct outcome out = outcome_any();

    if (def->left && flow->calls < CALL_DEPTH && times.most &&
        times_active(flow, def) < SELF_DEPTH) {
        struct active active = {def, flow->active};

        flow->calls++;
        flow->active = &active;
        out = flow_take(flow, def->left, input);
        flow->active = active.outer;
        flow->calls--;
    }
    flow->certain = certain;
    flow->bound = outer;
    if (out.fails && times.least == OUTPUTS_NONE)
        return times.fails ? outcome_fails() : outcome_none();
    return outcome_times(out, times);
}

static struct outcome
call(struct flow *flow, const struct expr *expr, const struct type *input)
{
    const struct expr *target = expr->target;

    if (target && target->kind == EXPR_DEF)
        return defined(flow, expr, input);
    if (target && target->kind == EXPR_PARAM)
        return target->form == FORM_VARIABLE ? variable(flow, expr, input)
                                             : closure(flow, expr, input);
    if (expr->builtin)
        return apply_builtin(flow, expr, input);
    return unread(flow, expr, input);
}

/* ---- One function a kind ------------------------------------------------- */

/* Kinds that are not here are parts of others. */
static struct outcome (*const function[EXPR_count_])(struct flow *,
                                                     const struct expr *,
                                                     const struct type *) = {
    [EXPR_IDENTITY] = identity,
    [EXPR_FIELD] = steps_field,
    [EXPR_INDEX] = steps_index,
    [EXPR_SLICE] = steps_slice,
    [EXPR_ITERATE] = steps_iterate,
    [EXPR_OPTIONAL] = try,
    [EXPR_GROUP] = group,
    [EXPR_LABEL] = label,
    [EXPR_BREAK] = leave,
    [EXPR_DEF] = definition,
    [EXPR_RECURSE] = recurse,
    [EXPR_NUMBER] = number,
    [EXPR_TRUE] = constant,
    [EXPR_FALSE] = constant,
    [EXPR_NULL] = constant,
    [EXPR_STRING] = string,
    [EXPR_FORMAT] = format,
    [EXPR_LOGIC] = operate_logic,
    [EXPR_COMPARE] = operate_compare,
    [EXPR_NEGATE] = operate_negate,
    [EXPR_ARITH] = operate_arithmetic,
    [EXPR_ALTERNATIVE] = operate_alternative,
    [EXPR_ASSIGN] = operate_assign,
    [EXPR_ERROR] = unread,
    [EXPR_ARRAY] = array,
    [EXPR_OBJECT] = object,
    [EXPR_VARIABLE] = variable,
    [EXPR_CALL] = call,
    [EXPR_PIPE] = pipe,
    [EXPR_COMMA] = comma,
    [EXPR_IF] = choice,
    [EXPR_TRY] = try,
    [EXPR_REDUCE] = bind_fold,
    [EXPR_FOREACH] = bind_fold,
    [EXPR_AS] = bind_as,
};

/* Kinds whose left side is evaluated on the same input, and as surely, but for
 * `e?`.  Chains of logic are operate_logic()'s own.
 */
static bool
is_link(const struct expr *expr)
{
    return expr->kind == EXPR_FIELD || expr->kind == EXPR_INDEX ||
           expr->kind == EXPR_SLICE || expr->kind == EXPR_ITERATE ||
           expr->kind == EXPR_ARITH || expr->kind == EXPR_COMMA ||
           expr->kind == EXPR_OPTIONAL;
}

/* A chain from its first operand to the last, so that a long one does not
 * nest: each link finds its left side ready.  What is left of a `?` is tried
 * only, as flow_try() does.
 */
static struct outcome
chain(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct ready ready = {.input = input, .calls = flow->calls};
    const struct ready *outer = flow->ready;
    const struct expr *link = expr, *last = NULL;
    bool certain = flow->certain, quiet = flow->quiet;

    for (; is_link(link); link = link->left)
        if (!last && link->kind == EXPR_OPTIONAL)
            last = link;
    if (last) {
        flow->certain = false;
        flow->quiet = true;
    }
    ready.mark = flow_mark(flow);
    ready.outcome = flow_eval(flow, link, input);
    while (link != expr && !flow->spent) {
        ready.expr = link;
        link = link->parent;
        flow->ready = &ready;
        flow->steps++;
        if (link == last) {
            flow->certain = certain;
            flow->quiet = quiet;
        }
        /* Of `e??` the second one has nothing left to do. */
        if (link->kind != EXPR_OPTIONAL || ready.expr->kind != EXPR_OPTIONAL)
            ready.outcome = function[link->kind](flow, link, input);
    }
    flow->certain = certain;
    flow->quiet = quiet;
    flow->ready = outer;
    return flow->spent ? outcome_any() : ready.outcome;
}

/* What takes more of the stack counts for more. */
static inline unsigned
levels_of(const struct expr *expr)
{
    return expr->kind == EXPR_CALL || expr->kind == EXPR_ARITH ||
                   expr->kind == EXPR_OBJECT || expr->kind == EXPR_INDEX ||
                   expr->kind == EXPR_SLICE || expr->kind == EXPR_ASSIGN ||
                   expr->kind == EXPR_COMPARE
               ? 4
               : 1;
}

struct outcome
flow_eval(struct flow *flow, const struct expr *expr, const struct type *input)
{
    const struct ready *ready = flow->ready;
    struct outcome out = outcome_any();

    if (!expr || !function[expr->kind])
        return out;
    if (ready && ready->expr == expr && ready->input == input &&
        ready->calls == flow->calls)
        return ready->outcome;
    unsigned levels = levels_of(expr);

    if (!flow_enter(flow, levels))
        out = outcome_any();
    else if (flow->depth > RECURSED && is_link(expr) && is_link(expr->left))
        out = chain(flow, expr, input);
    else
        out = function[expr->kind](flow, expr, input);
    flow_leave(flow, levels);
    return out;
}

/* When it fails one way or the other, in each branch for itself, then what
 * fails there is the reason.
 */
static void
be_certain(struct facts *facts)
{
    for (uint32_t i = 0; i < facts->deeds.count; i++)
        if (facts->deeds.item[i].kind == DEED_FAILS &&
            facts->deeds.item[i].certain)
            return;
    for (uint32_t i = 0; i < facts->deeds.count; i++)
        facts->deeds.item[i].certain = facts->deeds.item[i].kind == DEED_FAILS;
}

static uint64_t
most_bytes(uint64_t len)
{
    uint64_t most = LIMIT_INFER_BYTES + len * LIMIT_INFER_BYTES_PER_BYTE;

    return most < LIMIT_INFER_BYTES_MOST ? most : LIMIT_INFER_BYTES_MOST;
}

struct outcome
jq_infer(struct arena *arena, const struct expr *root, const struct type *input,
         const struct infer_options *options, struct facts *facts)
{
    uint64_t len = root->span.len;
    struct flow flow = {
        .arena = arena,
        .facts = facts,
        .options = options,
        .certain = true,
        .most_steps = LIMIT_INFER_STEPS + len * LIMIT_INFER_STEPS_PER_BYTE,
        .most_bytes = most_bytes(len),
        .used = arena->used,
    };

    struct outcome out = flow_take(&flow, root, input);

    facts->steps = flow.steps;
    facts->bytes = arena->used - flow.used;
    if (flow.spent) {
        facts->spent = true;
        facts->list.count = facts->deeds.count = 0;
        facts->kinds = 0;
        return outcome_any();
    }
    if (out.fails)
        be_certain(facts);
    return out;
}
