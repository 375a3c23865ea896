/* What names mean: variables, and calls of functions that the expression
 * defines.
 *
 * Calls of such functions nest CALL_DEPTH deep, those of one in itself
 * SELF_DEPTH, and what is called deeper gives any.
 */
#include "jq/types/infer_state.h"

enum {
    CALL_DEPTH = 12, /* definitions in templates are a few lines long */
    SELF_DEPTH = 3,
};

struct outcome
infer_variable(struct infer_state *state, const struct jq_expr *expr,
               const struct type *input)
{
    uint32_t links = 0;
    const struct type *type = &type_any;

    (void)input;
    for (const struct binding *b = state->bound; b; b = b->outer, links++)
        if (b->name == expr->target && b->type) {
            type = b->type;
            break;
        }
    infer_spend(state, links);
    return outcome_one(type);
}

/* The definition is here; what counts is after it. */
struct outcome
infer_definition(struct infer_state *state, const struct jq_expr *expr,
                 const struct type *input)
{
    while (expr->kind == EXPR_DEF)
        expr = expr->right;
    return infer_eval(state, expr, input);
}

/* A closure is evaluated where it is called, with the names of its place. */
static struct outcome
closure(struct infer_state *state, const struct jq_expr *call,
        const struct type *input)
{
    const struct binding *outer = state->bound, *b = outer;
    uint32_t links = 0;

    for (; b && b->name != call->target; b = b->outer)
        links++;
    infer_spend(state, links);
    if (!b || !b->body || state->calls >= CALL_DEPTH)
        return outcome_any();
    state->calls++;
    state->bound = b->scope;
    struct outcome out = infer_take(state, b->body, input);

    state->bound = outer;
    state->calls--;
    return out;
}

/* Binds what `call` hands over.  `$x` parameters are evaluated one after the
 * other, and only when the one before gives something: the result says how
 * often the body runs.
 */
static struct outcome
hand_over(struct infer_state *state, const struct jq_expr *call,
          const struct type *input)
{
    const struct binding *outer = state->bound;
    const struct jq_expr *param = call->target->list;
    struct outcome times = outcome_one(&type_any);

    for (const struct jq_expr *arg = call->list; arg && param;
         arg = arg->next, param = param->next) {
        struct binding *binding = arena_new(state->arena, struct binding);

        *binding = (struct binding){.name = param, .body = arg, .scope = outer};
        if (param->form == EXPR_FORM_VARIABLE) {
            const struct binding *here = state->bound;

            state->bound = outer;
            struct outcome value = infer_take(state, arg, input);

            state->bound = here;
            if (value.fails && times.least == OUTPUTS_NONE)
                value = outcome_none();
            times = outcome_times(times, value);
            binding->type = value.type;
            state->certain &= value.least > OUTPUTS_NONE;
        }
        binding->outer = state->bound;
        state->bound = binding;
    }
    return times;
}

/* How often `def` is being evaluated. */
static unsigned
times_active(const struct infer_state *state, const struct jq_expr *def)
{
    unsigned times = 0;

    for (const struct active *a = state->active; a; a = a->outer)
        times += a->def == def;
    return times;
}

static struct outcome
defined(struct infer_state *state, const struct jq_expr *call,
        const struct type *input)
{
    const struct jq_expr *def = call->target;
    const struct binding *outer = state->bound;
    bool certain = state->certain;
    struct outcome times = hand_over(state, call, input);
    struct outcome out = outcome_any();

    if (def->left && state->calls < CALL_DEPTH && times.most &&
        times_active(state, def) < SELF_DEPTH) {
        struct active active = {def, state->active};

        state->calls++;
        state->active = &active;
        out = infer_take(state, def->left, input);
        state->active = active.outer;
        state->calls--;
    }
    state->certain = certain;
    state->bound = outer;
    if (out.fails && times.least == OUTPUTS_NONE)
        return times.fails ? outcome_fails() : outcome_none();
    return outcome_times(out, times);
}

struct outcome
infer_call(struct infer_state *state, const struct jq_expr *expr,
           const struct type *input)
{
    const struct jq_expr *target = expr->target;

    if (target && target->kind == EXPR_DEF)
        return defined(state, expr, input);
    if (target && target->kind == EXPR_PARAM)
        return target->form == EXPR_FORM_VARIABLE
                   ? infer_variable(state, expr, input)
                   : closure(state, expr, input);
    if (expr->builtin)
        return infer_builtin(state, expr, input);
    return infer_unread(state, expr, input);
}
