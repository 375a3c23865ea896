/* Variables: what patterns take out of a value, and the loops over them.
 *
 * `e as [$a, {b: $c}] | body`: the body runs once for each output of `e`, and
 * once for each way in which the keys of the pattern come out.
 */

#include "jq/types/infer_state.h"

/* ---- Patterns ------------------------------------------------------------ */

/* Binds everything that `pattern` names, with what it takes out of a value of
 * this type; says how many times it does so, and whether it fails.
 */
static struct outcome
bind_pattern(struct infer_state *state, const struct jq_expr *pattern,
             const struct type *type);

static struct outcome
bind_entry(struct infer_state *state, const struct jq_expr *entry,
           const struct type *type)
{
    struct outcome times = outcome_one(&type_any);
    struct outcome value = outcome_one(&type_any);

    if (entry->text.len)
        value = infer_member(state, entry, type, entry->text);
    else if (entry->left && entry->form != EXPR_FORM_VARIABLE)
        times = infer_try(state, entry->left, type);
    if (entry->form == EXPR_FORM_VARIABLE)
        infer_bind(state, entry->left, value.type);
    if (entry->right)
        times =
            outcome_times(times, bind_pattern(state, entry->right, value.type));
    else
        infer_use(state, entry, value.type);
    times.fails |= value.fails;
    return times;
}

static struct outcome
bind_elements(struct infer_state *state, const struct jq_expr *pattern,
              const struct type *type)
{
    struct type_issue issue = {
        .expr = pattern,
        .what = ISSUE_INDEX,
        .type = type,
        .other = &type_number,
        .wants = TYPE_ARRAY | TYPE_NULL,
    };
    struct arena *arena = state->arena;
    const struct type *array = type_keep(arena, type, TYPE_ARRAY);
    struct outcome times = outcome_one(&type_any);
    const struct type *element =
        type_join(arena, type_element(arena, array), &type_null);

    infer_use(state, pattern, type);
    if (!infer_accept(state, &issue, true))
        times = outcome_fails();
    for (const struct jq_expr *e = pattern->list; e; e = e->next)
        times = outcome_times(times, bind_pattern(state, e, element));
    return times;
}

/* Recursion is bounded by LIMIT_JQ_NESTING. */
static struct outcome
bind_pattern(struct infer_state *state, const struct jq_expr *pattern,
             const struct type *type)
{
    struct outcome times = outcome_one(&type_any);

    if (pattern->kind == EXPR_BIND)
        infer_bind(state, pattern, type);
    else if (pattern->kind == EXPR_ARRAY_PATTERN)
        times = bind_elements(state, pattern, type);
    else if (pattern->kind == EXPR_OBJECT_PATTERN)
        for (const struct jq_expr *e = pattern->list; e; e = e->next)
            if (e->kind == EXPR_PATTERN_ENTRY)
                times = outcome_times(times, bind_entry(state, e, type));
    return times;
}

/* Of alternatives (`?//`) nobody knows which ones are taken, for an error
 * leads from one to the next: their names stay unbound, hence any.
 */
static bool
has_alternatives(const struct jq_expr *patterns)
{
    return !patterns || patterns->next;
}

/* What the outputs `source` are taken apart by. */
static struct outcome
bind_patterns(struct infer_state *state, const struct jq_expr *patterns,
              struct outcome source)
{
    bool certain = state->certain;

    if (has_alternatives(patterns))
        return outcome_any();
    state->certain &= source.least > OUTPUTS_NONE;
    struct outcome times = bind_pattern(state, patterns, source.type);

    state->certain = certain;
    return times;
}

/* ---- as ------------------------------------------------------------------ */

/* `source` is there; how often is `times`. */
static struct outcome
body_of(struct infer_state *state, const struct jq_expr *expr,
        const struct type *input, struct outcome times)
{
    bool alternatives = has_alternatives(expr->list);
    struct outcome body = times.least || alternatives
                              ? infer_eval(state, expr->right, input)
                              : infer_maybe(state, expr->right, input);

    /* One alternative may give something, fail, and leave it to the next. */
    if (alternatives && body.most) {
        state->alternatives++;
        body.most = OUTPUTS_MANY;
        body.vague = true;
        return body;
    }
    if (body.fails && !times.least)
        return outcome_none();
    return alternatives ? body : outcome_times(body, times);
}

struct outcome
infer_as(struct infer_state *state, const struct jq_expr *expr,
         const struct type *input)
{
    const struct binding *outer = state->bound;
    struct outcome source = infer_eval(state, expr->left, input);

    if (source.most == OUTPUTS_NONE) {
        infer_skim(state, expr->right);
        return source;
    }
    if (has_alternatives(expr->list))
        infer_use(state, expr->left, source.type);
    bool certain = state->certain;
    struct outcome times = bind_patterns(state, expr->list, source);

    state->certain &= source.least > OUTPUTS_NONE;
    struct outcome body =
        times.fails ? outcome_fails() : body_of(state, expr, input, times);

    if (times.fails)
        infer_skim(state, expr->right);
    state->certain = certain;
    state->bound = outer;
    if (body.fails)
        return source.least ? outcome_fails() : outcome_none();
    return outcome_times(body, source);
}

/* ---- reduce, foreach ----------------------------------------------------- */

/* Loops in loops whose state is tried. */
enum { LOOPS_TRIED = 4 };

/* The state of a loop, without knowing how often it runs: its kinds are tried
 * until they suffice.  What the last round says is reported.
 */
static const struct type *
loop_state(struct infer_state *state, const struct jq_expr *update,
           const struct type *init)
{
    const struct type *held = type_kinds(state->arena, init);
    struct facts *facts = state->facts;

    /* Each round of a loop tries those in it again. */
    if (state->loops >= LOOPS_TRIED)
        return &type_any;
    state->loops++;
    state->facts = NULL;
    for (int round = 0; round < 3; round++) {
        struct outcome out = infer_try(state, update, held);
        unsigned kinds = out.type->kinds | (out.least ? 0U : TYPE_NULL);

        if ((kinds & ~held->kinds) == 0)
            break;
        held =
            round < 2 ? type_new(state->arena, held->kinds | kinds) : &type_any;
    }
    state->facts = facts;
    state->loops--;
    return held;
}

/* The outputs of a loop over `source` whose state starts as `init`. */
static struct outcome
fold_outputs(struct infer_state *state, const struct jq_expr *expr,
             struct outcome init, struct outcome source)
{
    const struct type *held = loop_state(state, expr->third, init.type);
    struct outcome update = source.most ? infer_maybe(state, expr->third, held)
                                        : infer_try(state, expr->third, held);

    if (expr->kind == EXPR_REDUCE)
        return (struct outcome){held, init.least, init.most, false, init.vague};
    const struct type *step = type_kinds(state->arena, update.type);

    if (expr->fourth)
        return outcome_many(infer_maybe(state, expr->fourth, step).type);
    return outcome_many(step);
}

/* jq asks for the initial state first, and for the source only when there is
 * one.
 */
struct outcome
infer_fold(struct infer_state *state, const struct jq_expr *expr,
           const struct type *input)
{
    const struct binding *outer = state->bound;
    bool eager = state->eager, certain = state->certain;

    state->eager = true;
    struct outcome init = infer_take(state, expr->right, input);

    state->certain &= init.least > OUTPUTS_NONE;
    struct outcome source = init.most ? infer_take(state, expr->left, input)
                                      : infer_try(state, expr->left, input);

    if (source.most)
        bind_patterns(state, expr->list, source);
    struct outcome out = fold_outputs(state, expr, init, source);

    state->certain = certain;
    state->eager = eager;
    state->bound = outer;
    if (init.fails || (source.fails && init.least))
        return outcome_fails();
    return init.most ? out : outcome_none();
}
