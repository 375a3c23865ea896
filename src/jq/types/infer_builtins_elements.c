/* Builtins that run an argument on elements, members or paths, or choose among
 * outputs.
 */
#include "jq/types/infer_builtins.h"

/* ---- Elements ------------------------------------------------------------ */

/* What argument `index` gives on each element: perhaps there is none. */
static struct outcome
on_elements(struct builtin_call *a, int index)
{
    struct infer_state *state = a->state;
    bool eager = state->eager;

    state->eager = true;
    const struct type *element = type_element(state->arena, a->input);
    struct outcome out = outcome_none();

    if (element->kinds) {
        out = infer_maybe(state, a->argument[index], element);
        infer_use(state, a->argument[index], out.type);
    } else {
        infer_skim(state, a->argument[index]);
    }
    state->eager = eager;
    return out;
}

struct outcome
infer_builtin_each(struct builtin_call *a)
{
    on_elements(a, 0);
    return a->out;
}

struct outcome
infer_builtin_each_of(struct builtin_call *a)
{
    struct outcome from = infer_maybe(a->state, a->argument[0], a->input);

    infer_use(a->state, a->argument[0], from.type);
    if (from.most)
        infer_maybe(a->state, a->argument[1], from.type);
    else
        infer_skim(a->state, a->argument[1]);
    return a->out;
}

/* An argument that is evaluated on the input, but perhaps in part only. */
struct outcome
infer_builtin_skim(struct builtin_call *a)
{
    for (uint32_t i = 0; i < a->call->count; i++) {
        struct outcome out =
            infer_try(a->state, a->argument[i], i ? &type_any : a->input);

        infer_use(a->state, a->argument[i], out.type);
    }
    return a->out;
}

/* Whether `type` lists its values, and `expr`, a literal, is none of them. */
static bool
is_stranger(struct infer_state *state, const struct type *type,
            const struct jq_expr *expr)
{
    struct outcome value;

    if (type->onlys == 0 ||
        type->kinds & ~(unsigned)(TYPE_STRING | TYPE_NULL) || !expr ||
        expr->kind != EXPR_STRING || expr->list)
        return false;
    value = infer_try(state, expr, &type_any);
    return type_disjoint(type, value.type);
}

/* `IN("a", "b")`: each of them is compared with the input. */
struct outcome
infer_builtin_among(struct builtin_call *a)
{
    struct infer_state *state = a->state;
    const struct jq_expr *list = jq_expr_inner(a->argument[0]);
    struct outcome out = infer_try(state, list, a->input);

    infer_use(state, list, out.type);
    if (out.most && type_disjoint(a->input, out.type))
        a->out.type = &type_false;
    while (list) {
        bool more = list->kind == EXPR_COMMA;
        const struct jq_expr *last = more ? jq_expr_inner(list->right) : list;

        if (is_stranger(state, a->input, last))
            infer_issue(state,
                        (struct type_issue){
                            .kind = ISSUE_SAME,
                            .what = ISSUE_COMPARE,
                            .expr = last,
                            .type = a->input,
                            .other = infer_try(state, last, a->input).type,
                        });
        list = more ? jq_expr_inner(list->left) : NULL;
    }
    return a->out;
}

struct outcome
infer_builtin_changed(struct builtin_call *a)
{
    bool paths = a->signature->arguments[0] == '!';

    infer_use(a->state, a->call, a->input);
    if (paths && infer_paths(a->state, a->argument[0], a->input, true).fails)
        return outcome_fails();
    return infer_builtin_gives(a, type_kinds(a->state->arena, a->input));
}

/* `pick(e)`: a copy of the input with these paths alone. */
struct outcome
infer_builtin_pick(struct builtin_call *a)
{
    return infer_paths(a->state, a->argument[0], a->input, true).fails
               ? outcome_fails()
               : a->out;
}

/* `path(e)`: the path of each output of `e`. */
struct outcome
infer_builtin_path(struct builtin_call *a)
{
    struct outcome out = infer_eval(a->state, a->argument[0], a->input);

    infer_use(a->state, a->argument[0], out.type);
    if (out.fails)
        return out;
    return outcome_times(a->out, out);
}

/* The first step of a path that is written out; NULL for any other. */
static const struct jq_expr *
first_step(const struct jq_expr *path)
{
    path = jq_expr_inner(path);
    if (!path || path->kind != EXPR_ARRAY || !path->left)
        return NULL;
    for (path = jq_expr_inner(path->left); path && path->kind == EXPR_COMMA;)
        path = jq_expr_inner(path->left);
    return path;
}

/* `getpath`, `setpath`. */
struct outcome
infer_builtin_getpath(struct builtin_call *a)
{
    const struct jq_expr *step = first_step(a->argument[0]);
    struct type_issue issue = {.expr = a->call,
                               .what = ISSUE_CALL,
                               .type = a->input,
                               .wants = TYPE_NULL,
                               .name = a->call->name};

    if (step && step->kind == EXPR_STRING && !step->list)
        issue.wants |= TYPE_OBJECT;
    else if (step && step->kind == EXPR_NUMBER)
        issue.wants |= TYPE_ARRAY;
    else
        return a->out;
    if (infer_accept(a->state, &issue, a->out.least))
        return a->out;
    return a->out.least ? outcome_fails() : outcome_none();
}

struct outcome
infer_builtin_element(struct builtin_call *a)
{
    const struct type *element = type_element(a->state->arena, a->input);

    return infer_builtin_gives(a,
                               type_join(a->state->arena, element, &type_null));
}

struct outcome
infer_builtin_element_by(struct builtin_call *a)
{
    on_elements(a, 0);
    return infer_builtin_element(a);
}

struct outcome
infer_builtin_add(struct builtin_call *a)
{
    struct arena *arena = a->state->arena;
    const struct type *element = type_element(arena, a->input);

    if (element->kinds == 0)
        return infer_builtin_gives(a, &type_null);
    if (type_is_any(element))
        return a->out;
    /* One alone, or any number of them together. */
    const struct type *sum = infer_add(arena, element, element);

    return infer_builtin_gives(
        a, type_join(arena, type_join(arena, type_kinds(arena, element), sum),
                     &type_null));
}

/* Arrays stay what they are, in another order or with some left out. */
struct outcome
infer_builtin_ordered(struct builtin_call *a)
{
    if (a->call->count)
        on_elements(a, 0);
    if (a->input->kinds == TYPE_ARRAY)
        return infer_builtin_gives(
            a,
            type_array_of(a->state->arena,
                          a->input->element ? a->input->element : &type_any));
    return a->out;
}

struct outcome
infer_builtin_group(struct builtin_call *a)
{
    struct arena *arena = a->state->arena;

    on_elements(a, 0);
    a->out.type = type_array_of(
        arena, type_array_of(arena, type_element(arena, a->input)));
    return a->out;
}

struct outcome
infer_builtin_keys(struct builtin_call *a)
{
    if (a->input->kinds == TYPE_OBJECT)
        return infer_builtin_strings(a);
    if (a->input->kinds == TYPE_ARRAY)
        return infer_builtin_numbers(a);
    return a->out;
}

struct outcome
infer_builtin_map(struct builtin_call *a)
{
    struct outcome out = on_elements(a, 0);

    return infer_builtin_gives(a, type_array_of(a->state->arena, out.type));
}

struct outcome
infer_builtin_map_values(struct builtin_call *a)
{
    on_elements(a, 0);
    return infer_builtin_gives(a, type_kinds(a->state->arena, a->input));
}

/* {key, value} of each member or element. */
static const struct type *
entry_of(struct builtin_call *a)
{
    struct arena *arena = a->state->arena;
    struct object_type *object = arena_new(arena, struct object_type);
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
    *object = (struct object_type){
        .noun = S("an entry"), .field = field, .count = 2, .closed = true};
    return type_object_of(arena, object);
}

struct outcome
infer_builtin_entries(struct builtin_call *a)
{
    a->out.type = type_array_of(a->state->arena, entry_of(a));
    return a->out;
}

struct outcome
infer_builtin_with_entries(struct builtin_call *a)
{
    bool eager = a->state->eager;

    a->state->eager = true;
    infer_maybe(a->state, a->argument[0], entry_of(a));
    a->state->eager = eager;
    return a->out;
}

/* ---- Outputs ------------------------------------------------------------- */

struct outcome
infer_builtin_first(struct builtin_call *a)
{
    struct infer_state *state = a->state;
    bool eager = state->eager;

    /* Whatever is around asks for all that it gives, which is the first. */
    state->eager = false;
    struct outcome out = infer_take(state, a->argument[0], a->input);

    state->eager = eager;
    if (out.most)
        out.most = OUTPUTS_ONE;
    if (out.least)
        out.least = OUTPUTS_ONE;
    return out;
}

/* `last(e)` of nothing is null up to jq 1.7. */
struct outcome
infer_builtin_last(struct builtin_call *a)
{
    struct outcome out = infer_take(a->state, a->argument[0], a->input);

    a->value[0] = out;
    if (out.fails)
        return out;
    if (!out.least && !a->state->options->jq_1_8)
        out.type = type_join(a->state->arena, out.type, &type_null);
    if (out.least || !a->state->options->jq_1_8)
        out.least = out.most = OUTPUTS_ONE;
    else if (out.most)
        out.most = OUTPUTS_ONE;
    out.vague = false;
    return out;
}

struct outcome
infer_builtin_limit(struct builtin_call *a)
{
    struct outcome out = infer_maybe(a->state, a->argument[1], a->input);
    const struct literal *count = type_single(a->value[0].type);
    bool one = slice_equal(a->call->name, S("nth")) ||
               (slice_equal(a->call->name, S("limit")) && count &&
                slice_equal(count->text, S("1")));

    infer_use(a->state, a->argument[1], out.type);
    out.least = OUTPUTS_NONE;
    out.fails = false;
    if (one && out.most)
        out.most = OUTPUTS_ONE;
    return out;
}

struct outcome
infer_builtin_select(struct builtin_call *a)
{
    struct infer_state *state = a->state;
    const struct binding *outer = state->bound;
    struct outcome condition = infer_take(state, a->argument[0], a->input);
    const struct type *narrowed = narrow(state, a->argument[0], a->input, true);

    state->bound = outer;
    if (condition.fails)
        return outcome_fails();
    if (!(condition.type->kinds & TYPE_TRUTHY) || narrowed->kinds == 0)
        return outcome_none();
    a->out.type = narrowed;
    a->out.most = condition.most;
    if (!(condition.type->kinds & TYPE_FALSY))
        a->out.least = condition.least;
    return a->out;
}
