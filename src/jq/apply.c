/* Calls of builtins: signatures.def says what each one takes and gives; those
 * that need more have a function here.
 */

#include "jq/flow.h"

#include "jq/builtin.h"

enum { ARGUMENTS = 3 };

struct signature;

/* One call under way. */
struct apply {
    struct flow *flow;
    const struct expr *call;
    const struct type *input;
    const struct signature *signature;
    const struct expr *argument[ARGUMENTS];
    struct outcome value[ARGUMENTS]; /* of those evaluated on the input */
    struct outcome out;              /* what the signature says */
    bool empty;                      /* an argument may not be there at all */
};

/* ORDER: as in signatures.def. */
enum signature_outputs {
    SIGNATURE_NONE,
    SIGNATURE_ONE,
    SIGNATURE_MAYBE,
    SIGNATURE_ANY,
    SIGNATURE_MANY,
};

struct signature {
    struct slice name;
    uint8_t arity, outputs;
    char takes[8], gives[8], arguments[12];
    struct outcome (*how)(struct apply *);
};

/* The kinds that letters stand for, up to a comma; see signatures.def. */
static unsigned
kinds_of(const char *letters)
{
    static const uint8_t table[128] = {
        ['z'] = TYPE_NULL,   ['b'] = TYPE_BOOLEAN, ['n'] = TYPE_NUMBER,
        ['s'] = TYPE_STRING, ['a'] = TYPE_ARRAY,   ['o'] = TYPE_OBJECT,
        ['*'] = TYPE_ALL,
    };
    unsigned kinds = 0;

    for (; *letters && *letters != ','; letters++)
        kinds |= table[*letters & 127];
    return kinds;
}

/* ---- Facts --------------------------------------------------------------- */

/* Argument `index` never fits: `wants` would. */
static struct outcome
misfit(struct apply *a, int index, unsigned wants, enum deed_what what)
{
    struct flow *flow = a->flow;

    flow_deed(flow, (struct deed){
                        .kind = DEED_FAILS,
                        .expr = a->call,
                        .what = what,
                        .type = a->input,
                        .other = a->value[index].type,
                        .wants = wants,
                        .name = a->call->name,
                        .certain = flow->certain && a->value[index].least,
                    });
    return outcome_fails();
}

/* As often as its arguments have it, what `type` says. */
static struct outcome
gives(struct apply *a, const struct type *type)
{
    if (a->out.most)
        a->out.type = type;
    return a->out;
}

/* ---- What more is known of some ------------------------------------------ */

static struct outcome
apply_plain(struct apply *a)
{
    return a->out;
}

static struct outcome
apply_none(struct apply *a)
{
    (void)a;
    return outcome_none();
}

/* It fails because it is meant to: worth a word only where nothing decides
 * whether it gets there.
 */
static struct outcome
apply_raise(struct apply *a)
{
    if (a->flow->certain && !a->empty)
        flow_deed(a->flow, (struct deed){
                               .kind = DEED_FAILS,
                               .expr = a->call,
                               .what = DEED_RAISE,
                               .type = a->input,
                               .name = a->call->name,
                               .certain = true,
                           });
    return outcome_fails();
}

static struct outcome
apply_same(struct apply *a)
{
    return gives(a, a->input);
}

/* `strings` and the like: only these kinds pass. */
static struct outcome
apply_keep(struct apply *a)
{
    unsigned kinds = kinds_of(a->signature->gives);
    const struct type *kept = type_keep(a->flow->arena, a->input, kinds);

    if (kept->kinds == 0)
        return outcome_none();
    a->out.type = kept;
    if (kept->kinds == a->input->kinds &&
        !slice_equal(a->call->name, S("finites")) &&
        !slice_equal(a->call->name, S("normals")))
        a->out.least = OUTPUTS_ONE;
    return a->out;
}

static struct outcome
apply_negation(struct apply *a)
{
    if (!(a->input->kinds & TYPE_TRUTHY))
        return gives(a, &type_true);
    if (!(a->input->kinds & TYPE_FALSY))
        return gives(a, &type_false);
    return a->out;
}

static struct outcome
apply_type(struct apply *a)
{
    static const struct literal names[] = {
        {TYPE_STRING, SC("null")},   {TYPE_STRING, SC("boolean")},
        {TYPE_STRING, SC("number")}, {TYPE_STRING, SC("string")},
        {TYPE_STRING, SC("array")},  {TYPE_STRING, SC("object")},
    };
    static const unsigned kinds[] = {TYPE_NULL,   TYPE_BOOLEAN, TYPE_NUMBER,
                                     TYPE_STRING, TYPE_ARRAY,   TYPE_OBJECT};
    struct arena *arena = a->flow->arena;
    struct literal *only = arena_array(arena, struct literal, 6);
    struct type *type = arena_new(arena, struct type);

    *type = type_string;
    type->only = only;
    for (size_t i = 0; i < 6; i++)
        if (a->input->kinds & kinds[i])
            only[type->onlys++] = names[i];
    return gives(a, type);
}

/* A string is its own text. */
static struct outcome
apply_text(struct apply *a)
{
    return a->input->kinds == TYPE_STRING ? gives(a, a->input) : a->out;
}

/* `ltrimstr`: what is no string passes as it is. */
static struct outcome
apply_trimmed(struct apply *a)
{
    if (a->flow->options->jq_1_8 && !(a->input->kinds & TYPE_STRING)) {
        struct deed deed = {
            .expr = a->call,
            .what = DEED_CALL,
            .type = a->input,
            .wants = TYPE_STRING,
            .name = a->call->name,
        };

        flow_accept(a->flow, &deed, !a->empty);
        return a->empty ? outcome_none() : outcome_fails();
    }
    return gives(a, type_kinds(a->flow->arena, a->input));
}

static struct outcome
apply_contains(struct apply *a)
{
    unsigned left = a->input->kinds, right = a->value[0].type->kinds;
    unsigned both = left & right;

    if (left & TYPE_BOOLEAN && right & TYPE_BOOLEAN)
        both |= TYPE_BOOLEAN;
    if (a->value[0].most && right && !both)
        return misfit(a, 0, left, DEED_ARGUMENT);
    if (left & TYPE_NULL && a->input->nulls.shape && !(right & TYPE_NULL))
        flow_deed(a->flow, (struct deed){
                               .kind = DEED_RISKS,
                               .expr = a->call,
                               .what = DEED_CALL,
                               .type = a->input,
                               .wants = right,
                               .name = a->call->name,
                           });
    return a->out;
}

/* Whether objects of type `on` surely lack the member that `key` names.  That
 * they surely have it is nothing to reckon with: who asks makes sure.
 */
static bool
lacks(const struct type *on, const struct type *key)
{
    const struct literal *name = type_single(key);

    return on->kinds == TYPE_OBJECT && name && name->kind == TYPE_STRING &&
           type_is_closed(on) && !on->object->sampled &&
           !type_field(on, name->text);
}

static struct outcome
apply_has(struct apply *a)
{
    unsigned on = a->input->kinds, wants = 0;

    if (on & TYPE_NULL)
        return a->out;
    if (on & TYPE_OBJECT)
        wants |= TYPE_STRING;
    if (on & TYPE_ARRAY)
        wants |= TYPE_NUMBER;
    if (a->value[0].most && a->value[0].type->kinds &&
        !(a->value[0].type->kinds & wants))
        return misfit(a, 0, wants, DEED_ARGUMENT);
    if (lacks(a->input, a->value[0].type))
        return gives(a, &type_false);
    return a->out;
}

/* `in(x)` is `has` from the other side. */
static struct outcome
apply_in(struct apply *a)
{
    unsigned on = a->value[0].type->kinds, wants = 0;

    if (!a->value[0].most || !on || on & TYPE_NULL)
        return a->out;
    if (!(on & (TYPE_OBJECT | TYPE_ARRAY)))
        return misfit(a, 0, TYPE_OBJECT | TYPE_ARRAY, DEED_ARGUMENT);
    if (on & TYPE_OBJECT)
        wants |= TYPE_STRING;
    if (on & TYPE_ARRAY)
        wants |= TYPE_NUMBER;
    if (!(a->input->kinds & wants))
        return misfit(a, 0, wants, DEED_CALL);
    return a->out;
}

static struct outcome
apply_index(struct apply *a)
{
    unsigned on = a->input->kinds, wants = 0;

    if (on & TYPE_STRING)
        wants |= TYPE_STRING;
    if (on & TYPE_OBJECT)
        wants |= TYPE_STRING;
    if (on & TYPE_NULL)
        wants |= TYPE_STRING | TYPE_NUMBER | TYPE_OBJECT;
    if (!(on & TYPE_ARRAY) && a->value[0].most && a->value[0].type->kinds &&
        !(a->value[0].type->kinds & wants))
        return misfit(a, 0, wants, DEED_ARGUMENT);
    if (slice_equal(a->call->name, S("indices")))
        a->out.type = type_new(a->flow->arena, TYPE_NULL | TYPE_ARRAY);
    else
        a->out.type = type_new(a->flow->arena, TYPE_NULL | TYPE_NUMBER);
    return a->out;
}

/* ---- Text ---------------------------------------------------------------- */

static bool
is_broken(const struct apply *a)
{
    const struct literal *literal = type_single(a->value[0].type);

    return literal && literal->kind == TYPE_STRING &&
           flow_regex_broken(literal->text);
}

static struct outcome
apply_regex(struct apply *a)
{
    bool replaces = slice_equal(a->call->name, S("sub")) ||
                    slice_equal(a->call->name, S("gsub"));

    if (is_broken(a))
        return misfit(a, 0, TYPE_STRING, DEED_REGEX);
    if (a->value[0].type->kinds & TYPE_ARRAY && a->out.most == OUTPUTS_ONE &&
        !replaces && !slice_equal(a->call->name, S("test")))
        a->out.most = OUTPUTS_MANY;
    if (replaces) {
        /* On an object with the named groups. */
        struct outcome by = flow_maybe(a->flow, a->argument[1], &type_object);

        a->out.least = by.least ? OUTPUTS_ONE : OUTPUTS_NONE;
        a->out.most = by.most > OUTPUTS_ONE ? OUTPUTS_MANY : OUTPUTS_ONE;
    }
    return a->out;
}

/* `format("csv")`. */
static struct outcome
apply_format_call(struct apply *a)
{
    const struct literal *name = type_single(a->value[0].type);

    if (!name || name->kind != TYPE_STRING)
        return a->out;
    return outcome_times(apply_format(a->flow, a->call, name->text, a->input),
                         a->value[0]);
}

static struct outcome
apply_strings(struct apply *a)
{
    a->out.type = type_array_of(a->flow->arena, &type_string);
    return a->out;
}

static struct outcome
apply_split_regex(struct apply *a)
{
    if (is_broken(a))
        return misfit(a, 0, TYPE_STRING, DEED_REGEX);
    return apply_strings(a);
}

static struct outcome
apply_numbers(struct apply *a)
{
    a->out.type = type_array_of(a->flow->arena, &type_number);
    return a->out;
}

/* `fromdate` knows no milliseconds, and Port's timestamps have them. */
static struct outcome
apply_date(struct apply *a)
{
    const struct literal *form =
        a->call->count ? type_single(a->value[0].type) : NULL;
    bool seconds = a->call->count == 0 ||
                   (form && slice_equal(form->text, S("%Y-%m-%dT%H:%M:%SZ")));

    if (!seconds || !(a->input->kinds & TYPE_STRING) ||
        a->input->format != TYPE_FORMAT_MILLISECONDS)
        return a->out;
    flow_deed(a->flow, (struct deed){
                           .kind = DEED_FAILS,
                           .expr = a->call,
                           .what = DEED_DATE,
                           .type = a->input,
                           .wants = TYPE_STRING,
                           .name = a->call->name,
                           .certain = a->flow->certain,
                       });
    return outcome_fails();
}

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

static struct outcome
apply_each(struct apply *a)
{
    on_elements(a, 0);
    return a->out;
}

static struct outcome
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
static struct outcome
apply_skim(struct apply *a)
{
    for (int i = 0; i < a->call->count; i++) {
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
static struct outcome
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

static struct outcome
apply_changed(struct apply *a)
{
    bool paths = a->signature->arguments[0] == '!';

    flow_use(a->flow, a->call, a->input);
    if (paths && flow_paths(a->flow, a->argument[0], a->input, true).fails)
        return outcome_fails();
    return gives(a, type_kinds(a->flow->arena, a->input));
}

/* `pick(e)`: a copy of the input with these paths alone. */
static struct outcome
apply_pick(struct apply *a)
{
    return flow_paths(a->flow, a->argument[0], a->input, true).fails
               ? outcome_fails()
               : a->out;
}

/* `path(e)`: the path of each output of `e`. */
static struct outcome
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
static struct outcome
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

static struct outcome
apply_element(struct apply *a)
{
    const struct type *element = type_element(a->flow->arena, a->input);

    return gives(a, type_join(a->flow->arena, element, &type_null));
}

static struct outcome
apply_element_by(struct apply *a)
{
    on_elements(a, 0);
    return apply_element(a);
}

static struct outcome
apply_add(struct apply *a)
{
    struct arena *arena = a->flow->arena;
    const struct type *element = type_element(arena, a->input);

    if (element->kinds == 0)
        return gives(a, &type_null);
    if (type_is_any(element))
        return a->out;
    /* One alone, or any number of them together. */
    const struct type *sum = operate_add(arena, element, element);

    return gives(a, type_join(arena,
                              type_join(arena, type_kinds(arena, element), sum),
                              &type_null));
}

/* Arrays stay what they are, in another order or with some left out. */
static struct outcome
apply_ordered(struct apply *a)
{
    if (a->call->count)
        on_elements(a, 0);
    if (a->input->kinds == TYPE_ARRAY)
        return gives(a, type_array_of(a->flow->arena, a->input->element
                                                          ? a->input->element
                                                          : &type_any));
    return a->out;
}

static struct outcome
apply_group(struct apply *a)
{
    struct arena *arena = a->flow->arena;

    on_elements(a, 0);
    a->out.type = type_array_of(
        arena, type_array_of(arena, type_element(arena, a->input)));
    return a->out;
}

static struct outcome
apply_keys(struct apply *a)
{
    if (a->input->kinds == TYPE_OBJECT)
        return apply_strings(a);
    if (a->input->kinds == TYPE_ARRAY)
        return apply_numbers(a);
    return a->out;
}

static struct outcome
apply_map(struct apply *a)
{
    struct outcome out = on_elements(a, 0);

    return gives(a, type_array_of(a->flow->arena, out.type));
}

static struct outcome
apply_map_values(struct apply *a)
{
    on_elements(a, 0);
    return gives(a, type_kinds(a->flow->arena, a->input));
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

static struct outcome
apply_entries(struct apply *a)
{
    a->out.type = type_array_of(a->flow->arena, entry_of(a));
    return a->out;
}

static struct outcome
apply_with_entries(struct apply *a)
{
    bool eager = a->flow->eager;

    a->flow->eager = true;
    flow_maybe(a->flow, a->argument[0], entry_of(a));
    a->flow->eager = eager;
    return a->out;
}

/* ---- Outputs ------------------------------------------------------------- */

static struct outcome
apply_first(struct apply *a)
{
    struct outcome out = flow_take(a->flow, a->argument[0], a->input);

    if (out.most)
        out.most = OUTPUTS_ONE;
    if (out.least)
        out.least = OUTPUTS_ONE;
    return out;
}

/* `last(e)` of nothing is null up to jq 1.7. */
static struct outcome
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

static struct outcome
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

static struct outcome
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

/* ---- The table ----------------------------------------------------------- */

/* Sorted by name, then arity. */
static const struct signature signatures[] = {
#define SIGNATURE(name, arity, takes, gives, outputs, arguments, how) \
    {SC(name), arity,     SIGNATURE_##outputs, takes,                 \
     gives,    arguments, apply_##how},
#include "jq/signatures.def"
#undef SIGNATURE
};

static const struct signature *
signature_find(struct slice name, unsigned arity)
{
    size_t low = 0, high = sizeof signatures / sizeof *signatures;

    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct signature *at = &signatures[mid];
        /* Most differ in the first letter. */
        int order = at->name.at[0] - name.at[0];

        if (order == 0)
            order = slice_compare(at->name, name);
        if (order == 0)
            order = (at->arity > arity) - (at->arity < arity);
        if (order == 0)
            return at;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

static struct outcome
outputs_of(const struct signature *signature, struct arena *arena)
{
    static const uint8_t least[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_NONE,
                                    OUTPUTS_NONE, OUTPUTS_NONE};
    static const uint8_t most[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_ONE,
                                   OUTPUTS_MANY, OUTPUTS_MANY};
    unsigned kinds = kinds_of(signature->gives);

    return (struct outcome){
        kinds == TYPE_ALL ? &type_any : type_new(arena, kinds),
        least[signature->outputs], most[signature->outputs], false, false};
}

/* Evaluates the arguments that are evaluated on the input; false when one of
 * them fails, or can never be what is wanted.
 */
static bool
take_arguments(struct apply *a)
{
    const char *letters = a->signature->arguments;
    uint32_t mark = flow_mark(a->flow);
    bool good = true, empty = false;

    for (int i = 0; i < a->call->count && i < ARGUMENTS; i++) {
        unsigned wants = kinds_of(letters);
        bool deferred = letters[0] == '!';

        while (*letters && *letters++ != ',')
            continue;
        if (deferred)
            continue;
        a->value[i] = flow_take(a->flow, a->argument[i], a->input);
        a->out = outcome_times(a->out, a->value[i]);
        good &= !a->value[i].fails;
        empty |= !a->value[i].least && !a->value[i].fails;
        if (good && a->value[i].most && a->value[i].type->kinds &&
            !(a->value[i].type->kinds & wants)) {
            misfit(a, i, wants, DEED_ARGUMENT);
            good = false;
        }
    }
    if (empty)
        flow_doubt(a->flow, mark, a->out);
    a->empty = empty;
    return good;
}

/* Whether every argument that is evaluated first surely gives something. */
static bool
asks(struct apply *a)
{
    const char *letters = a->signature->arguments;
    struct facts *facts = a->flow->facts;
    bool sure = true;

    a->flow->facts = NULL;
    for (int i = 0; i < a->call->count && i < ARGUMENTS; i++) {
        if (letters[0] != '!')
            sure &= flow_try(a->flow, a->argument[i], a->input).least > 0;
        while (*letters && *letters++ != ',')
            continue;
    }
    a->flow->facts = facts;
    return sure;
}

static void
skim_arguments(struct flow *flow, const struct expr *call)
{
    for (const struct expr *arg = call->list; arg; arg = arg->next)
        flow_skim(flow, arg);
}

/* These read the members of their input themselves, or pass it on. */
static bool
uses_whole(const struct signature *signature)
{
    return signature->how != apply_select && signature->how != apply_same &&
           signature->how != apply_keep && signature->how != apply_first &&
           signature->how != apply_last && signature->how != apply_ordered &&
           signature->how != apply_none;
}

struct outcome
apply_builtin(struct flow *flow, const struct expr *call,
              const struct type *input)
{
    const struct signature *signature = signature_find(call->name, call->count);
    struct apply a = {flow, call, input, signature, {0}, {{0}}, {0}, false};
    int count = 0;

    if (!signature) {
        flow_use(flow, call, input);
        skim_arguments(flow, call);
        return outcome_any();
    }
    struct deed deed = {
        .expr = call,
        .what = DEED_CALL,
        .type = input,
        .wants = kinds_of(signature->takes),
        .name = call->name,
    };

    if (uses_whole(signature))
        flow_use(flow, call, input);
    for (const struct expr *e = call->list; e && count < ARGUMENTS; e = e->next)
        a.argument[count++] = e;
    bool sure = input->kinds & deed.wants || asks(&a);

    if (!flow_accept(flow, &deed, sure)) {
        skim_arguments(flow, call);
        return sure ? outcome_fails() : outcome_none();
    }
    a.out = outputs_of(signature, flow->arena);
    if (!take_arguments(&a)) {
        /* The others are still read. */
        for (int i = 0; i < count; i++)
            if (!a.value[i].type)
                flow_skim(flow, a.argument[i]);
        return a.empty ? outcome_none() : outcome_fails();
    }
    struct outcome out = signature->how(&a);

    differ_call(flow, call, input, &a.value[0]);
    return out;
}

/* ---- Formats ------------------------------------------------------------- */

struct outcome
apply_format(struct flow *flow, const struct expr *expr, struct slice name,
             const struct type *input)
{
    static const struct {
        struct slice name;
        unsigned takes;
        bool newer;
    } formats[] = {
        {SC("text"), TYPE_ALL, false},
        {SC("json"), TYPE_ALL, false},
        {SC("html"), TYPE_ALL, false},
        {SC("uri"), TYPE_ALL, false},
        {SC("csv"), TYPE_ARRAY, false},
        {SC("tsv"), TYPE_ARRAY, false},
        {SC("sh"), TYPE_ALL & ~(unsigned)TYPE_OBJECT, false},
        {SC("base64"), TYPE_ALL, false},
        {SC("base64d"), TYPE_ALL & ~(unsigned)(TYPE_ARRAY | TYPE_OBJECT),
         false},
        {SC("urid"), TYPE_ALL, true},
    };
    struct deed deed = {.expr = expr,
                        .what = DEED_FORMAT,
                        .type = input,
                        .name = name,
                        .certain = flow->certain};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!slice_equal(formats[i].name, name) ||
            (formats[i].newer && !flow->options->jq_1_8))
            continue;
        deed.wants = formats[i].takes;
        return flow_accept(flow, &deed, true) ? outcome_one(&type_string)
                                              : outcome_fails();
    }
    deed.kind = DEED_FAILS;
    deed.what = DEED_NO_FORMAT;
    flow_deed(flow, deed);
    return outcome_fails();
}
