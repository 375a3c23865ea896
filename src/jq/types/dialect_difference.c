/* Builtins that do something else in the other dialect, as far as it shows in
 * what they are given here.  Measured on jq 1.7.1 and 1.8.1.
 */

#include "jq/types/dialect_difference.h"

#include "jq/kinds.h"
#include "jq/types/infer_state.h"

static void
report(struct infer_state *state, const struct jq_expr *call, const char *note)
{
    infer_issue(state, (struct type_issue){
                           .kind = ISSUE_OTHER,
                           .what = ISSUE_CALL,
                           .expr = call,
                           .type = &type_any,
                           .name = call->name,
                           .note = note,
                       });
}

static bool
is_negative(const struct jq_expr *expr)
{
    expr = jq_expr_inner(expr);
    return expr && expr->kind == EXPR_NEGATE &&
           jq_expr_inner(expr->left)->kind == EXPR_NUMBER;
}

/* `ltrimstr`, `rtrimstr`. */
static void
difference_trimmed(struct infer_state *state, const struct jq_expr *call,
                   const struct type *input, const struct outcome *value)
{
    unsigned other = value->type ? value->type->kinds : TYPE_STRING;

    if (!state->options->jq_1_8 && other &&
        (!(input->kinds & TYPE_STRING) || !(other & TYPE_STRING)))
        report(state, call,
               "jq 1.7 passes on values that are not strings, and 1.8 fails");
}

static void
difference_limit(struct infer_state *state, const struct jq_expr *call,
                 const struct type *input, const struct outcome *value)
{
    (void)input;
    (void)value;
    if (is_negative(call->list))
        report(state, call,
               "a negative limit gives everything in jq 1.7, and fails in 1.8");
}

/* `last(e)` of what gives nothing. */
static void
difference_last(struct infer_state *state, const struct jq_expr *call,
                const struct type *input, const struct outcome *value)
{
    (void)input;
    if (value->type && !value->least && !value->vague)
        report(state, call,
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
difference_index(struct infer_state *state, const struct jq_expr *call,
                 const struct type *input, const struct outcome *value)
{
    if (input->kinds != TYPE_STRING || !value->type ||
        !(value->type->kinds & TYPE_STRING) || is_ascii(input))
        return;
    report(state, call,
           "this counts bytes in jq 1.7, and characters in 1.8: they differ "
           "behind the first `é`");
}

static void
difference_search(struct infer_state *state, const struct jq_expr *call,
                  const struct type *input, const struct outcome *value)
{
    (void)value;
    if (!(input->kinds & TYPE_ARRAY))
        report(state, call,
               "jq 1.7 finds nothing in values that are not arrays, and 1.8 "
               "fails");
}

void
dialect_difference_call(struct infer_state *state, const struct jq_expr *call,
                        const struct type *input, const struct outcome *value)
{
    static const struct {
        struct slice name;
        unsigned arity;
        void (*how)(struct infer_state *, const struct jq_expr *,
                    const struct type *, const struct outcome *);
    } calls[] = {
        {SC("bsearch"), 1, difference_search},
        {SC("index"), 1, difference_index},
        {SC("indices"), 1, difference_index},
        {SC("last"), 1, difference_last},
        {SC("limit"), 2, difference_limit},
        {SC("ltrimstr"), 1, difference_trimmed},
        {SC("rindex"), 1, difference_index},
        {SC("rtrimstr"), 1, difference_trimmed},
    };

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].arity == call->count &&
            slice_equal(calls[i].name, call->name))
            calls[i].how(state, call, input, value);
}

void
dialect_difference_report(const struct facts *facts, struct bag *bag)
{
    for (uint32_t i = 0; i < facts->issues.count; i++) {
        const struct type_issue *issue = &facts->issues.item[i];

        if (issue->kind == ISSUE_OTHER)
            bag_add(bag, &kind_dialect_difference, issue->expr->token, "%s",
                    issue->note);
    }
}
