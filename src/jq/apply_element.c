/* Builtins that run an argument on elements, members or paths, or choose among
 * outputs.
 */
#include "jq/apply.h"

/* ---- Elements ------------------------------------------------------------ */

/* What argument `index` gives on each element: perhaps there is none. */
static struct outcome
on_elements(struct apply *a, int index)
{
    struct flow *flow = a->flow;
    bool eager = flow->eager;

    flow->eager = true;
    const struct type *element = type_element(flow->arena, a->input);
    struct outcome out = outcome_none();

    if (element->kinds) {
        out = flow_maybe(flow, a->argument[index], element);
        flow_use(flow, a->argument[index], out.type);
    } else {
        flow_skim(flow, a->argument[index]);
    }
    flow->eager = eager;
    return out;
}

struct outcome
apply_each(struct apply *a)
{
    on_elements(a, 0);
    return a->out;
}

struct outcome
apply_each_of(struct apply *a)
{
    struct outcome from = flow_maybe(a->flow, a->argument[0], a->input);

    flow_use(a->flow, a->argument[0], from.type);
    if (from.most)
        flow_maybe(a->flow, a->argument[1], from.type);
    else
        flow_skim(a->flow, a->argument[1]);
    return a->out;
}

/* An argument that is evaluated on the input, but perhaps in part only. */
struct outcome
apply_skim(struct apply *a)
{
    for (uint32_t i = 0; i < a->call->count; i++) {
        struct outcome out =
            flow_try(a->flow, a->argument[i], i ? &type_any : a->input);

        flow_use(a->flow, a->argument[i], out.type);
    }
    return a->out;
}

/* Whether `type` lists its values, and `expr`, a literal, is none of them. */
static bool
is_stranger(struct flow *flow, const struct type *type, const struct expr *expr)
{
    struct outcome value;

    if (type->onlys == 0 ||
        type->kinds & ~(unsigned)(TYPE_STRING | TYPE_NULL) || !expr ||
        expr->kind != EXPR_STRING || expr->list)
        return false;
    value = flow_try(flow, expr, &type_any);
    return type_disjoint(type, value.type);
}

/* `IN("a", "b")`: each of them is compared with the input. */
struct outcome
apply_among(struct apply *a)
{
    struct flow *flow = a->flow;
    const struct expr *list = expr_inner(a->argument[0]);
    struct outcome out = flow_try(flow, list, a->input);

    flow_use(flow, list, out.type);
    if (out.most && type_disjoint(a->input, out.type))
        a->out.type = &type_false;
    while (list) {
        bool more = list->kind == EXPR_COMMA;
        const struct expr *last = more ? expr_inner(list->right) : list;

        if (is_stranger(flow, a->input, last))
            flow_deed(flow, (struct deed){
                                .kind = DEED_SAME,
                                .what = DEED_COMPARE,
                                .expr = last,
                                .type = a->input,
                                .other = flow_try(flow, last, a->input).type,
                            });
        list = more ? expr_inner(list->left) : NULL;
    }
    return a->out;
}

struct outcome
apply_changed(struct apply *a)
{
    bool paths = a->signature->arguments[0] == '!';

    flow_use(a->flow, a->call, a->input);
    if (paths && flow_paths(a->flow, a->argument[0], a->input, true).fails)
        return outcome_fails();
    return apply_gives(a, type_kinds(a->flow->arena, a->input));
}

/* `pick(e)`: a copy of the input with these paths alone. */
struct outcome
apply_pick(struct apply *a)
{
    return flow_paths(a->flow, a->argument[0], a->input, true).fails
               ? outcome_fails()
               : a->out;
}

/* `path(e)`: the path of each output of `e`. */
struct outcome
apply_path(struct apply *a)
{
    struct outcome out = flow_eval(a->flow, a->argument[0], a->input);

    flow_use(a->flow, a->argument[0], out.type);
    if (out.fails)
        return out;
    return outcome_times(a->out, out);
}

/* The first step of a path that is written out; NULL for any other. */
static const struct expr *
first_step(const struct expr *path)
{
    path = expr_inner(path);
    if (!path || path->kind != EXPR_ARRAY || !path->left)
        return NULL;
    for (path = expr_inner(path->left); path && path->kind == EXPR_COMMA;)
        path = expr_inner(path->left);
    return path;
}

/* `getpath`, `setpath`. */
struct outcome
apply_getpath(struct apply *a)
{
    const struct expr *step = first_step(a->argument[0]);
    struct deed deed = {.expr = a->call,
                        .what = DEED_CALL,
                        .type = a->input,
                        .wants = TYPE_NULL,
                        .name = a->call->name};

    if (step && step->kind == EXPR_STRING && !step->list)
        deed.wants |= TYPE_OBJECT;
    else if (step && step->kind == EXPR_NUMBER)
        deed.wants |= TYPE_ARRAY;
    else
        return a->out;
    if (flow_accept(a->flow, &deed, a->out.least))
        return a->out;
    return a->out.least ? outcome_fails() : outcome_none();
}

struct outcome
apply_element(struct apply *a)
{
    const struct type *element = type_element(a->flow->arena, a->input);

    return apply_gives(a, type_join(a->flow->arena, element, &type_null));
}

struct outcome
apply_element_by(struct apply *a)
{
    on_elements(a, 0);
    return apply_element(a);
}

struct outcome
apply_add(struct apply *a)
{
    struct arena *arena = a->flow->arena;
    const struct type *element = type_element(arena, a->input);

    if (element->kinds == 0)
        return apply_gives(a, &type_null);
    if (type_is_any(element))
        return a->out;
    /* One alone, or any number of them together. */
    const struct type *sum = operate_add(arena, element, element);

    return apply_gives(
        a, type_join(arena, type_join(arena, type_kinds(arena, element), sum),
                     &type_null));
}

/* Arrays stay what they are, in another order or with some left out. */
struct outcome
apply_ordered(struct apply *a)
{
    if (a->call->count)
        on_elements(a, 0);
    if (a->input->kinds == TYPE_ARRAY)
        return apply_gives(a,
                           type_array_of(a->flow->arena, a->input->element
                                                             ? a->input->element
                                                             : &type_any));
    return a->out;
}

struct outcome
apply_group(struct apply *a)
{
    struct arena *arena = a->flow->arena;

    on_elements(a, 0);
    a->out.type = type_array_of(
        arena, type_array_of(arena, type_element(arena, a->input)));
    return a->out;
}

struct outcome
apply_keys(struct apply *a)
{
    if (a->input->kinds == TYPE_OBJECT)
        return apply_strings(a);
    if (a->input->kinds == TYPE_ARRAY)
        return apply_numbers(a);
    return a->out;
}

struct outcome
apply_map(struct apply *a)
{
    struct outcome out = on_elements(a, 0);

    return apply_gives(a, type_array_of(a->flow->arena, out.type));
}

struct outcome
apply_map_values(struct apply *a)
{
    on_elements(a, 0);
    return apply_gives(a, type_kinds(a->flow->arena, a->input));
}

/* {key, value} of each member or element. */
static const struct type *
entry_of(struct apply *a)
{
    struct arena *arena = a->flow->arena;
    struct shape *shape = arena_new(arena, struct shape);
    struct field *field = arena_array(arena, struct field, 2);
    unsigned keys = 0;

    if (a->input->kinds & TYPE_OBJECT)
        keys |= TYPE_STRING;
    if (a->input->kinds & TYPE_ARRAY)
        keys |= TYPE_NUMBER;
    field[0] = (struct field){S("key"), type_new(arena, keys), false};
    field[1] = (struct field){S("value"), type_element(arena, a->input), false};
    if (field[1].type->kinds == 0)
        field[1].type = &type_any;
    *shape = (struct shape){
        .noun = S("an entry"), .field = field, .count = 2, .closed = true};
    return type_object_of(arena, shape);
}

struct outcome
apply_entries(struct apply *a)
{
    a->out.type = type_array_of(a->flow->arena, entry_of(a));
    return a->out;
}

struct outcome
apply_with_entries(struct apply *a)
{
    bool eager = a->flow->eager;

    a->flow->eager = true;
    flow_maybe(a->flow, a->argument[0], entry_of(a));
    a->flow->eager = eager;
    return a->out;
}

/* ---- Outputs ------------------------------------------------------------- */

struct outcome
apply_first(struct apply *a)
{
    struct flow *flow = a->flow;
    bool eager = flow->eager;

    /* Whatever is around asks for all that it gives, which is the first. */
    flow->eager = false;
    struct outcome out = flow_take(flow, a->argument[0], a->input);

    flow->eager = eager;
    if (out.most)
        out.most = OUTPUTS_ONE;
    if (out.least)
        out.least = OUTPUTS_ONE;
    return out;
}

/* `last(e)` of nothing is null up to jq 1.7. */
struct outcome
apply_last(struct apply *a)
{
    struct outcome out = flow_take(a->flow, a->argument[0], a->input);

    a->value[0] = out;
    if (out.fails)
        return out;
    if (!out.least && !a->flow->options->jq_1_8)
        out.type = type_join(a->flow->arena, out.type, &type_null);
    if (out.least || !a->flow->options->jq_1_8)
        out.least = out.most = OUTPUTS_ONE;
    else if (out.most)
        out.most = OUTPUTS_ONE;
    out.vague = false;
    return out;
}

struct outcome
apply_limit(struct apply *a)
{
    struct outcome out = flow_maybe(a->flow, a->argument[1], a->input);
    const struct literal *count = type_single(a->value[0].type);
    bool one = slice_equal(a->call->name, S("nth")) ||
               (slice_equal(a->call->name, S("limit")) && count &&
                slice_equal(count->text, S("1")));

    flow_use(a->flow, a->argument[1], out.type);
    out.least = OUTPUTS_NONE;
    out.fails = false;
    if (one && out.most)
        out.most = OUTPUTS_ONE;
    return out;
}

struct outcome
apply_select(struct apply *a)
{
    struct flow *flow = a->flow;
    const struct binding *outer = flow->bound;
    struct outcome condition = flow_take(flow, a->argument[0], a->input);
    const struct type *narrow = assume(flow, a->argument[0], a->input, true);

    flow->bound = outer;
    if (condition.fails)
        return outcome_fails();
    if (!(condition.type->kinds & TYPE_TRUTHY) || narrow->kinds == 0)
        return outcome_none();
    a->out.type = narrow;
    a->out.most = condition.most;
    if (!(condition.type->kinds & TYPE_FALSY))
        a->out.least = condition.least;
    return a->out;
}
