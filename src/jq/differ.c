/* Builtins that do something else in the other dialect, as far as it shows in
 * what they are given here.  Measured on jq 1.7.1 and 1.8.1.
 */

#include "jq/flow.h"

static void
tell(struct flow *flow, const struct expr *call, const char *note)
{
    flow_deed(flow, (struct deed){
                        .kind = DEED_OTHER,
                        .what = DEED_CALL,
                        .expr = call,
                        .type = &type_any,
                        .name = call->name,
                        .note = note,
                    });
}

static bool
is_negative(const struct expr *expr)
{
    expr = expr_inner(expr);
    return expr && expr->kind == EXPR_NEGATE &&
           expr_inner(expr->left)->kind == EXPR_NUMBER;
}

/* `ltrimstr`, `rtrimstr`. */
static void
differ_trimmed(struct flow *flow, const struct expr *call,
               const struct type *input, const struct outcome *value)
{
    unsigned other = value->type ? value->type->kinds : TYPE_STRING;

    if (!flow->options->jq_1_8 && other &&
        (!(input->kinds & TYPE_STRING) || !(other & TYPE_STRING)))
        tell(flow, call, "jq 1.7 passes on what is no string, and 1.8 fails");
}

static void
differ_limit(struct flow *flow, const struct expr *call,
             const struct type *input, const struct outcome *value)
{
    (void)input;
    (void)value;
    if (is_negative(call->list))
        tell(flow, call,
             "a negative limit gives everything in jq 1.7, and fails in 1.8");
}

/* `last(e)` of what gives nothing. */
static void
differ_last(struct flow *flow, const struct expr *call,
            const struct type *input, const struct outcome *value)
{
    (void)input;
    if (value->type && !value->least && !value->vague)
        tell(flow, call,
             "where this has no output, `last` gives null in jq 1.7, and "
             "nothing in 1.8");
}

/* Whether all that `type` can be is known, and is of one byte a character. */
static bool
is_ascii(const struct type *type)
{
    for (uint32_t i = 0; i < type->onlys; i++)
        for (size_t k = 0; k < type->only[i].text.len; k++)
            if ((unsigned char)type->only[i].text.at[k] >= 0x80)
                return false;
    return type->onlys > 0;
}

static void
differ_index(struct flow *flow, const struct expr *call,
             const struct type *input, const struct outcome *value)
{
    if (input->kinds != TYPE_STRING || !value->type ||
        !(value->type->kinds & TYPE_STRING) || is_ascii(input))
        return;
    tell(flow, call,
         "this counts bytes in jq 1.7, and characters in 1.8: they differ "
         "behind the first `é`");
}

static void
differ_search(struct flow *flow, const struct expr *call,
              const struct type *input, const struct outcome *value)
{
    (void)value;
    if (!(input->kinds & TYPE_ARRAY))
        tell(flow, call,
             "jq 1.7 finds nothing in what is no array, and 1.8 fails");
}

void
differ_call(struct flow *flow, const struct expr *call,
            const struct type *input, const struct outcome *value)
{
    static const struct {
        struct slice name;
        unsigned arity;
        void (*how)(struct flow *, const struct expr *, const struct type *,
                    const struct outcome *);
    } calls[] = {
        {SC("bsearch"), 1, differ_search}, {SC("index"), 1, differ_index},
        {SC("indices"), 1, differ_index},  {SC("last"), 1, differ_last},
        {SC("limit"), 2, differ_limit},    {SC("ltrimstr"), 1, differ_trimmed},
        {SC("rindex"), 1, differ_index},   {SC("rtrimstr"), 1, differ_trimmed},
    };

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].arity == call->count &&
            slice_equal(calls[i].name, call->name))
            calls[i].how(flow, call, input, value);
}
