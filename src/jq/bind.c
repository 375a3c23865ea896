/* Variables: what patterns take out of a value, and the loops over them.
 *
 * `e as [$a, {b: $c}] | body`: the body runs once for each output of `e`, and
 * once for each way in which the keys of the pattern come out.
 */

#include "jq/flow.h"

/* ---- Patterns ------------------------------------------------------------ */

/* Binds everything that `pattern` names, with what it takes out of a value of
 * this type; says how many times it does so, and whether it fails.
 */
static struct outcome
bind_pattern(struct flow *flow, const struct expr *pattern,
             const struct type *type);

static struct outcome
bind_entry(struct flow *flow, const struct expr *entry, const struct type *type)
{
    struct outcome times = outcome_one(&type_any);
    struct outcome value = outcome_one(&type_any);

    if (entry->text.len)
        value = steps_member(flow, entry, type, entry->text);
    else if (entry->left && entry->form != FORM_VARIABLE)
        times = flow_try(flow, entry->left, type);
    if (entry->form == FORM_VARIABLE)
        flow_bind(flow, entry->left, value.type);
    if (entry->right)
        times =
            outcome_times(times, bind_pattern(flow, entry->right, value.type));
    else
        flow_use(flow, entry, value.type);
    times.fails |= value.fails;
    return times;
}

static struct outcome
bind_elements(struct flow *flow, const struct expr *pattern,
              const struct type *type)
{
    struct deed deed = {
        .expr = pattern,
        .what = DEED_INDEX,
        .type = type,
        .other = &type_number,
        .wants = TYPE_ARRAY | TYPE_NULL,
    };
    struct arena *arena = flow->arena;
    const struct type *array = type_keep(arena, type, TYPE_ARRAY);
    struct outcome times = outcome_one(&type_any);
    const struct type *element =
        type_join(arena, type_element(arena, array), &type_null);

    flow_use(flow, pattern, type);
    if (!flow_accept(flow, &deed, true))
        times = outcome_fails();
    for (const struct expr *e = pattern->list; e; e = e->next)
        times = outcome_times(times, bind_pattern(flow, e, element));
    return times;
}

/* Recursion is bounded by LIMIT_JQ_NESTING. */
static struct outcome
bind_pattern(struct flow *flow, const struct expr *pattern,
             const struct type *type)
{
    struct outcome times = outcome_one(&type_any);

    if (pattern->kind == EXPR_BIND)
        flow_bind(flow, pattern, type);
    else if (pattern->kind == EXPR_ARRAY_PATTERN)
        times = bind_elements(flow, pattern, type);
    else if (pattern->kind == EXPR_OBJECT_PATTERN)
        for (const struct expr *e = pattern->list; e; e = e->next)
            if (e->kind == EXPR_PATTERN_ENTRY)
                times = outcome_times(times, bind_entry(flow, e, type));
    return times;
}

/* Of alternatives (`?//`) nobody knows which ones are taken, for an error
 * leads from one to the next: their names stay unbound, hence any.
 */
static bool
has_alternatives(const struct expr *patterns)
{
    return !patterns || patterns->next;
}

/* What the outputs `source` are taken apart by. */
static struct outcome
bind_patterns(struct flow *flow, const struct expr *patterns,
              struct outcome source)
{
    bool certain = flow->certain;

    if (has_alternatives(patterns))
        return outcome_any();
    flow->certain &= source.least > OUTPUTS_NONE;
    struct outcome times = bind_pattern(flow, patterns, source.type);

    flow->certain = certain;
    return times;
}

/* ---- as ------------------------------------------------------------------ */

/* `source` is there; how often is `times`. */
static struct outcome
body_of(struct flow *flow, const struct expr *expr, const struct type *input,
        struct outcome times)
{
    bool alternatives = has_alternatives(expr->list);
    struct outcome body = times.least || alternatives
                              ? flow_eval(flow, expr->right, input)
                              : flow_maybe(flow, expr->right, input);

    /* One alternative may give something, fail, and leave it to the next. */
    if (alternatives && body.most) {
        flow->alternatives++;
        body.most = OUTPUTS_MANY;
        body.vague = true;
        return body;
    }
    if (body.fails && !times.least)
        return outcome_none();
    return alternatives ? body : outcome_times(body, times);
}

struct outcome
bind_as(struct flow *flow, const struct expr *expr, const struct type *input)
{
    const struct binding *outer = flow->bound;
    struct outcome source = flow_eval(flow, expr->left, input);

    if (source.most == OUTPUTS_NONE) {
        flow_skim(flow, expr->right);
        return source;
    }
    if (has_alternatives(expr->list))
        flow_use(flow, expr->left, source.type);
    bool certain = flow->certain;
    struct outcome times = bind_patterns(flow, expr->list, source);

    flow->certain &= source.least > OUTPUTS_NONE;
    struct outcome body =
        times.fails ? outcome_fails() : body_of(flow, expr, input, times);

    if (times.fails)
        flow_skim(flow, expr->right);
    flow->certain = certain;
    flow->bound = outer;
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
loop_state(struct flow *flow, const struct expr *update,
           const struct type *init)
{
    const struct type *state = type_kinds(flow->arena, init);
    struct facts *facts = flow->facts;

    /* Each round of a loop tries those in it again. */
    if (flow->loops >= LOOPS_TRIED)
        return &type_any;
    flow->loops++;
    flow->facts = NULL;
    for (int round = 0; round < 3; round++) {
        struct outcome out = flow_try(flow, update, state);
        unsigned kinds = out.type->kinds | (out.least ? 0U : TYPE_NULL);

        if ((kinds & ~state->kinds) == 0)
            break;
        state =
            round < 2 ? type_new(flow->arena, state->kinds | kinds) : &type_any;
    }
    flow->facts = facts;
    flow->loops--;
    return state;
}

/* The outputs of a loop over `source` whose state starts as `init`. */
static struct outcome
fold_outputs(struct flow *flow, const struct expr *expr, struct outcome init,
             struct outcome source)
{
    const struct type *state = loop_state(flow, expr->third, init.type);
    struct outcome update = source.most ? flow_maybe(flow, expr->third, state)
                                        : flow_try(flow, expr->third, state);

    if (expr->kind == EXPR_REDUCE)
        return (struct outcome){state, init.least, init.most, false,
                                init.vague};
    const struct type *step = type_kinds(flow->arena, update.type);

    if (expr->fourth)
        return outcome_many(flow_maybe(flow, expr->fourth, step).type);
    return outcome_many(step);
}

/* jq asks for the initial state first, and for the source only when there is
 * one.
 */
struct outcome
bind_fold(struct flow *flow, const struct expr *expr, const struct type *input)
{
    const struct binding *outer = flow->bound;
    bool eager = flow->eager, certain = flow->certain;

    flow->eager = true;
    struct outcome init = flow_take(flow, expr->right, input);

    flow->certain &= init.least > OUTPUTS_NONE;
    struct outcome source = init.most ? flow_take(flow, expr->left, input)
                                      : flow_try(flow, expr->left, input);

    if (source.most)
        bind_patterns(flow, expr->list, source);
    struct outcome out = fold_outputs(flow, expr, init, source);

    flow->certain = certain;
    flow->eager = eager;
    flow->bound = outer;
    if (init.fails || (source.fails && init.least))
        return outcome_fails();
    return init.most ? out : outcome_none();
}
