#ifndef JQ_TYPES_INFER_STATE_H
#define JQ_TYPES_INFER_STATE_H

/* One inference under way: what the parts of the interpreter share.  Private
 * to inference (infer, operate, steps, bind, apply, differ, assume).
 *
 * Every kind of expression has one function, which takes the expression and
 * the type of `.` and returns what comes out.  A value is *used as a whole*
 * unless it is only stepped into: `.inputs.x` steps into `.inputs`,
 * `{all: .inputs}` uses it.  infer_take() marks a use.
 */

#include "jq/types/infer.h"

/* A name and what it stands for. */
struct binding {
    const struct jq_expr *name;  /* the BIND or PARAM */
    const struct type *type;     /* of a variable */
    const struct jq_expr *body;  /* of a parameter that is a closure … */
    const struct binding *scope; /* … in this scope */
    const struct binding *outer;
};

/* The left side of a link of a chain, which is there before the link is
 * evaluated.
 */
struct ready {
    const struct jq_expr *expr;
    const struct type *input;
    struct outcome outcome;
    uint32_t mark; /* infer_mark() before it was evaluated */
    unsigned calls;
};

/* Definitions that are being evaluated, innermost first. */
struct active {
    const struct jq_expr *def;
    const struct active *outer;
};

struct infer_state {
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
 * of the stack, until infer_leave().
 */
bool infer_enter(struct infer_state *state, unsigned levels);

static inline void
infer_leave(struct infer_state *state, unsigned levels)
{
    state->depth -= levels;
}

/* The work of going through `count` members or names. */
static inline void
infer_spend(struct infer_state *state, uint32_t count)
{
    state->steps += count / 16;
}

/* ---- Evaluating ---------------------------------------------------------- */

struct outcome infer_eval(struct infer_state *state, const struct jq_expr *expr,
                          const struct type *input);

/* The same; what it gives is used as a whole. */
struct outcome infer_take(struct infer_state *state, const struct jq_expr *expr,
                          const struct type *input);

/* The same where an error is swallowed; or where nobody knows whether it
 * gets there at all.
 */
struct outcome infer_try(struct infer_state *state, const struct jq_expr *expr,
                         const struct type *input);
struct outcome
infer_maybe(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input);

/* The same of paths: all of them are asked for, if anything is.  `sure`: it
 * is.
 */
struct outcome
infer_paths(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input, bool sure);

/* For the facts of what it reads only: it is not evaluated at all, or on
 * what is not known.
 */
void infer_skim(struct infer_state *state, const struct jq_expr *expr);

/* `type` is used as a whole by `expr`. */
void infer_use(struct infer_state *state, const struct jq_expr *expr,
               const struct type *type);

/* Binds `name`, a BIND or a `$x` parameter. */
void infer_bind(struct infer_state *state, const struct jq_expr *name,
                const struct type *type);

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

void infer_fact(struct infer_state *state, struct fact fact);
void infer_issue(struct infer_state *state, struct type_issue issue);

/* What is asked for together may be asked for in any order: when one part
 * gives no output, the others may not be evaluated at all.  What has been said
 * since the mark is not certain then, and `out` fails no more.
 */
uint32_t infer_mark(const struct infer_state *state);
/* The same before `expr` is evaluated on `input`, which it may be already. */
uint32_t
infer_mark_before(const struct infer_state *state, const struct jq_expr *expr,
                  const struct type *input);
struct outcome
infer_doubt(struct infer_state *state, uint32_t mark, struct outcome out);

/* Looks whether `issue->type` is of the kinds that `issue->wants`: false, and
 * the issue FAILS, when it never is.  Null of known origin that is not wanted
 * is a risk.  `sure`: there is a value.  The issue needs neither its kind nor
 * `certain`.
 */
bool infer_accept(struct infer_state *state, const struct type_issue *issue,
                  bool sure);

/* ---- The parts ----------------------------------------------------------- */

/* infer_operators.c: operators. */
struct outcome
infer_arithmetic(struct infer_state *state, const struct jq_expr *expr,
                 const struct type *input);
struct outcome
infer_compare(struct infer_state *state, const struct jq_expr *expr,
              const struct type *input);
struct outcome
infer_logic(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input);
struct outcome
infer_negate(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input);
struct outcome
infer_alternative(struct infer_state *state, const struct jq_expr *expr,
                  const struct type *input);
struct outcome
infer_assign(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input);
/* What `a + b` gives. */
const struct type *
infer_add(struct arena *arena, const struct type *a, const struct type *b);

/* infer_paths.c: paths. */
struct outcome
infer_field(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input);
struct outcome
infer_index(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input);
struct outcome
infer_slice(struct infer_state *state, const struct jq_expr *expr,
            const struct type *input);
struct outcome
infer_iterate(struct infer_state *state, const struct jq_expr *expr,
              const struct type *input);
/* Member `name` of `of`, as `expr` reads it. */
struct outcome
infer_member(struct infer_state *state, const struct jq_expr *expr,
             const struct type *of, struct slice name);

/* infer_names.c: what names mean. */
struct outcome
infer_variable(struct infer_state *state, const struct jq_expr *expr,
               const struct type *input);
struct outcome
infer_definition(struct infer_state *state, const struct jq_expr *expr,
                 const struct type *input);
struct outcome infer_call(struct infer_state *state, const struct jq_expr *expr,
                          const struct type *input);

/* infer.c: what could not be read, and what is only a part of others. */
struct outcome
infer_unread(struct infer_state *state, const struct jq_expr *expr,
             const struct type *input);

/* infer_bindings.c: what `as`, `reduce` and `foreach` bind, and what they give.
 */
struct outcome infer_as(struct infer_state *state, const struct jq_expr *expr,
                        const struct type *input);
struct outcome infer_fold(struct infer_state *state, const struct jq_expr *expr,
                          const struct type *input);

/* infer_builtins.c: calls of builtins; closures and definitions are
 * infer_names.c's. */
struct outcome
infer_builtin(struct infer_state *state, const struct jq_expr *call,
              const struct type *input);
struct outcome
infer_format(struct infer_state *state, const struct jq_expr *expr,
             struct slice name, const struct type *input);

/* dialect_difference.c: notes what `call` of a builtin does in the other
 * dialect.  `value` is what its first argument gives, without a type when there
 * is none.
 */
void
dialect_difference_call(struct infer_state *state, const struct jq_expr *call,
                        const struct type *input, const struct outcome *value);

/* narrow.c: the type of `.` where `condition` is true, or is not; variables
 * are bound anew.  A type without kinds: it never is.
 */
const struct type *
narrow(struct infer_state *state, const struct jq_expr *condition,
       const struct type *input, bool truth);

/* Whether `text`, which is to be a regular expression of Oniguruma (what jq
 * uses), surely is none: an open bracket, a closing one too many, nothing to
 * repeat, a lone backslash at the end.
 */
bool infer_regex_broken(struct slice text);

#endif
