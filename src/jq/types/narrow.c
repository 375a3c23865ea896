/* Narrowing: what is known of `.` behind a condition. */

#include "jq/types/infer_state.h"

/* Paths longer than this are not narrowed. */
enum { STEPS_MOST = 16 };

/* `.a.b`, or the same from a variable. */
struct path {
    const struct jq_expr *variable; /* VARIABLE, or NULL: from `.` */
    struct slice name[STEPS_MOST];
    uint32_t count;
};

static bool
path_of(const struct jq_expr *expr, struct path *path)
{
    struct slice back[STEPS_MOST];
    uint32_t count = 0;

    path->variable = NULL;
    path->count = 0;
    for (expr = jq_expr_inner(expr); expr;) {
        if (expr->kind == EXPR_IDENTITY || expr->kind == EXPR_VARIABLE)
            break;
        if (expr->kind == EXPR_PIPE || expr->kind == EXPR_OPTIONAL ||
            expr->kind != EXPR_FIELD || count == STEPS_MOST)
            return false;
        back[count++] = expr->text;
        expr = jq_expr_inner(expr->left);
    }
    if (!expr)
        return false;
    if (expr->kind == EXPR_VARIABLE)
        path->variable = expr;
    while (count)
        path->name[path->count++] = back[--count];
    return true;
}

/* ---- Changing what lies at the end of a path ----------------------------- */

/* What happens to the type there. */
struct change {
    const struct jq_expr *condition; /* NULL: one of the next two */
    bool truth;
    unsigned keep;             /* kinds */
    const struct type *equals; /* the one value, or NULL */
    struct slice has;          /* its member is there; length 0: no such */
};

static const struct type *
change_here(struct infer_state *state, const struct type *type,
            const struct change *change)
{
    if (change->condition)
        return narrow(state, change->condition, type, change->truth);
    type = type_keep(state->arena, type, change->keep);
    if (change->equals && type->kinds & change->equals->kinds) {
        struct type *made = arena_new(state->arena, struct type);

        *made = *type_keep(state->arena, type, change->equals->kinds);
        made->only = change->equals->only;
        made->onlys = change->equals->onlys;
        return made;
    }
    if (change->has.len && type->kinds == TYPE_OBJECT) {
        const struct field *old = type_field(type, change->has);
        struct field field = {change->has, old ? old->type : &type_any, false};

        if (!old && type->object && type->object->rest)
            field.type = type->object->rest;
        if (!old && type_is_closed(type))
            return &type_never;
        return type_with(state->arena, type, &field);
    }
    return type;
}

/* Recursion is bounded by STEPS_MOST. */
static const struct type *
change_at(struct infer_state *state, const struct type *type,
          const struct path *path, uint32_t from, const struct change *change)
{
    if (from == path->count)
        return change_here(state, type, change);
    infer_spend(state, type->object ? type->object->count : 0);
    struct slice name = path->name[from];
    const struct field *old = type_field(type, name);
    const struct object_type *object = type->object;
    const struct type *member = old ? old->type : &type_any;
    bool may_be_object = type->kinds & TYPE_OBJECT;

    if (!old && object && object->rest)
        member = object->rest;
    if (!old && object && object->closed)
        member = &type_never;
    if (!may_be_object)
        member = &type_never;
    bool absent = !old || old->optional || type->kinds & TYPE_NULL;

    if (absent) {
        struct origin origin = {object, name, NULL};

        member = type_from(state->arena, member, origin, true);
    }
    const struct type *made = change_at(state, member, path, from + 1, change);

    if (made->kinds == 0)
        return &type_never;
    if (made->kinds & TYPE_NULL) /* it may still not be there at all */
        return type;
    /* Nothing new: types are large, and conditions many. */
    if (old && made == old->type && !old->optional &&
        type->kinds == TYPE_OBJECT)
        return type;
    struct field field = {name, made, false};

    if (!may_be_object)
        return &type_never;
    return type_with(state->arena, type_keep(state->arena, type, TYPE_OBJECT),
                     &field);
}

static const struct type *
variable_type(const struct infer_state *state, const struct jq_expr *variable)
{
    for (const struct binding *b = state->bound; b; b = b->outer)
        if (b->name == variable->target && b->type)
            return b->type;
    return NULL;
}

/* The narrowed `input`; a variable is bound anew. */
static const struct type *
change_path(struct infer_state *state, const struct path *path,
            const struct type *input, const struct change *change)
{
    const struct jq_expr *variable = path->variable;

    if (!variable)
        return change_at(state, input, path, 0, change);
    const struct type *old = variable_type(state, variable);

    if (!old || !variable->target)
        return input;
    const struct type *made = change_at(state, old, path, 0, change);

    if (made->kinds == 0)
        return &type_never;
    infer_bind(state, variable->target, made);
    return input;
}

/* ---- Conditions ---------------------------------------------------------- */

static bool
is_call(const struct jq_expr *expr, struct slice name, uint16_t count)
{
    return expr && expr->kind == EXPR_CALL && expr->builtin &&
           expr->count == count && slice_equal(expr->name, name);
}

static unsigned
kinds_named(struct slice name)
{
    static const struct {
        struct slice name;
        unsigned kinds;
    } names[] = {
        {SC("null"), TYPE_NULL},     {SC("boolean"), TYPE_BOOLEAN},
        {SC("number"), TYPE_NUMBER}, {SC("string"), TYPE_STRING},
        {SC("array"), TYPE_ARRAY},   {SC("object"), TYPE_OBJECT},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(names[i].name, name))
            return names[i].kinds;
    return 0;
}

/* `path`, and what is called on it: `path | f`, or `f` alone. */
static const struct jq_expr *
called_on(const struct jq_expr *expr, const struct jq_expr **on)
{
    static const struct jq_expr self = {.kind = EXPR_IDENTITY};

    expr = jq_expr_inner(expr);
    *on = &self;
    if (expr && expr->kind == EXPR_PIPE) {
        *on = expr->left;
        expr = jq_expr_inner(expr->right);
    }
    return expr && expr->kind == EXPR_CALL ? expr : NULL;
}

/* The value of a literal that equality narrows to. */
static const struct type *
literal_of(struct infer_state *state, const struct jq_expr *expr)
{
    expr = jq_expr_inner(expr);
    if (!expr)
        return NULL;
    if (expr->kind == EXPR_NULL)
        return &type_null;
    if (expr->kind == EXPR_TRUE)
        return &type_true;
    if (expr->kind == EXPR_FALSE)
        return &type_false;
    if (expr->kind == EXPR_STRING && !expr->list)
        return type_literal(state->arena, TYPE_STRING, expr->text);
    return NULL;
}

/* `path == literal`. */
static const struct type *
equals_literal(struct infer_state *state, const struct jq_expr *side,
               const struct type *literal, const struct type *input, bool equal)
{
    struct change change = {.keep = TYPE_ALL};
    struct path path;

    if (!path_of(side, &path))
        return input;
    if (equal) {
        change.keep = literal->kinds;
        change.equals = literal->only ? literal : NULL;
    } else if (!literal->only) {
        change.keep = TYPE_ALL & ~literal->kinds;
    } else {
        return input;
    }
    return change_path(state, &path, input, &change);
}

/* `path | type == "…"`, `path | length > 0`. */
static const struct type *
compares_call(struct infer_state *state, const struct jq_expr *compare,
              const struct type *input, bool truth)
{
    const struct jq_expr *on;
    const struct jq_expr *call = called_on(compare->left, &on);
    const struct jq_expr *right = jq_expr_inner(compare->right);
    bool equal = compare->op == OP_EQUAL, other = compare->op == OP_NOT_EQUAL;
    struct change change = {.keep = TYPE_ALL};
    struct path path;

    if (!call || !right || !path_of(on, &path))
        return input;
    if (is_call(call, S("type"), 0) && (equal || other) &&
        right->kind == EXPR_STRING && !right->list) {
        unsigned kinds = kinds_named(right->text);

        change.keep = equal == truth ? kinds : TYPE_ALL & ~kinds;
        return change_path(state, &path, input, &change);
    }
    bool zero = right->kind == EXPR_NUMBER && slice_equal(right->text, S("0"));
    bool nonzero = (compare->op == OP_GREATER && truth) || (other && truth) ||
                   (equal && !truth);

    if (is_call(call, S("length"), 0) && zero && nonzero) {
        change.keep = TYPE_ALL & ~(unsigned)TYPE_NULL;
        return change_path(state, &path, input, &change);
    }
    return input;
}

static const struct type *
narrow_compare(struct infer_state *state, const struct jq_expr *compare,
               const struct type *input, bool truth)
{
    bool equal = compare->op == OP_EQUAL, other = compare->op == OP_NOT_EQUAL;
    const struct type *right = literal_of(state, compare->right);
    const struct type *left = literal_of(state, compare->left);
    struct path path;

    if ((equal || other) && right && path_of(compare->left, &path))
        return equals_literal(state, compare->left, right, input,
                              equal == truth);
    if ((equal || other) && left && path_of(compare->right, &path))
        return equals_literal(state, compare->right, left, input,
                              equal == truth);
    return compares_call(state, compare, input, truth);
}

static const struct type *
narrow_logic(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input, bool truth)
{
    const struct jq_expr *link = expr;

    /* `a or b` being true says nothing of either alone. */
    if ((expr->op == OP_AND) != truth)
        return input;
    while (link->left->kind == EXPR_LOGIC && link->left->op == expr->op)
        link = link->left;
    input = narrow(state, link->left, input, truth);
    while (input->kinds) {
        input = narrow(state, link->right, input, truth);
        if (link == expr)
            break;
        link = link->parent;
    }
    return input;
}

/* `has("k")`; and any builtin that takes only certain kinds: it has taken
 * this one.
 */
static const struct type *
narrow_call(struct infer_state *state, const struct jq_expr *call,
            const struct type *input, bool truth)
{
    static const struct {
        struct slice name;
        uint16_t count;
    } textual[] = {
        {SC("test"), 1},
        {SC("test"), 2},
        {SC("startswith"), 1},
        {SC("endswith"), 1},
    };
    const struct jq_expr *key = jq_expr_inner(call->list);
    struct change change = {.keep = TYPE_ALL};
    struct path self = {0};

    for (size_t i = 0; i < sizeof textual / sizeof *textual; i++)
        if (is_call(call, textual[i].name, textual[i].count))
            change.keep = TYPE_STRING;
    if (is_call(call, S("has"), 1) && truth && key &&
        key->kind == EXPR_STRING && !key->list) {
        change.keep = TYPE_OBJECT;
        change.has = key->text;
    }
    return change_path(state, &self, input, &change);
}

static const struct type *
narrow_pipe(struct infer_state *state, const struct jq_expr *pipe,
            const struct type *input, bool truth)
{
    const struct jq_expr *right = jq_expr_inner(pipe->right);
    struct change change = {.condition = pipe->right, .truth = truth};
    struct path path;

    if (is_call(right, S("not"), 0))
        return narrow(state, pipe->left, input, !truth);
    if (!path_of(pipe->left, &path))
        return input;
    return change_path(state, &path, input, &change);
}

static const struct type *
narrow_one(struct infer_state *state, const struct jq_expr *expr,
           const struct type *input, bool truth)
{
    struct change change = {.keep = truth ? TYPE_TRUTHY : TYPE_FALSY};
    struct path path;

    if (path_of(expr, &path))
        return change_path(state, &path, input, &change);
    if (expr->kind == EXPR_COMPARE)
        return narrow_compare(state, expr, input, truth);
    if (expr->kind == EXPR_LOGIC)
        return narrow_logic(state, expr, input, truth);
    if (expr->kind == EXPR_PIPE)
        return narrow_pipe(state, expr, input, truth);
    if (expr->kind == EXPR_CALL && expr->builtin)
        return narrow_call(state, expr, input, truth);
    return input;
}

/* A level takes about a kilobyte of the stack. */
enum { LEVELS = 4 };

const struct type *
narrow(struct infer_state *state, const struct jq_expr *condition,
       const struct type *input, bool truth)
{
    const struct jq_expr *expr = jq_expr_inner(condition);

    if (!expr)
        return input;
    if (infer_enter(state, LEVELS))
        input = narrow_one(state, expr, input, truth);
    infer_leave(state, LEVELS);
    return input;
}
