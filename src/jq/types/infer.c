/* Abstract evaluation: the dispatcher, values and control.
 *
 * Bounds: infer_eval() asks infer_enter() for every evaluation (LIMIT_INFER_…).
 */
#include "jq/types/infer.h"

#include "base/containers/map.h"
#include "base/core/limits.h"
#include "jq/types/infer_state.h"

/* Links of a chain that are evaluated by recursion. */
enum { RECURSED = 64 };

/* ---- Values -------------------------------------------------------------- */

static struct outcome
identity(struct infer_state *state, const struct jq_expr *expr,
         const struct type *input)
{
    (void)state;
    (void)expr;
    return outcome_one(input);
}

/* `..` is its input and all that is in it. */
static struct outcome
recurse(struct infer_state *state, const struct jq_expr *expr,
        const struct type *input)
{
    infer_use(state, expr, input);
    return (struct outcome){&type_any, OUTPUTS_ONE, OUTPUTS_MANY, false, false};
}

static struct outcome
number(struct infer_state *state, const struct jq_expr *expr,
       const struct type *input)
{
    /* What JSON would write the same way, and a double holds exactly. */
    enum { EXACT = 15 };
    struct slice text = expr->text;
    bool plain = text.len > 0 && text.len <= EXACT && text.at[0] >= '0' &&
                 text.at[0] <= '9' && (text.len == 1 || text.at[0] != '0');

    (void)input;
    for (size_t i = 0; plain && i < text.len; i++)
        plain = text.at[i] >= '0' && text.at[i] <= '9';
    return outcome_one(plain ? type_literal(state->arena, TYPE_NUMBER, text)
                             : &type_number);
}

static struct outcome
constant(struct infer_state *state, const struct jq_expr *expr,
         const struct type *input)
{
    (void)state;
    (void)input;
    if (expr->kind == EXPR_NULL)
        return outcome_one(&type_null);
    return outcome_one(expr->kind == EXPR_TRUE ? &type_true : &type_false);
}

/* What could not be read, and what is only a part of others. */
struct outcome
infer_unread(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input)
{
    (void)input;
    for (const struct jq_expr *child = jq_expr_child_next(expr, NULL); child;
         child = jq_expr_child_next(expr, child))
        infer_skim(state, child);
    return outcome_any();
}

static struct outcome
string(struct infer_state *state, const struct jq_expr *expr,
       const struct type *input)
{
    struct outcome out = outcome_one(&type_string);
    uint32_t mark = infer_mark(state);
    bool empty = false;

    if (!expr->list)
        return outcome_one(type_literal(state->arena, TYPE_STRING, expr->text));
    for (const struct jq_expr *part = expr->list; part; part = part->next) {
        if (part->kind == EXPR_TEXT)
            continue;
        struct outcome value = infer_take(state, part, input);

        empty |= !value.least && !value.fails;
        out = outcome_times(out, value);
        if (expr->name.len && value.most)
            out = outcome_times(
                out, infer_format(state, part, expr->name, value.type));
    }
    if (empty)
        return infer_doubt(state, mark, out);
    return out.fails ? outcome_fails() : out;
}

static struct outcome
format(struct infer_state *state, const struct jq_expr *expr,
       const struct type *input)
{
    infer_use(state, expr, input);
    return infer_format(state, expr, expr->name, input);
}

static struct outcome
array(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    struct outcome items = outcome_none();
    bool eager = state->eager;

    state->eager = true;
    if (expr->left)
        items = infer_take(state, expr->left, input);
    state->eager = eager;
    if (items.fails)
        return outcome_fails();
    return outcome_one(type_array_of(state->arena, items.type));
}

/* ---- Objects ------------------------------------------------------------- */

struct making {
    struct object_type *shape;
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
    struct object_type *object = making->shape;
    struct field *at = making->field, *end = at + object->count;

    if (making->names.arena) {
        uint32_t *index = map_add(&making->names, name);

        if (*index == 0)
            *index = ++object->count;
        return making->field + *index - 1;
    }
    while (at < end && !slice_equal(at->name, name))
        at++;
    if (at == end)
        object->count++;
    return at;
}

/* The name of a key when it is known beforehand. */
static bool
key_name(struct infer_state *state, const struct jq_expr *entry,
         const struct type *input, struct making *making, struct slice *name)
{
    const struct jq_expr *key = entry->left;

    if (entry->form == EXPR_FORM_VARIABLE && !entry->right) {
        *name = key->name;
        return key->name.len > 0;
    }
    if (entry->form == EXPR_FORM_LOC)
        return false;
    struct outcome out = infer_take(state, key, input);
    struct type_issue issue = {
        .expr = key, .what = ISSUE_KEY, .type = out.type, .wants = TYPE_STRING};
    const struct literal *literal = type_single(out.type);

    making->empty |= !out.least && !out.fails;
    making->out = outcome_times(making->out, out);
    if (out.most && !infer_accept(state, &issue, out.least))
        making->out = outcome_fails();
    if (!literal || literal->kind != TYPE_STRING)
        return false;
    *name = literal->text;
    return true;
}

static void
make_entry(struct infer_state *state, const struct jq_expr *entry,
           const struct type *input, struct making *making)
{
    struct slice name = S("");
    bool known = key_name(state, entry, input, making, &name);
    struct outcome value = outcome_one(&type_any);

    if (entry->right)
        value = infer_take(state, entry->right, input);
    else if (entry->form == EXPR_FORM_VARIABLE)
        value = infer_take(state, entry->left, input);
    else if (entry->form != EXPR_FORM_LOC && known) {
        value = infer_member(state, entry, input, name);
        infer_use(state, entry, value.type);
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
object(struct infer_state *state, const struct jq_expr *expr,
       const struct type *input)
{
    struct making making = {
        .shape = arena_new(state->arena, struct object_type),
        .field = arena_array(state->arena, struct field, expr->count + 1U),
    };
    uint32_t mark = infer_mark(state);

    if (expr->count > FEW_KEYS)
        making.names = map_new(state->arena);
    making.shape->noun = S("the object built here");
    making.shape->field = making.field;
    making.shape->closed = true;
    making.out = outcome_one(type_object_of(state->arena, making.shape));
    for (const struct jq_expr *e = expr->list; e; e = e->next)
        if (e->kind == EXPR_ENTRY)
            make_entry(state, e, input, &making);
        else
            making.shape->closed = false;
    if (making.empty)
        return infer_doubt(state, mark, making.out);
    return making.out;
}

/* ---- Control ------------------------------------------------------------- */

/* `(e)`: what it holds. */
static struct outcome
group(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    return infer_eval(state, expr->left, input);
}

static struct outcome
pipe(struct infer_state *state, const struct jq_expr *expr,
     const struct type *input)
{
    struct outcome left = infer_eval(state, expr->left, input);

    if (left.most == OUTPUTS_NONE) {
        infer_skim(state, expr->right);
        return left;
    }
    struct outcome right = left.least
                               ? infer_eval(state, expr->right, left.type)
                               : infer_maybe(state, expr->right, left.type);

    if (right.fails)
        return left.least ? outcome_fails() : outcome_none();
    return outcome_times(right, left);
}

static struct outcome
comma(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    struct outcome left = infer_eval(state, expr->left, input);
    /* Who takes the first output only never asks for the rest. */
    struct outcome right = state->eager
                               ? infer_eval(state, expr->right, input)
                               : infer_maybe(state, expr->right, input);
    struct outcome both = outcome_either(state->arena, left, right);

    both.least = left.least > right.least ? left.least : right.least;
    if (left.least && right.least)
        both.least = OUTPUTS_MANY;
    if (left.most && right.most)
        both.most = OUTPUTS_MANY;
    both.fails = left.fails || (state->eager && right.fails);
    return both;
}

/* A branch, where `condition` holds or does not. */
static struct outcome
branch(struct infer_state *state, const struct jq_expr *condition, bool truth,
       const struct jq_expr *body, const struct type *input, bool certain)
{
    const struct binding *outer = state->bound;
    const struct type *narrowed = narrow(state, condition, input, truth);
    struct outcome out;

    if (narrowed->kinds == 0) {
        state->bound = outer;
        if (body)
            infer_try(state, body, input);
        return outcome_none();
    }
    if (!body)
        out = outcome_one(narrowed);
    else if (certain)
        out = infer_eval(state, body, narrowed);
    else
        out = infer_maybe(state, body, narrowed);
    state->bound = outer;
    return out;
}

static struct outcome
choice(struct infer_state *state, const struct jq_expr *expr,
       const struct type *input)
{
    struct outcome condition = infer_eval(state, expr->left, input);
    bool yes = condition.type->kinds & TYPE_TRUTHY;
    bool no = condition.type->kinds & TYPE_FALSY;

    if (condition.most == OUTPUTS_NONE) {
        infer_skim(state, expr->right);
        if (expr->third)
            infer_skim(state, expr->third);
        return condition;
    }
    struct outcome then = outcome_none(), other = outcome_none();

    if (yes)
        then = branch(state, expr->left, true, expr->right, input,
                      !no && condition.least);
    else
        infer_try(state, expr->right, input);
    if (no)
        other = branch(state, expr->left, false, expr->third, input,
                       !yes && condition.least);
    else if (expr->third)
        infer_try(state, expr->third, input);
    if (!yes)
        then = other;
    else if (no)
        then = outcome_either(state->arena, then, other);
    if (then.fails)
        return condition.least ? outcome_fails() : outcome_none();
    return outcome_times(then, condition);
}

/* `e?`, `try e`, `try e catch h`. */
static struct outcome
try(struct infer_state *state, const struct jq_expr *expr,
    const struct type *input)
{
    /* Of `e???` the first one swallows all. */
    while (expr->kind == EXPR_OPTIONAL && expr->left->kind == EXPR_OPTIONAL)
        expr = expr->left;
    struct outcome body = infer_try(state, expr->left, input);
    struct outcome handler = outcome_none();

    body.fails = false;
    body.least = OUTPUTS_NONE;
    if (expr->kind == EXPR_TRY && expr->right)
        handler = infer_maybe(state, expr->right, &type_any);
    handler.fails = false;
    return outcome_either(state->arena, body, handler);
}

/* A `break` may leave it at any time. */
static struct outcome
label(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    struct outcome out = infer_maybe(state, expr->left, input);

    /* What fails may be left before, with outputs that nobody has noted. */
    if (out.fails)
        out = outcome_any();
    out.least = OUTPUTS_NONE;
    out.vague = true;
    out.fails = false;
    return out;
}

static struct outcome
leave(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    (void)state;
    (void)expr;
    (void)input;
    return outcome_none();
}

/* ---- One function a kind ------------------------------------------------- */

/* Kinds that are not here are parts of others. */
static struct outcome (*const function[EXPR_count_])(struct infer_state *,
                                                     const struct jq_expr *,
                                                     const struct type *) = {
    [EXPR_IDENTITY] = identity,
    [EXPR_FIELD] = infer_field,
    [EXPR_INDEX] = infer_index,
    [EXPR_SLICE] = infer_slice,
    [EXPR_ITERATE] = infer_iterate,
    [EXPR_OPTIONAL] = try,
    [EXPR_GROUP] = group,
    [EXPR_LABEL] = label,
    [EXPR_BREAK] = leave,
    [EXPR_DEF] = infer_definition,
    [EXPR_RECURSE] = recurse,
    [EXPR_NUMBER] = number,
    [EXPR_TRUE] = constant,
    [EXPR_FALSE] = constant,
    [EXPR_NULL] = constant,
    [EXPR_STRING] = string,
    [EXPR_FORMAT] = format,
    [EXPR_LOGIC] = infer_logic,
    [EXPR_COMPARE] = infer_compare,
    [EXPR_NEGATE] = infer_negate,
    [EXPR_ARITH] = infer_arithmetic,
    [EXPR_ALTERNATIVE] = infer_alternative,
    [EXPR_ASSIGN] = infer_assign,
    [EXPR_ERROR] = infer_unread,
    [EXPR_ARRAY] = array,
    [EXPR_OBJECT] = object,
    [EXPR_VARIABLE] = infer_variable,
    [EXPR_CALL] = infer_call,
    [EXPR_PIPE] = pipe,
    [EXPR_COMMA] = comma,
    [EXPR_IF] = choice,
    [EXPR_TRY] = try,
    [EXPR_REDUCE] = infer_fold,
    [EXPR_FOREACH] = infer_fold,
    [EXPR_AS] = infer_as,
};

/* Kinds whose left side is evaluated on the same input, and as surely, but for
 * `e?`.  Chains of logic are infer_logic()'s own.
 */
static bool
is_link(const struct jq_expr *expr)
{
    return expr->kind == EXPR_FIELD || expr->kind == EXPR_INDEX ||
           expr->kind == EXPR_SLICE || expr->kind == EXPR_ITERATE ||
           expr->kind == EXPR_ARITH || expr->kind == EXPR_COMMA ||
           expr->kind == EXPR_OPTIONAL;
}

/* A chain from its first operand to the last, so that a long one does not
 * nest: each link finds its left side ready.  What is left of a `?` is tried
 * only, as infer_try() does.
 */
static struct outcome
chain(struct infer_state *state, const struct jq_expr *expr,
      const struct type *input)
{
    struct ready ready = {.input = input, .calls = state->calls};
    const struct ready *outer = state->ready;
    const struct jq_expr *link = expr, *last = NULL;
    bool certain = state->certain, quiet = state->quiet;

    for (; is_link(link); link = link->left)
        if (!last && link->kind == EXPR_OPTIONAL)
            last = link;
    if (last) {
        state->certain = false;
        state->quiet = true;
    }
    ready.mark = infer_mark(state);
    ready.outcome = infer_eval(state, link, input);
    while (link != expr && !state->spent) {
        ready.expr = link;
        link = link->parent;
        state->ready = &ready;
        state->steps++;
        if (link == last) {
            state->certain = certain;
            state->quiet = quiet;
        }
        /* Of `e??` the second one has nothing left to do. */
        if (link->kind != EXPR_OPTIONAL || ready.expr->kind != EXPR_OPTIONAL)
            ready.outcome = function[link->kind](state, link, input);
    }
    state->certain = certain;
    state->quiet = quiet;
    state->ready = outer;
    return state->spent ? outcome_any() : ready.outcome;
}

/* What takes more of the stack counts for more. */
static inline unsigned
levels_of(const struct jq_expr *expr)
{
    return expr->kind == EXPR_CALL || expr->kind == EXPR_ARITH ||
                   expr->kind == EXPR_OBJECT || expr->kind == EXPR_INDEX ||
                   expr->kind == EXPR_SLICE || expr->kind == EXPR_ASSIGN ||
                   expr->kind == EXPR_COMPARE
               ? 4
               : 1;
}

struct outcome
infer_eval(struct infer_state *state, const struct jq_expr *expr,
           const struct type *input)
{
    const struct ready *ready = state->ready;
    struct outcome out = outcome_any();

    if (!expr || !function[expr->kind])
        return out;
    if (ready && ready->expr == expr && ready->input == input &&
        ready->calls == state->calls)
        return ready->outcome;
    unsigned levels = levels_of(expr);

    if (!infer_enter(state, levels))
        out = outcome_any();
    else if (state->depth > RECURSED && is_link(expr) && is_link(expr->left))
        out = chain(state, expr, input);
    else
        out = function[expr->kind](state, expr, input);
    infer_leave(state, levels);
    return out;
}

/* When it fails one way or the other, in each branch for itself, then what
 * fails there is the reason.
 */
static void
be_certain(struct facts *facts)
{
    for (uint32_t i = 0; i < facts->issues.count; i++)
        if (facts->issues.item[i].kind == ISSUE_FAILS &&
            facts->issues.item[i].certain)
            return;
    for (uint32_t i = 0; i < facts->issues.count; i++)
        facts->issues.item[i].certain =
            facts->issues.item[i].kind == ISSUE_FAILS;
}

static uint64_t
most_bytes(uint64_t len)
{
    uint64_t most = LIMIT_INFER_BYTES + len * LIMIT_INFER_BYTES_PER_BYTE;

    return most < LIMIT_INFER_BYTES_MOST ? most : LIMIT_INFER_BYTES_MOST;
}

struct outcome
jq_infer(struct arena *arena, const struct jq_expr *root,
         const struct type *input, const struct infer_options *options,
         struct facts *facts)
{
    uint64_t len = root->span.len;
    struct infer_state state = {
        .arena = arena,
        .facts = facts,
        .options = options,
        .certain = true,
        .most_steps = LIMIT_INFER_STEPS + len * LIMIT_INFER_STEPS_PER_BYTE,
        .most_bytes = most_bytes(len),
        .used = arena->used,
    };

    struct outcome out = infer_take(&state, root, input);

    facts->steps = state.steps;
    facts->bytes = arena->used - state.used;
    if (state.spent) {
        facts->spent = true;
        facts->list.count = facts->issues.count = 0;
        facts->kinds = 0;
        return outcome_any();
    }
    if (out.fails)
        be_certain(facts);
    return out;
}
