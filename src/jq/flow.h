#ifndef JQ_FLOW_H
#define JQ_FLOW_H

/* One inference under way: what the parts of the interpreter share.  Private
 * to inference (infer, operate, steps, bind, apply, differ, assume).
 *
 * Every kind of expression has one function, which takes the expression and
 * the type of `.` and returns what comes out.  A value is *used as a whole*
 * unless it is only stepped into: `.inputs.x` steps into `.inputs`,
 * `{all: .inputs}` uses it.  flow_take() marks a use.
 */

#include "jq/infer.h"

/* A name and what it stands for. */
struct binding {
    const struct expr *name;     /* the BIND or PARAM */
    const struct type *type;     /* of a variable */
    const struct expr *body;     /* of a parameter that is a closure … */
    const struct binding *scope; /* … in this scope */
    const struct binding *outer;
};

/* The left side of a link of a chain, which is there before the link is
 * evaluated.
 */
struct ready {
    const struct expr *expr;
    const struct type *input;
    struct outcome outcome;
    uint32_t mark; /* flow_mark() before it was evaluated */
    unsigned calls;
};

/* Definitions that are being evaluated, innermost first. */
struct active {
    const struct expr *def;
    const struct active *outer;
};

struct flow {
    struct arena *arena;
    struct facts *facts;
    const struct infer_options *options;
    const struct binding *bound;
    unsigned calls;
    const struct active *active;
    const struct ready *ready;
    uint64_t steps, most_steps; /* made, and allowed */
    uint64_t most_bytes;
    size_t used;    /* of the arena at the start, and since by what may move */
    unsigned depth; /* of the recursion */
    bool spent;     /* too much was asked for: what follows is any */
    bool certain;   /* what is evaluated now is so whenever the root is */
    bool quiet;     /* errors here are swallowed, or are not known to happen */
    bool eager;     /* all outputs are asked for, not only the first */
    unsigned alternatives; /* bindings with `?//` met so far */
    unsigned loops;        /* whose state is being tried */
    unsigned asking;       /* calls that ask whether they have arguments */
};

/* ---- What it costs ------------------------------------------------------- */

/* Every function that recurses, or whose work grows with the size of types or
 * scopes, asks first: false when it is too much, and then for good.  `levels`:
 * of the stack, until flow_leave().
 */
bool flow_enter(struct flow *flow, unsigned levels);

static inline void
flow_leave(struct flow *flow, unsigned levels)
{
    flow->depth -= levels;
}

/* The work of going through `count` members or names. */
static inline void
flow_spend(struct flow *flow, uint32_t count)
{
    flow->steps += count / 16;
}

/* ---- Evaluating ---------------------------------------------------------- */

struct outcome
flow_eval(struct flow *flow, const struct expr *expr, const struct type *input);

/* The same; what it gives is used as a whole. */
struct outcome
flow_take(struct flow *flow, const struct expr *expr, const struct type *input);

/* The same where an error is swallowed; or where nobody knows whether it
 * gets there at all.
 */
struct outcome
flow_try(struct flow *flow, const struct expr *expr, const struct type *input);
struct outcome flow_maybe(struct flow *flow, const struct expr *expr,
                          const struct type *input);

/* The same of paths: all of them are asked for, if anything is.  `sure`: it
 * is.
 */
struct outcome flow_paths(struct flow *flow, const struct expr *expr,
                          const struct type *input, bool sure);

/* For the facts of what it reads only: it is not evaluated at all, or on
 * what is not known.
 */
void flow_skim(struct flow *flow, const struct expr *expr);

/* `type` is used as a whole by `expr`. */
void
flow_use(struct flow *flow, const struct expr *expr, const struct type *type);

/* Binds `name`, a BIND or a `$x` parameter. */
void
flow_bind(struct flow *flow, const struct expr *name, const struct type *type);

/* ---- Outcomes ------------------------------------------------------------ */

static inline struct outcome
outcome_one(const struct type *type)
{
    return (struct outcome){type, OUTPUTS_ONE, OUTPUTS_ONE, false, false};
}

struct outcome outcome_none(void);
struct outcome outcome_many(const struct type *type); /* none or more */
struct outcome outcome_any(void);                     /* nothing is known */
struct outcome outcome_fails(void);

static inline uint8_t
outcome_product(uint8_t a, uint8_t b)
{
    if (a == OUTPUTS_NONE || b == OUTPUTS_NONE)
        return OUTPUTS_NONE;
    return a == OUTPUTS_MANY || b == OUTPUTS_MANY ? OUTPUTS_MANY : OUTPUTS_ONE;
}

/* One output for each combination of the two's; the type is left's. */
static inline struct outcome
outcome_times(struct outcome left, struct outcome right)
{
    left.least = outcome_product(left.least, right.least);
    left.most = outcome_product(left.most, right.most);
    left.fails |= right.fails;
    left.vague |= right.vague;
    if (left.most == OUTPUTS_NONE)
        left.type = &type_never;
    return left;
}

/* One or the other. */
struct outcome
outcome_either(struct arena *arena, struct outcome a, struct outcome b);

/* ---- Facts --------------------------------------------------------------- */

void flow_fact(struct flow *flow, struct fact fact);
void flow_deed(struct flow *flow, struct deed deed);

/* What is asked for together may be asked for in any order: when one part
 * gives no output, the others may not be evaluated at all.  What has been said
 * since the mark is not certain then, and `out` fails no more.
 */
uint32_t flow_mark(const struct flow *flow);
/* The same before `expr` is evaluated on `input`, which it may be already. */
uint32_t flow_mark_before(const struct flow *flow, const struct expr *expr,
                          const struct type *input);
struct outcome flow_doubt(struct flow *flow, uint32_t mark, struct outcome out);

/* Looks whether `deed->type` is of the kinds that `deed->wants`: false, and
 * the deed FAILS, when it never is.  Null of known origin that is not wanted
 * is a risk.  `sure`: there is a value.  The deed needs neither its kind nor
 * `certain`.
 */
bool flow_accept(struct flow *flow, const struct deed *deed, bool sure);

/* ---- The parts ----------------------------------------------------------- */

/* operate.c: operators. */
struct outcome operate_arithmetic(struct flow *flow, const struct expr *expr,
                                  const struct type *input);
struct outcome operate_compare(struct flow *flow, const struct expr *expr,
                               const struct type *input);
struct outcome operate_logic(struct flow *flow, const struct expr *expr,
                             const struct type *input);
struct outcome operate_negate(struct flow *flow, const struct expr *expr,
                              const struct type *input);
struct outcome operate_alternative(struct flow *flow, const struct expr *expr,
                                   const struct type *input);
struct outcome operate_assign(struct flow *flow, const struct expr *expr,
                              const struct type *input);
/* What `a + b` gives. */
const struct type *
operate_add(struct arena *arena, const struct type *a, const struct type *b);

/* steps.c: paths. */
struct outcome steps_field(struct flow *flow, const struct expr *expr,
                           const struct type *input);
struct outcome steps_index(struct flow *flow, const struct expr *expr,
                           const struct type *input);
struct outcome steps_slice(struct flow *flow, const struct expr *expr,
                           const struct type *input);
struct outcome steps_iterate(struct flow *flow, const struct expr *expr,
                             const struct type *input);
/* Member `name` of `of`, as `expr` reads it. */
struct outcome steps_member(struct flow *flow, const struct expr *expr,
                            const struct type *of, struct slice name);

/* bind.c: what `as`, `reduce` and `foreach` bind, and what they give. */
struct outcome
bind_as(struct flow *flow, const struct expr *expr, const struct type *input);
struct outcome
bind_fold(struct flow *flow, const struct expr *expr, const struct type *input);

/* apply.c: calls of builtins; closures and definitions are infer.c's. */
struct outcome apply_builtin(struct flow *flow, const struct expr *call,
                             const struct type *input);
struct outcome apply_format(struct flow *flow, const struct expr *expr,
                            struct slice name, const struct type *input);

/* differ.c: notes what `call` of a builtin does in the other dialect.  `value`
 * is what its first argument gives, without a type when there is none.
 */
void differ_call(struct flow *flow, const struct expr *call,
                 const struct type *input, const struct outcome *value);

/* assume.c: the type of `.` where `condition` is true, or is not; variables
 * are bound anew.  A type without kinds: it never is.
 */
const struct type *assume(struct flow *flow, const struct expr *condition,
                          const struct type *input, bool truth);

/* Whether `text`, which is to be a regular expression of Oniguruma (what jq
 * uses), surely is none: an open bracket, a closing one too many, nothing to
 * repeat, a lone backslash at the end.
 */
bool flow_regex_broken(struct slice text);

#endif
