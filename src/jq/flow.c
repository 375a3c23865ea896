/* What the parts of the interpreter share: outcomes, what is noted of an
 * expression, and the ways in which one is evaluated inside of another.
 */
#include "jq/flow.h"

#include "base/limits.h"

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
is_known(struct facts *facts, const struct deed *deed)
{
    for (uint32_t i = 0; i < facts->deeds.count; i++) {
        struct deed *old = &facts->deeds.item[i];

        if (old->kind != deed->kind || old->expr != deed->expr)
            continue;
        if (deed->certain && !old->certain)
            *old = *deed;
        return true;
    }
    return false;
}

/* How much an array takes when it grows depends on where it stands, which is
 * no cost of this expression.
 */
void
flow_fact(struct flow *flow, struct fact fact)
{
    size_t used = flow->arena->used;

    if (!flow->facts || flow->spent)
        return;
    *vec_push(flow->arena, &flow->facts->list) = fact;
    flow->facts->kinds |= fact_bit(&fact);
    /* A copy or two of it stay behind when the array grows. */
    flow->used += flow->arena->used - used - 3 * sizeof fact;
    flow->steps++;
}

void
flow_deed(struct flow *flow, struct deed deed)
{
    size_t used = flow->arena->used;

    if (flow->quiet || !flow->facts || flow->facts->deeds.count >= DEEDS ||
        is_known(flow->facts, &deed))
        return;
    *vec_push(flow->arena, &flow->facts->deeds) = deed;
    flow->used += flow->arena->used - used;
}

uint32_t
flow_mark(const struct flow *flow)
{
    return flow->facts ? flow->facts->deeds.count : 0;
}

uint32_t
flow_mark_before(const struct flow *flow, const struct expr *expr,
                 const struct type *input)
{
    const struct ready *ready = flow->ready;

    return ready && ready->expr == expr && ready->input == input &&
                   ready->calls == flow->calls
               ? ready->mark
               : flow_mark(flow);
}

struct outcome
flow_doubt(struct flow *flow, uint32_t mark, struct outcome out)
{
    for (uint32_t i = mark; flow->facts && i < flow->facts->deeds.count; i++)
        flow->facts->deeds.item[i].certain = false;
    if (out.fails)
        return outcome_none();
    return out;
}

bool
flow_accept(struct flow *flow, const struct deed *deed, bool sure)
{
    const struct type *type = deed->type;
    bool good = type->kinds & deed->wants;
    bool risks =
        good && type->kinds & ~deed->wants & TYPE_NULL && type->nulls.shape;

    /* Without a value nothing can fail. */
    if (good ? risks : type->kinds != 0) {
        struct deed made = *deed;

        made.certain = flow->certain && sure;
        made.kind = good ? DEED_RISKS : DEED_FAILS;
        flow_deed(flow, made);
    }
    return good;
}

void
flow_use(struct flow *flow, const struct expr *expr, const struct type *type)
{
    if ((type->kinds & TYPE_OBJECT) && type->object && type->object->tag)
        flow_fact(flow, (struct fact){.kind = FACT_WHOLE,
                                      .expr = expr,
                                      .shape = type->object});
}

/* ---- What it costs ------------------------------------------------------- */

bool
flow_enter(struct flow *flow, unsigned levels)
{
    flow->depth += levels;
    flow->spent |= ++flow->steps > flow->most_steps ||
                   flow->depth > LIMIT_INFER_DEPTH ||
                   flow->arena->used - flow->used > flow->most_bytes;
    return !flow->spent;
}

/* ---- Ways of evaluating -------------------------------------------------- */

struct outcome
flow_take(struct flow *flow, const struct expr *expr, const struct type *input)
{
    struct outcome out = flow_eval(flow, expr, input);

    if (expr)
        flow_use(flow, expr, out.type);
    return out;
}

struct outcome
flow_try(struct flow *flow, const struct expr *expr, const struct type *input)
{
    bool certain = flow->certain, quiet = flow->quiet;

    flow->certain = false;
    flow->quiet = true;
    struct outcome out = flow_eval(flow, expr, input);

    flow->certain = certain;
    flow->quiet = quiet;
    return out;
}

struct outcome
flow_maybe(struct flow *flow, const struct expr *expr, const struct type *input)
{
    bool certain = flow->certain;

    flow->certain = false;
    struct outcome out = flow_eval(flow, expr, input);

    flow->certain = certain;
    return out;
}

struct outcome
flow_paths(struct flow *flow, const struct expr *expr, const struct type *input,
           bool sure)
{
    bool certain = flow->certain, eager = flow->eager;

    flow->certain &= sure;
    flow->eager = true;
    struct outcome out = flow_eval(flow, expr, input);

    flow->certain = certain;
    flow->eager = eager;
    return out;
}

void
flow_skim(struct flow *flow, const struct expr *expr)
{
    struct outcome out = flow_try(flow, expr, &type_any);

    if (expr)
        flow_use(flow, expr, out.type);
}

void
flow_bind(struct flow *flow, const struct expr *name, const struct type *type)
{
    struct binding *binding = arena_new(flow->arena, struct binding);

    *binding =
        (struct binding){.name = name, .type = type, .outer = flow->bound};
    flow->bound = binding;
}
