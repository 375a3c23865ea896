/* Builtins of whose input more is known: what they keep of it, and its text. */
#include "jq/types/infer_builtins.h"

/* ---- What more is known of some ------------------------------------------ */

struct outcome
infer_builtin_plain(struct builtin_call *a)
{
    return a->out;
}

struct outcome
infer_builtin_none(struct builtin_call *a)
{
    (void)a;
    return outcome_none();
}

/* It fails because it is meant to: worth a word only where nothing decides
 * whether it gets there.
 */
struct outcome
infer_builtin_raise(struct builtin_call *a)
{
    if (a->state->certain && !a->empty)
        infer_issue(a->state, (struct type_issue){
                                  .kind = ISSUE_FAILS,
                                  .expr = a->call,
                                  .what = ISSUE_RAISE,
                                  .type = a->input,
                                  .name = a->call->name,
                                  .certain = true,
                              });
    return outcome_fails();
}

struct outcome
infer_builtin_same(struct builtin_call *a)
{
    return infer_builtin_gives(a, a->input);
}

/* `strings` and the like: only these kinds pass. */
struct outcome
infer_builtin_keep(struct builtin_call *a)
{
    unsigned kinds = infer_builtin_kinds(a->signature->gives);
    const struct type *kept = type_keep(a->state->arena, a->input, kinds);

    if (kept->kinds == 0)
        return outcome_none();
    a->out.type = kept;
    if (kept->kinds == a->input->kinds &&
        !slice_equal(a->call->name, S("finites")) &&
        !slice_equal(a->call->name, S("normals")))
        a->out.least = OUTPUTS_ONE;
    return a->out;
}

struct outcome
infer_builtin_negation(struct builtin_call *a)
{
    if (!(a->input->kinds & TYPE_TRUTHY))
        return infer_builtin_gives(a, &type_true);
    if (!(a->input->kinds & TYPE_FALSY))
        return infer_builtin_gives(a, &type_false);
    return a->out;
}

struct outcome
infer_builtin_type(struct builtin_call *a)
{
    static const struct literal names[] = {
        {TYPE_STRING, SC("null")},   {TYPE_STRING, SC("boolean")},
        {TYPE_STRING, SC("number")}, {TYPE_STRING, SC("string")},
        {TYPE_STRING, SC("array")},  {TYPE_STRING, SC("object")},
    };
    static const unsigned kinds[] = {TYPE_NULL,   TYPE_BOOLEAN, TYPE_NUMBER,
                                     TYPE_STRING, TYPE_ARRAY,   TYPE_OBJECT};
    struct arena *arena = a->state->arena;
    struct literal *only = arena_array(arena, struct literal, 6);
    struct type *type = arena_new(arena, struct type);

    *type = type_string;
    type->only = only;
    for (size_t i = 0; i < 6; i++)
        if (a->input->kinds & kinds[i])
            only[type->onlys++] = names[i];
    return infer_builtin_gives(a, type);
}

/* A string is its own text. */
struct outcome
infer_builtin_text(struct builtin_call *a)
{
    return a->input->kinds == TYPE_STRING ? infer_builtin_gives(a, a->input)
                                          : a->out;
}

/* `ltrimstr`: what is no string passes as it is. */
struct outcome
infer_builtin_trimmed(struct builtin_call *a)
{
    if (a->state->options->jq_1_8 && !(a->input->kinds & TYPE_STRING)) {
        struct type_issue issue = {
            .expr = a->call,
            .what = ISSUE_CALL,
            .type = a->input,
            .wants = TYPE_STRING,
            .name = a->call->name,
        };

        infer_accept(a->state, &issue, !a->empty);
        return a->empty ? outcome_none() : outcome_fails();
    }
    return infer_builtin_gives(a, type_kinds(a->state->arena, a->input));
}

struct outcome
infer_builtin_contains(struct builtin_call *a)
{
    unsigned left = a->input->kinds, right = a->value[0].type->kinds;
    unsigned both = left & right;

    if (left & TYPE_BOOLEAN && right & TYPE_BOOLEAN)
        both |= TYPE_BOOLEAN;
    if (a->value[0].most && right && !both)
        return infer_builtin_misfit(a, 0, left, ISSUE_ARGUMENT);
    if (left & TYPE_NULL && a->input->nulls.object && !(right & TYPE_NULL))
        infer_issue(a->state, (struct type_issue){
                                  .kind = ISSUE_RISKS,
                                  .expr = a->call,
                                  .what = ISSUE_CALL,
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

struct outcome
infer_builtin_has(struct builtin_call *a)
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
        return infer_builtin_misfit(a, 0, wants, ISSUE_ARGUMENT);
    if (lacks(a->input, a->value[0].type))
        return infer_builtin_gives(a, &type_false);
    return a->out;
}

/* `in(x)` is `has` from the other side. */
struct outcome
infer_builtin_in(struct builtin_call *a)
{
    unsigned on = a->value[0].type->kinds, wants = 0;

    if (!a->value[0].most || !on || on & TYPE_NULL)
        return a->out;
    if (!(on & (TYPE_OBJECT | TYPE_ARRAY)))
        return infer_builtin_misfit(a, 0, TYPE_OBJECT | TYPE_ARRAY,
                                    ISSUE_ARGUMENT);
    if (on & TYPE_OBJECT)
        wants |= TYPE_STRING;
    if (on & TYPE_ARRAY)
        wants |= TYPE_NUMBER;
    if (!(a->input->kinds & wants))
        return infer_builtin_misfit(a, 0, wants, ISSUE_CALL);
    return a->out;
}

struct outcome
infer_builtin_index(struct builtin_call *a)
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
        return infer_builtin_misfit(a, 0, wants, ISSUE_ARGUMENT);
    if (slice_equal(a->call->name, S("indices")))
        a->out.type = type_new(a->state->arena, TYPE_NULL | TYPE_ARRAY);
    else
        a->out.type = type_new(a->state->arena, TYPE_NULL | TYPE_NUMBER);
    return a->out;
}

/* ---- Text ---------------------------------------------------------------- */

static bool
is_broken(const struct builtin_call *a)
{
    const struct literal *literal = type_single(a->value[0].type);

    return literal && literal->kind == TYPE_STRING &&
           infer_regex_broken(literal->text);
}

struct outcome
infer_builtin_regex(struct builtin_call *a)
{
    bool replaces = slice_equal(a->call->name, S("sub")) ||
                    slice_equal(a->call->name, S("gsub"));

    if (is_broken(a))
        return infer_builtin_misfit(a, 0, TYPE_STRING, ISSUE_REGEX);
    if (a->value[0].type->kinds & TYPE_ARRAY && a->out.most == OUTPUTS_ONE &&
        !replaces && !slice_equal(a->call->name, S("test")))
        a->out.most = OUTPUTS_MANY;
    if (replaces) {
        /* Argument 1, on an object with the named groups. */
        struct outcome by = infer_maybe(a->state, a->argument[1], &type_object);
        bool many = by.most > OUTPUTS_ONE;

        for (uint32_t i = 0; i < a->call->count; i += 2)
            many |= a->value[i].most > OUTPUTS_ONE;
        a->out.least = by.least && !a->empty ? OUTPUTS_ONE : OUTPUTS_NONE;
        a->out.most = many ? OUTPUTS_MANY : OUTPUTS_ONE;
    }
    return a->out;
}

/* `format("csv")`. */
struct outcome
infer_builtin_format_call(struct builtin_call *a)
{
    const struct literal *name = type_single(a->value[0].type);

    if (!name || name->kind != TYPE_STRING)
        return a->out;
    return outcome_times(infer_format(a->state, a->call, name->text, a->input),
                         a->value[0]);
}

struct outcome
infer_builtin_strings(struct builtin_call *a)
{
    a->out.type = type_array_of(a->state->arena, &type_string);
    return a->out;
}

struct outcome
infer_builtin_split_regex(struct builtin_call *a)
{
    if (is_broken(a))
        return infer_builtin_misfit(a, 0, TYPE_STRING, ISSUE_REGEX);
    return infer_builtin_strings(a);
}

struct outcome
infer_builtin_numbers(struct builtin_call *a)
{
    a->out.type = type_array_of(a->state->arena, &type_number);
    return a->out;
}

/* `fromdate` knows no milliseconds, and Port's timestamps have them. */
struct outcome
infer_builtin_date(struct builtin_call *a)
{
    const struct literal *form =
        a->call->count ? type_single(a->value[0].type) : NULL;
    bool seconds = a->call->count == 0 ||
                   (form && slice_equal(form->text, S("%Y-%m-%dT%H:%M:%SZ")));

    if (!seconds || !(a->input->kinds & TYPE_STRING) ||
        a->input->format != TYPE_FORMAT_MILLISECONDS)
        return a->out;
    infer_issue(a->state, (struct type_issue){
                              .kind = ISSUE_FAILS,
                              .expr = a->call,
                              .what = ISSUE_DATE,
                              .type = a->input,
                              .wants = TYPE_STRING,
                              .name = a->call->name,
                              .certain = a->state->certain,
                          });
    return outcome_fails();
}
