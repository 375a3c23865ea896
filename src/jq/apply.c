/* Calls of builtins; signatures.def says what each one takes and gives. */
#include "jq/apply.h"

unsigned
apply_kinds(const char *letters)
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
apply_misfit(struct apply *a, int index, unsigned wants, enum deed_what what)
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

/* ---- The table ----------------------------------------------------------- */

/* Sorted by name, then arity. */
static const struct apply_signature signatures[] = {
#define SIGNATURE(name, arity, takes, gives, outputs, arguments, how) \
    {SC(name), arity, SIGNATURE_##outputs, HOW_##how, takes, gives, arguments},
#include "jq/signatures.def"
#undef SIGNATURE
};

/* ORDER: apply_how. */
static struct outcome (*const hows[])(struct apply *) = {
#define HOW(name) apply_##name,
#include "jq/hows.def"
#undef HOW
};

static const struct apply_signature *
signature_find(struct slice name, unsigned arity)
{
    size_t low = 0, high = sizeof signatures / sizeof *signatures;

    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct apply_signature *at = &signatures[mid];
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
outputs_of(const struct apply_signature *signature, struct arena *arena)
{
    static const uint8_t least[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_NONE,
                                    OUTPUTS_NONE, OUTPUTS_NONE};
    static const uint8_t most[] = {OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_ONE,
                                   OUTPUTS_MANY, OUTPUTS_MANY};
    unsigned kinds = apply_kinds(signature->gives);

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

    for (uint32_t i = 0; i < a->call->count && i < APPLY_ARGUMENTS; i++) {
        unsigned wants = apply_kinds(letters);
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
            apply_misfit(a, (int)i, wants, DEED_ARGUMENT);
            good = false;
        }
    }
    if (empty)
        flow_doubt(a->flow, mark, a->out);
    a->empty = empty;
    return good;
}

/* Calls in the arguments of calls that ask. */
enum { ASKED_MOST = 4 };

/* Whether every argument that is evaluated first surely gives something. */
static bool
asks(struct apply *a)
{
    const char *letters = a->signature->arguments;
    struct facts *facts = a->flow->facts;
    bool sure = true;

    /* What is asked here is evaluated again. */
    if (a->flow->asking >= ASKED_MOST)
        return false;
    a->flow->asking++;
    a->flow->facts = NULL;
    for (uint32_t i = 0; i < a->call->count && i < APPLY_ARGUMENTS; i++) {
        if (letters[0] != '!')
            sure &= flow_try(a->flow, a->argument[i], a->input).least > 0;
        while (*letters && *letters++ != ',')
            continue;
    }
    a->flow->facts = facts;
    a->flow->asking--;
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
uses_whole(const struct apply_signature *signature)
{
    return signature->how != HOW_select && signature->how != HOW_same &&
           signature->how != HOW_keep && signature->how != HOW_first &&
           signature->how != HOW_last && signature->how != HOW_ordered &&
           signature->how != HOW_none;
}

struct outcome
apply_builtin(struct flow *flow, const struct expr *call,
              const struct type *input)
{
    const struct apply_signature *signature =
        signature_find(call->name, call->count);
    struct apply a = {flow, call, input, signature, {0}, {{0}}, {0}, false};
    unsigned alternatives = flow->alternatives;
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
        .wants = apply_kinds(signature->takes),
        .name = call->name,
    };

    if (uses_whole(signature))
        flow_use(flow, call, input);
    for (const struct expr *e = call->list; e && count < APPLY_ARGUMENTS;
         e = e->next)
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
    struct outcome out = hows[signature->how](&a);

    /* Whoever stops early, as `first` does, is taken for an error by `?//`,
     * which goes on with its next alternative.
     */
    if (flow->alternatives != alternatives && out.most) {
        out.most = OUTPUTS_MANY;
        out.vague = true;
    }
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
