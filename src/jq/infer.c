/* Abstract evaluation: every kind of expression has one function, which takes
 * the expression and the type of `.` and returns the type of what comes out
 * (of all outputs together).
 *
 * A value is *used as a whole* unless it is only stepped into: `.inputs.x`
 * steps into `.inputs`, `{all: .inputs}` uses it.  take() marks a use.
 *
 * Bounds: trees are at most LIMIT_JQ_DEPTH deep, calls of user definitions
 * nest CALL_DEPTH deep, and STEPS evaluations are made in all; beyond that
 * everything is any.
 */
#include "jq/infer.h"

#include "jq/builtin.h"

enum {
    CALL_DEPTH = 12, /* definitions in templates are a few lines long */
    STEPS = 20000,   /* a hundred times the largest published expression */
};

struct binding {
    const struct expr *name; /* the BIND or PARAM */
    const struct type *type;
    const struct binding *outer;
};

struct infer {
    struct arena *arena;
    struct facts *facts;
    const struct binding *bound;
    unsigned calls, steps;
};

static const struct type *
infer(struct infer *in, const struct expr *expr, const struct type *input);

static void
fact_add(struct infer *in, enum fact_kind kind, const struct expr *expr,
         const struct shape *shape, const struct field *field)
{
    if (shape && in->facts)
        *vec_push(in->arena, &in->facts->list) =
            (struct fact){kind, expr, shape, field};
}

/* `type` is used as a whole by `expr`. */
static const struct type *
use(struct infer *in, const struct expr *expr, const struct type *type)
{
    if ((type->kinds & TYPE_OBJECT) && type->object && type->object->tag)
        fact_add(in, FACT_WHOLE, expr, type->object, NULL);
    return type;
}

static const struct type *
take(struct infer *in, const struct expr *expr, const struct type *input)
{
    return expr ? use(in, expr, infer(in, expr, input)) : &type_any;
}

static const struct type *
join(struct infer *in, const struct type *a, const struct type *b)
{
    return type_join(in->arena, a, b);
}

/* ---- Paths --------------------------------------------------------------- */

static const struct type *
field(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct type *of = infer(in, expr->left, input);
    const struct field *found = type_field(of, expr->text);

    if (of->kinds == TYPE_NULL)
        return &type_null;
    if (!(of->kinds & TYPE_OBJECT) || !of->object)
        return &type_any;
    if (!found && of->object->closed) {
        fact_add(in, FACT_UNKNOWN, expr, of->object, NULL);
        return &type_any;
    }
    if (!found)
        return of->object->rest ? join(in, of->object->rest, &type_null)
                                : &type_any;
    bool null = found->type->kinds == TYPE_NULL;

    fact_add(in, null ? FACT_NULL : FACT_MEMBER, expr, of->object, found);
    if (found->optional || (of->kinds & TYPE_NULL))
        return join(in, found->type, &type_null);
    return found->type;
}

static const struct type *
element(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct type *of = take(in, expr->left, input);

    take(in, expr->right, input);
    take(in, expr->third, input);
    if (expr->kind == EXPR_ITERATE)
        return type_element(in->arena, of);
    if (expr->kind == EXPR_INDEX)
        return join(in, type_element(in->arena, of), &type_null);
    /* A slice: of a string a string, of an array an array. */
    return type_keep(in->arena, of, TYPE_NULL | TYPE_STRING | TYPE_ARRAY);
}

/* ---- Values -------------------------------------------------------------- */

static const struct type *
array(struct infer *in, const struct expr *expr, const struct type *input)
{
    struct type *type = arena_new(in->arena, struct type);

    type->kinds = TYPE_ARRAY;
    type->element = take(in, expr->left, input);
    return type;
}

/* The name of a key that is known beforehand; empty otherwise. */
static struct slice
key_name(const struct expr *key)
{
    bool plain = key && key->kind == EXPR_STRING && !key->list;

    return plain ? key->text : slice_make(NULL, 0);
}

static const struct type *
object(struct infer *in, const struct expr *expr, const struct type *input)
{
    struct shape *shape = arena_new(in->arena, struct shape);
    struct field *fields = arena_array(in->arena, struct field, expr->count);
    struct type *type = arena_new(in->arena, struct type);

    for (const struct expr *e = expr->list; e; e = e->next) {
        struct slice name = key_name(e->left);

        if (e->kind != EXPR_ENTRY || e->form == FORM_VARIABLE ||
            e->form == FORM_LOC || !name.len) {
            take(in, e->left, input);
            take(in, e->right, input);
            continue;
        }
        const struct type *value = &type_any;

        if (e->right)
            value = take(in, e->right, input);
        else if (type_field(input, name))
            value = use(in, e, type_field(input, name)->type);
        fields[shape->count++] = (struct field){name, value, false};
    }
    shape->field = fields;
    shape->noun = S("the object built here");
    type->kinds = TYPE_OBJECT;
    type->object = shape; /* open: computed keys may be anything */
    return type;
}

/* Every child is evaluated on the input, for its facts. */
static void
children(struct infer *in, const struct expr *expr, const struct type *input)
{
    for (const struct expr *child = expr_child_next(expr, NULL); child;
         child = expr_child_next(expr, child))
        take(in, child, input);
}

/* ---- Operators ----------------------------------------------------------- */

static const struct type *
alternative(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct type *left = infer(in, expr->left, input);
    unsigned truthy = TYPE_ALL & ~(unsigned)(TYPE_NULL | TYPE_FALSE);

    return join(in, type_keep(in->arena, left, truthy),
                infer(in, expr->right, input));
}

static const struct type *
arithmetic(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct type *left = take(in, expr->left, input);
    const struct type *right = take(in, expr->right, input);

    if (left->kinds == TYPE_NUMBER && right->kinds == TYPE_NUMBER)
        return &type_number;
    if (expr->op == OP_ADD && left->kinds == TYPE_STRING &&
        right->kinds == TYPE_STRING)
        return &type_string;
    return &type_any;
}

/* ---- Control ------------------------------------------------------------- */

/* Binds what one pattern names: a lone `$x` has the type of the source. */
static void
bind(struct infer *in, const struct expr *patterns, const struct type *type)
{
    if (!patterns || patterns->next || patterns->kind != EXPR_BIND)
        return; /* a name that is not bound is any */
    struct binding *binding = arena_new(in->arena, struct binding);

    *binding = (struct binding){patterns, type, in->bound};
    in->bound = binding;
}

static const struct type *
as(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct binding *outer = in->bound;
    const struct type *source = infer(in, expr->left, input);

    if (!expr->list || expr->list->kind != EXPR_BIND)
        use(in, expr->left, source);
    bind(in, expr->list, source);
    const struct type *type = infer(in, expr->right, input);

    in->bound = outer;
    return type;
}

static const struct type *
fold(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct binding *outer = in->bound;

    bind(in, expr->list, take(in, expr->left, input));
    take(in, expr->right, input);
    take(in, expr->third, &type_any);
    take(in, expr->fourth, &type_any);
    in->bound = outer;
    return &type_any;
}

static const struct type *
choice(struct infer *in, const struct expr *expr, const struct type *input)
{
    infer(in, expr->left, input);
    const struct type *then = infer(in, expr->right, input);

    return join(in, then, expr->third ? infer(in, expr->third, input) : input);
}

static const struct type *
variable(struct infer *in, const struct expr *expr, const struct type *input)
{
    (void)input;
    for (const struct binding *b = in->bound; b; b = b->outer)
        if (b->name == expr->target)
            return b->type;
    return &type_any;
}

/* ---- Calls --------------------------------------------------------------- */

/* What the arguments of a builtin are evaluated on. */
enum argument_input {
    ON_INPUT,   /* the function's own input; also all that is not listed */
    ON_ELEMENT, /* each element of it */
    ON_NOTHING, /* something computed on the way */
};

struct builtin_rule {
    struct slice name;
    enum argument_input arguments;
    enum { GIVES_ANY, GIVES_INPUT, GIVES_ELEMENT, GIVES_KINDS } gives;
    unsigned kinds;
};

/* Sorted by name. */
static const struct builtin_rule rules[] = {
    {SC("all"), ON_ELEMENT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("any"), ON_ELEMENT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("ascii_downcase"), ON_INPUT, GIVES_KINDS, TYPE_STRING},
    {SC("ascii_upcase"), ON_INPUT, GIVES_KINDS, TYPE_STRING},
    {SC("contains"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("endswith"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("first"), ON_INPUT, GIVES_ANY, 0},
    {SC("foreach"), ON_NOTHING, GIVES_ANY, 0},
    {SC("from_entries"), ON_INPUT, GIVES_KINDS, TYPE_OBJECT},
    {SC("group_by"), ON_ELEMENT, GIVES_ANY, 0},
    {SC("has"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("join"), ON_INPUT, GIVES_KINDS, TYPE_STRING},
    {SC("length"), ON_INPUT, GIVES_KINDS, TYPE_NUMBER},
    {SC("map"), ON_ELEMENT, GIVES_ANY, 0},
    {SC("map_values"), ON_ELEMENT, GIVES_ANY, 0},
    {SC("max_by"), ON_ELEMENT, GIVES_ELEMENT, 0},
    {SC("min_by"), ON_ELEMENT, GIVES_ELEMENT, 0},
    {SC("not"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("paths"), ON_NOTHING, GIVES_ANY, 0},
    {SC("recurse"), ON_NOTHING, GIVES_ANY, 0},
    {SC("repeat"), ON_NOTHING, GIVES_ANY, 0},
    {SC("reverse"), ON_INPUT, GIVES_INPUT, 0},
    {SC("select"), ON_INPUT, GIVES_INPUT, 0},
    {SC("sort"), ON_INPUT, GIVES_INPUT, 0},
    {SC("sort_by"), ON_ELEMENT, GIVES_INPUT, 0},
    {SC("split"), ON_INPUT, GIVES_KINDS, TYPE_ARRAY},
    {SC("startswith"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("sub"), ON_NOTHING, GIVES_KINDS, TYPE_STRING},
    {SC("test"), ON_INPUT, GIVES_KINDS, TYPE_BOOLEAN},
    {SC("to_entries"), ON_INPUT, GIVES_KINDS, TYPE_ARRAY},
    {SC("tojson"), ON_INPUT, GIVES_KINDS, TYPE_STRING},
    {SC("tonumber"), ON_INPUT, GIVES_KINDS, TYPE_NUMBER},
    {SC("tostring"), ON_INPUT, GIVES_KINDS, TYPE_STRING},
    {SC("unique"), ON_INPUT, GIVES_INPUT, 0},
    {SC("unique_by"), ON_ELEMENT, GIVES_INPUT, 0},
    {SC("until"), ON_NOTHING, GIVES_ANY, 0},
    {SC("walk"), ON_NOTHING, GIVES_ANY, 0},
    {SC("while"), ON_NOTHING, GIVES_ANY, 0},
    {SC("with_entries"), ON_NOTHING, GIVES_KINDS, TYPE_OBJECT},
};

static const struct builtin_rule *
builtin_rule(struct slice name)
{
    size_t low = 0, high = sizeof(rules) / sizeof(rules[0]);

    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = slice_compare(rules[mid].name, name);

        if (order == 0)
            return &rules[mid];
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

static const struct type *
builtin(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct builtin_rule *rule = builtin_rule(expr->name);
    const struct type *on = input;
    bool keeps = rule && rule->gives == GIVES_INPUT;

    if (!keeps)
        use(in, expr, input);
    if (rule && rule->arguments == ON_ELEMENT)
        on = expr->count == 1 ? type_element(in->arena, input) : &type_any;
    else if (rule && rule->arguments == ON_NOTHING)
        on = &type_any;
    for (const struct expr *arg = expr->list; arg; arg = arg->next)
        take(in, arg, on);
    if (!rule)
        return &type_any;
    switch (rule->gives) {
    case GIVES_INPUT:
        return input;
    case GIVES_ELEMENT:
        return join(in, type_element(in->arena, input), &type_null);
    case GIVES_KINDS:
        return type_new(in->arena, rule->kinds);
    case GIVES_ANY:
        break;
    }
    return &type_any;
}

/* A `$x` parameter has its argument's type in the body; a closure is any. */
static const struct type *
definition(struct infer *in, const struct expr *call, const struct type *input)
{
    const struct expr *def = call->target;
    const struct binding *outer = in->bound;
    const struct expr *param = def->list;

    for (const struct expr *arg = call->list; arg; arg = arg->next) {
        const struct type *type = take(in, arg, input);

        if (param && param->form == FORM_VARIABLE) {
            struct binding *binding = arena_new(in->arena, struct binding);

            *binding = (struct binding){param, type, in->bound};
            in->bound = binding;
        }
        param = param ? param->next : NULL;
    }
    const struct type *type = &type_any;

    if (def->left && in->calls < CALL_DEPTH) {
        in->calls++;
        type = infer(in, def->left, input);
        in->calls--;
    }
    in->bound = outer;
    return type;
}

static const struct type *
call(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct expr *target = expr->target;

    if (target && target->kind == EXPR_DEF)
        return definition(in, expr, input);
    if (target && target->kind == EXPR_PARAM)
        return target->form == FORM_VARIABLE ? variable(in, expr, input)
                                             : &type_any;
    if (expr->builtin)
        return builtin(in, expr, input);
    children(in, expr, &type_any);
    return &type_any;
}

/* ---- One function a kind ---------------------------------------------------
 */

static const struct type *
identity(struct infer *in, const struct expr *expr, const struct type *input)
{
    (void)in;
    (void)expr;
    return input;
}

/* `(e)`, `e?`, `label $x | e`, `def …; e`: what they hold. */
static const struct type *
inside(struct infer *in, const struct expr *expr, const struct type *input)
{
    return infer(in, expr->kind == EXPR_DEF ? expr->right : expr->left, input);
}

static const struct type *
recurse(struct infer *in, const struct expr *expr, const struct type *input)
{
    use(in, expr, input);
    return &type_any;
}

/* Literals and operators whose kinds of result are always the same. */
static const struct type *
constant(struct infer *in, const struct expr *expr, const struct type *input)
{
    static const struct {
        enum expr_kind kind;
        const struct type *type;
    } results[] = {
        {EXPR_NUMBER, &type_number},   {EXPR_TRUE, &type_boolean},
        {EXPR_FALSE, &type_boolean},   {EXPR_NULL, &type_null},
        {EXPR_STRING, &type_string},   {EXPR_LOGIC, &type_boolean},
        {EXPR_COMPARE, &type_boolean}, {EXPR_NEGATE, &type_number},
    };

    children(in, expr, input);
    for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++)
        if (results[i].kind == expr->kind)
            return results[i].type;
    return &type_any;
}

static const struct type *
format(struct infer *in, const struct expr *expr, const struct type *input)
{
    use(in, expr, input);
    return &type_string;
}

static const struct type *
pipe(struct infer *in, const struct expr *expr, const struct type *input)
{
    return infer(in, expr->right, infer(in, expr->left, input));
}

static const struct type *
comma(struct infer *in, const struct expr *expr, const struct type *input)
{
    const struct type *left = infer(in, expr->left, input);

    return join(in, left, infer(in, expr->right, input));
}

static const struct type *
assign(struct infer *in, const struct expr *expr, const struct type *input)
{
    take(in, expr->left, input);
    take(in, expr->right, expr->op == OP_UPDATE ? &type_any : input);
    use(in, expr, input);
    return &type_any;
}

static const struct type *
try(struct infer *in, const struct expr *expr, const struct type *input)
{
    infer(in, expr->right, &type_any);
    infer(in, expr->left, input);
    return &type_any;
}

/* Kinds that are not here are parts of others, or give nothing. */
static const struct type *(*const function[EXPR_count_])(
    struct infer *, const struct expr *, const struct type *) = {
    [EXPR_IDENTITY] = identity, [EXPR_FIELD] = field,
    [EXPR_INDEX] = element,     [EXPR_SLICE] = element,
    [EXPR_ITERATE] = element,   [EXPR_OPTIONAL] = inside,
    [EXPR_GROUP] = inside,      [EXPR_LABEL] = inside,
    [EXPR_DEF] = inside,        [EXPR_RECURSE] = recurse,
    [EXPR_NUMBER] = constant,   [EXPR_TRUE] = constant,
    [EXPR_FALSE] = constant,    [EXPR_NULL] = constant,
    [EXPR_STRING] = constant,   [EXPR_LOGIC] = constant,
    [EXPR_COMPARE] = constant,  [EXPR_NEGATE] = constant,
    [EXPR_ERROR] = constant,    [EXPR_FORMAT] = format,
    [EXPR_ARRAY] = array,       [EXPR_OBJECT] = object,
    [EXPR_VARIABLE] = variable, [EXPR_CALL] = call,
    [EXPR_PIPE] = pipe,         [EXPR_COMMA] = comma,
    [EXPR_ARITH] = arithmetic,  [EXPR_ALTERNATIVE] = alternative,
    [EXPR_ASSIGN] = assign,     [EXPR_IF] = choice,
    [EXPR_TRY] = try,           [EXPR_REDUCE] = fold,
    [EXPR_FOREACH] = fold,      [EXPR_AS] = as,
};

static const struct type *
infer(struct infer *in, const struct expr *expr, const struct type *input)
{
    if (!expr || !function[expr->kind] || ++in->steps > STEPS)
        return &type_any;
    return function[expr->kind](in, expr, input);
}

const struct type *
jq_infer(struct arena *arena, const struct expr *root, const struct type *input,
         struct facts *facts)
{
    struct infer in = {.arena = arena, .facts = facts};

    return take(&in, root, input);
}
