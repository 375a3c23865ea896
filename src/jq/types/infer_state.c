/* What the parts of the interpreter share: outcomes, what is noted of an
 * expression, and the ways in which one is evaluated inside of another.
 */
#include "jq/types/infer_state.h"

#include "base/core/limits.h"

/* Deeds of one expression: enough said. */
enum { DEEDS = 256 };

/* ---- Outcomes ------------------------------------------------------------ */

struct outcome
outcome_none(void)
{
    return (struct outcome){.type = &type_never};
}

struct outcome
outcome_many(const struct type *type)
{
    /* Elements of what has none. */
    if (type->kinds == 0)
        return outcome_none();
    return (struct outcome){type, OUTPUTS_NONE, OUTPUTS_MANY, false, false};
}

struct outcome
outcome_any(void)
{
    return (struct outcome){&type_any, OUTPUTS_NONE, OUTPUTS_MANY, false, true};
}

struct outcome
outcome_fails(void)
{
    return (struct outcome){.type = &type_never, .fails = true};
}

struct outcome
outcome_either(struct arena *arena, struct outcome a, struct outcome b)
{
    return (struct outcome){
        type_join(arena, a.type, b.type),
        a.least < b.least ? a.least : b.least,
        a.most > b.most ? a.most : b.most,
        a.fails && b.fails,
        a.vague || b.vague,
    };
}

/* ---- Facts --------------------------------------------------------------- */

/* Two evaluations of one place: the sure one counts. */
static bool
is_known(struct facts *facts, const struct type_issue *issue)
{
    for (uint32_t i = 0; i < facts->issues.count; i++) {
        struct type_issue *old = &facts->issues.item[i];

        if (old->kind != issue->kind || old->expr != issue->expr)
            continue;
        if (issue->certain && !old->certain)
            *old = *issue;
        return true;
    }
    return false;
}

/* How much an array takes when it grows depends on where it is, which is
 * no cost of this expression.
 */
void
infer_fact(struct infer_state *state, struct fact fact)
{
    size_t used = state->arena->used;

    if (!state->facts || state->spent)
        return;
    *vec_push(state->arena, &state->facts->list) = fact;
    state->facts->kinds |= fact_bit(&fact);
    /* A copy or two of it stay behind when the array grows. */
    state->used += state->arena->used - used - 3 * sizeof fact;
    state->steps++;
}

void
infer_issue(struct infer_state *state, struct type_issue issue)
{
    size_t used = state->arena->used;

    if (state->quiet || !state->facts || state->facts->issues.count >= DEEDS ||
        is_known(state->facts, &issue))
        return;
    *vec_push(state->arena, &state->facts->issues) = issue;
    state->used += state->arena->used - used;
}

uint32_t
infer_mark(const struct infer_state *state)
{
    return state->facts ? state->facts->issues.count : 0;
}

uint32_t
infer_mark_before(const struct infer_state *state, const struct jq_expr *expr,
                  const struct type *input)
{
    const struct ready *ready = state->ready;

    return ready && ready->expr == expr && ready->input == input &&
                   ready->calls == state->calls
               ? ready->mark
               : infer_mark(state);
}

struct outcome
infer_doubt(struct infer_state *state, uint32_t mark, struct outcome out)
{
    for (uint32_t i = mark; state->facts && i < state->facts->issues.count; i++)
        state->facts->issues.item[i].certain = false;
    if (out.fails)
        return outcome_none();
    return out;
}

bool
infer_accept(struct infer_state *state, const struct type_issue *issue,
             bool sure)
{
    const struct type *type = issue->type;
    bool good = type->kinds & issue->wants;
    bool risks =
        good && type->kinds & ~issue->wants & TYPE_NULL && type->nulls.object;

    /* Without a value nothing can fail. */
    if (good ? risks : type->kinds != 0) {
        struct type_issue made = *issue;

        made.certain = state->certain && sure;
        made.kind = good ? ISSUE_RISKS : ISSUE_FAILS;
        infer_issue(state, made);
    }
    return good;
}

void
infer_use(struct infer_state *state, const struct jq_expr *expr,
          const struct type *type)
{
    if ((type->kinds & TYPE_OBJECT) && type->object && type->object->tag)
        infer_fact(state, (struct fact){.kind = FACT_WHOLE,
                                        .expr = expr,
                                        .object = type->object});
}

/* ---- What it costs ------------------------------------------------------- */

bool
infer_enter(struct infer_state *state, unsigned levels)
{
    state->depth += levels;
    state->spent |= ++state->steps > state->most_steps ||
                    state->depth > LIMIT_INFER_DEPTH ||
                    state->arena->used - state->used > state->most_bytes;
    return !state->spent;
}

/* ---- Ways of evaluating -------------------------------------------------- */

struct outcome
infer_take(struct infer_state *state, const struct jq_expr *expr,
           const struct type *input)
{
    struct outcome out = infer_eval(state, expr, input);

    if (expr)
        infer_use(state, expr, out.type);
    return out;
}

struct outcome
infer_try(struct infer_state *state, const struct jq_expr *expr,
          const struct type *input)
{
    bool certain = state->certain, quiet = state->quiet;

    state->certain = false;
    state->quiet = true;
    struct outcome out = infer_eval(state, expr, input);

    state->certain = certain;
    state->quiet = quiet;
    return out;
}

struct outcome
infer_maybe(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input)
{
    bool certain = state->certain;

    state->certain = false;
    struct outcome out = infer_eval(state, expr, input);

    state->certain = certain;
    return out;
}

struct outcome
infer_paths(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input, bool sure)
{
    bool certain = state->certain, eager = state->eager;

    state->certain &= sure;
    state->eager = true;
    struct outcome out = infer_eval(state, expr, input);

    state->certain = certain;
    state->eager = eager;
    return out;
}

void
infer_skim(struct infer_state *state, const struct jq_expr *expr)
{
    struct outcome out = infer_try(state, expr, &type_any);

    if (expr)
        infer_use(state, expr, out.type);
}

void
infer_bind(struct infer_state *state, const struct jq_expr *name,
           const struct type *type)
{
    struct binding *binding = arena_new(state->arena, struct binding);

    *binding =
        (struct binding){.name = name, .type = type, .outer = state->bound};
    state->bound = binding;
}
