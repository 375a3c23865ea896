/* Paths: what a step from a value gives, and when it cannot be taken. */

#include "jq/types/infer_state.h"

/* The unknown member: null, unless what is known of the object comes from a
 * sample or is open.
 */
static const struct type *
unlisted(struct infer_state *state, const struct jq_expr *expr,
         const struct type *of, struct slice name)
{
    const struct object_type *object = of->object;
    struct origin origin = {object, name, expr};

    if (object->closed) {
        infer_fact(state, (struct fact){.kind = FACT_UNKNOWN,
                                        .expr = expr,
                                        .object = object,
                                        .name = name});
        /* Who says that it is there knows more than we do. */
        return object->sampled ? &type_any
                               : type_from(state->arena, &type_null, origin, 1);
    }
    if (!object->rest)
        return type_from(state->arena, &type_any, origin, false);
    /* Whoever names one of many knows that it is there: null without a
     * reason, unless they may be null themselves. */
    return type_from(state->arena,
                     type_join(state->arena, object->rest, &type_null), origin,
                     object->rest->kinds & TYPE_NULL);
}

/* A member of the objects in `of`. */
static const struct type *
member_of(struct infer_state *state, const struct jq_expr *expr,
          const struct type *of, struct slice name)
{
    infer_spend(state, of->object ? of->object->count : 0);
    const struct field *found = type_field(of, name);
    struct origin origin = {of->object, name, expr};

    if (!of->object)
        return &type_any;
    if (!found)
        return unlisted(state, expr, of, name);
    infer_fact(state, (struct fact){
                          .kind = found->type->kinds == TYPE_NULL ? FACT_NULL
                                                                  : FACT_MEMBER,
                          .expr = expr,
                          .object = of->object,
                          .field = found,
                          .name = name,
                      });
    bool null = found->type->kinds & TYPE_NULL && !type_is_any(found->type);

    return type_from(state->arena, found->type, origin,
                     found->optional || null);
}

struct outcome
infer_member(struct infer_state *state, const struct jq_expr *expr,
             const struct type *of, struct slice name)
{
    /* Null is wanted, too, so that it is no risk: there is nothing to say of
     * what can be read at all.
     */
    if (!(of->kinds & (TYPE_OBJECT | TYPE_NULL))) {
        struct type_issue issue = {
            .expr = expr,
            .what = ISSUE_MEMBER,
            .type = of,
            .wants = TYPE_OBJECT | TYPE_NULL,
            .name = name,
        };

        infer_accept(state, &issue, true);
        return outcome_fails();
    }
    const struct type *type = &type_never;

    if (of->kinds & TYPE_OBJECT)
        type = member_of(state, expr, of, name);
    if (of->kinds & TYPE_NULL && !type_is_any(of)) {
        struct type *null = arena_new(state->arena, struct type);

        *null = type_null;
        null->nulls = of->nulls;
        /* That it is null has a reason of its own, nearer than this one. */
        if (type->kinds & TYPE_NULL)
            null->nulls = type->nulls;
        struct origin origin = type->origin;
        struct type *both = arena_new(state->arena, struct type);

        *both = *type_join(state->arena, type, null);
        both->origin = origin;
        type = both;
    }
    return outcome_one(type);
}

/* Member `name` of each of the outputs `of`. */
static struct outcome
member_of_each(struct infer_state *state, const struct jq_expr *expr,
               struct outcome of, struct slice name)
{
    bool certain = state->certain;

    if (of.most == OUTPUTS_NONE)
        return of;
    state->certain &= of.least > OUTPUTS_NONE;
    struct outcome member = infer_member(state, expr, of.type, name);

    state->certain = certain;
    if (member.fails && !of.least)
        return outcome_none();
    return outcome_times(member, of);
}

struct outcome
infer_field(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input)
{
    struct outcome left = infer_eval(state, expr->left, input);

    return member_of_each(state, expr, left, expr->text);
}

/* ---- Elements ------------------------------------------------------------ */

/* `.[e]`: what each kind of index may be used on. */
static unsigned
indexable(const struct type *index)
{
    unsigned on = 0;

    if (index->kinds & TYPE_STRING)
        on |= TYPE_OBJECT | TYPE_NULL;
    if (index->kinds & TYPE_NUMBER)
        on |= TYPE_ARRAY | TYPE_NULL;
    if (index->kinds & TYPE_ARRAY)
        on |= TYPE_ARRAY;
    if (index->kinds & TYPE_OBJECT)
        on |= TYPE_ARRAY | TYPE_STRING | TYPE_NULL;
    return on;
}

static const struct type *
element_at(struct infer_state *state, const struct type *of,
           const struct type *index)
{
    const struct type *type = &type_null;

    if (index->kinds & ~(unsigned)(TYPE_NUMBER | TYPE_STRING))
        return &type_any;
    if (index->kinds & TYPE_NUMBER && of->kinds & TYPE_ARRAY)
        type = type_join(state->arena, type,
                         of->element ? of->element : &type_any);
    if (index->kinds & TYPE_STRING && of->kinds & TYPE_OBJECT)
        type = type_join(state->arena, type,
                         type_element(state->arena, type_keep(state->arena, of,
                                                              TYPE_OBJECT)));
    return type;
}

struct outcome
infer_index(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input)
{
    struct outcome index = infer_take(state, expr->right, input);
    const struct literal *literal = type_single(index.type);

    if (literal && literal->kind == TYPE_STRING)
        return outcome_times(
            member_of_each(state, expr, infer_eval(state, expr->left, input),
                           literal->text),
            index);
    struct outcome left = infer_take(state, expr->left, input);
    struct type_issue issue = {
        .expr = expr,
        .what = ISSUE_INDEX,
        .type = left.type,
        .other = index.type,
        .wants = indexable(index.type),
    };

    bool sure = left.least && index.least;

    if (!left.most || !index.most)
        return outcome_none();
    if (!infer_accept(state, &issue, sure))
        return sure ? outcome_fails() : outcome_none();
    return outcome_times(outcome_one(element_at(state, left.type, index.type)),
                         outcome_times(left, index));
}

struct outcome
infer_slice(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input)
{
    struct outcome left = infer_take(state, expr->left, input);
    unsigned wants = TYPE_NULL | TYPE_STRING | TYPE_ARRAY;
    struct type_issue issue = {
        .expr = expr, .what = ISSUE_SLICE, .type = left.type, .wants = wants};

    struct outcome limits = outcome_one(&type_any);

    if (expr->right)
        limits = outcome_times(limits, infer_take(state, expr->right, input));
    if (expr->third)
        limits = outcome_times(limits, infer_take(state, expr->third, input));
    if (!left.most || !limits.most)
        return outcome_none();
    bool sure = left.least && limits.least;

    if (!infer_accept(state, &issue, sure))
        return sure ? outcome_fails() : outcome_none();
    struct type *type = arena_new(state->arena, struct type);

    /* A piece of a text is another text. */
    *type = *type_keep(state->arena, left.type, wants);
    type->only = NULL;
    type->onlys = 0;
    type->format = TYPE_FORMAT_NONE;
    /* Where a limit is not there at all, neither is the piece. */
    return outcome_times(outcome_one(type), outcome_times(left, limits));
}

struct outcome
infer_iterate(struct infer_state *state, const struct jq_expr *expr,
              const struct type *input)
{
    struct outcome left = infer_take(state, expr->left, input);
    struct type_issue issue = {
        .expr = expr,
        .what = ISSUE_ITERATE,
        .type = left.type,
        .wants = TYPE_ARRAY | TYPE_OBJECT,
    };

    if (!left.most)
        return outcome_none();
    if (!infer_accept(state, &issue, left.least))
        return left.least ? outcome_fails() : outcome_none();
    return outcome_many(type_element(state->arena, left.type));
}
