/* Calls of builtins; signatures.def says what each one takes and gives. */
#include "jq/types/infer_builtins.h"

unsigned
infer_builtin_kinds(const char *letters)
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

struct outcome
infer_builtin_misfit(struct builtin_call *a, int index, unsigned wants,
                     enum type_issue_what what)
{
    struct infer_state *state = a->state;

    infer_issue(state, (struct type_issue){
                           .kind = ISSUE_FAILS,
                           .expr = a->call,
                           .what = what,
                           .type = a->input,
                           .other = a->value[index].type,
                           .wants = wants,
                           .name = a->call->name,
                           .certain = state->certain && a->value[index].least,
                       });
    return outcome_fails();
}

/* ---- The table ----------------------------------------------------------- */

/* Sorted by name, then arity. */
static const struct builtin_signature signatures[] = {
#define SIGNATURE(name, arity, takes, gives, outputs, arguments, how) \
    {SC(name), arity,    SIGNATURE_##outputs, HANDLER_##how, takes,   \
     gives,    arguments},
#include "jq/types/signatures.def"
#undef SIGNATURE
};

/* ORDER: builtin_handler. */
static struct outcome (*const handlers[])(struct builtin_call *) = {
#define HANDLER(name) infer_builtin_##name,
#include "jq/types/builtin_handlers.def"
#undef HANDLER
};

static const struct builtin_signature *
signature_find(struct slice name, unsigned arity)
{
    size_t low = 0, high = sizeof signatures / sizeof *signatures;

    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct builtin_signature *at = &signatures[mid];
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
outputs_of(const struct builtin_signature *signature, struct arena *arena)
{
    static const uint8_t least[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_NONE,
                                    OUTPUTS_NONE, OUTPUTS_NONE};
    static const uint8_t most[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_ONE,
                                   OUTPUTS_MANY, OUTPUTS_MANY};
    unsigned kinds = infer_builtin_kinds(signature->gives);

    return (struct outcome){
        kinds == TYPE_ALL ? &type_any : type_new(arena, kinds),
        least[signature->outputs], most[signature->outputs], false, false};
}

/* Evaluates the arguments that are evaluated on the input; false when one of
 * them fails, or can never be what is wanted.
 */
static bool
take_arguments(struct builtin_call *a)
{
    const char *letters = a->signature->arguments;
    uint32_t mark = infer_mark(a->state);
    bool good = true, empty = false;

    for (uint32_t i = 0; i < a->call->count && i < CALL_ARGUMENTS; i++) {
        unsigned wants = infer_builtin_kinds(letters);
        bool deferred = letters[0] == '!';

        while (*letters && *letters++ != ',')
            continue;
        if (deferred)
            continue;
        a->value[i] = infer_take(a->state, a->argument[i], a->input);
        a->out = outcome_times(a->out, a->value[i]);
        good &= !a->value[i].fails;
        empty |= !a->value[i].least && !a->value[i].fails;
        if (good && a->value[i].most && a->value[i].type->kinds &&
            !(a->value[i].type->kinds & wants)) {
            infer_builtin_misfit(a, (int)i, wants, ISSUE_ARGUMENT);
            good = false;
        }
    }
    if (empty)
        infer_doubt(a->state, mark, a->out);
    a->empty = empty;
    return good;
}

/* Calls in the arguments of calls that ask. */
enum { ASKED_MOST = 4 };

/* Whether every argument that is evaluated first surely gives something. */
static bool
asks(struct builtin_call *a)
{
    const char *letters = a->signature->arguments;
    struct facts *facts = a->state->facts;
    bool sure = true;

    /* What is asked here is evaluated again. */
    if (a->state->asking >= ASKED_MOST)
        return false;
    a->state->asking++;
    a->state->facts = NULL;
    for (uint32_t i = 0; i < a->call->count && i < CALL_ARGUMENTS; i++) {
        if (letters[0] != '!')
            sure &= infer_try(a->state, a->argument[i], a->input).least > 0;
        while (*letters && *letters++ != ',')
            continue;
    }
    a->state->facts = facts;
    a->state->asking--;
    return sure;
}

static void
skim_arguments(struct infer_state *state, const struct jq_expr *call)
{
    for (const struct jq_expr *arg = call->list; arg; arg = arg->next)
        infer_skim(state, arg);
}

/* These read the members of their input themselves, or pass it on. */
static bool
uses_whole(const struct builtin_signature *signature)
{
    return signature->handler != HANDLER_select &&
           signature->handler != HANDLER_same &&
           signature->handler != HANDLER_keep &&
           signature->handler != HANDLER_first &&
           signature->handler != HANDLER_last &&
           signature->handler != HANDLER_ordered &&
           signature->handler != HANDLER_none;
}

struct outcome
infer_builtin(struct infer_state *state, const struct jq_expr *call,
              const struct type *input)
{
    const struct builtin_signature *signature =
        signature_find(call->name, call->count);
    struct builtin_call a = {state, call,  input, signature,
                             {0},   {{0}}, {0},   false};
    unsigned alternatives = state->alternatives;
    int count = 0;

    if (!signature) {
        infer_use(state, call, input);
        skim_arguments(state, call);
        return outcome_any();
    }
    struct type_issue issue = {
        .expr = call,
        .what = ISSUE_CALL,
        .type = input,
        .wants = infer_builtin_kinds(signature->takes),
        .name = call->name,
    };

    if (uses_whole(signature))
        infer_use(state, call, input);
    for (const struct jq_expr *e = call->list; e && count < CALL_ARGUMENTS;
         e = e->next)
        a.argument[count++] = e;
    bool sure = input->kinds & issue.wants || asks(&a);

    if (!infer_accept(state, &issue, sure)) {
        skim_arguments(state, call);
        return sure ? outcome_fails() : outcome_none();
    }
    a.out = outputs_of(signature, state->arena);
    if (!take_arguments(&a)) {
        /* The others are still read. */
        for (int i = 0; i < count; i++)
            if (!a.value[i].type)
                infer_skim(state, a.argument[i]);
        return a.empty ? outcome_none() : outcome_fails();
    }
    struct outcome out = handlers[signature->handler](&a);

    /* Whoever stops early, as `first` does, is taken for an error by `?//`,
     * which goes on with its next alternative.
     */
    if (state->alternatives != alternatives && out.most) {
        out.most = OUTPUTS_MANY;
        out.vague = true;
    }
    dialect_difference_call(state, call, input, &a.value[0]);
    return out;
}

/* ---- Formats ------------------------------------------------------------- */

struct outcome
infer_format(struct infer_state *state, const struct jq_expr *expr,
             struct slice name, const struct type *input)
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
    struct type_issue issue = {.expr = expr,
                               .what = ISSUE_FORMAT,
                               .type = input,
                               .name = name,
                               .certain = state->certain};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!slice_equal(formats[i].name, name) ||
            (formats[i].newer && !state->options->jq_1_8))
            continue;
        issue.wants = formats[i].takes;
        return infer_accept(state, &issue, true) ? outcome_one(&type_string)
                                                 : outcome_fails();
    }
    issue.kind = ISSUE_FAILS;
    issue.what = ISSUE_NO_FORMAT;
    infer_issue(state, issue);
    return outcome_fails();
}
