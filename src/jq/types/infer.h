#ifndef JQ_TYPES_INFER_H
#define JQ_TYPES_INFER_H

/* Expression × type of its input → type, and the facts that rules speak of:
 * abstract interpretation of the whole language.  What the function does not
 * follow is `type_any`; no fact ever rests on that.
 */

#include "base/core/vec.h"
#include "jq/ast.h"
#include "jq/types/type.h"

enum fact_kind {
    FACT_MEMBER,  /* a known member is read */
    FACT_NULL,    /* a member is read that can only be null */
    FACT_UNKNOWN, /* a member is read that cannot be there */
    FACT_WHOLE,   /* a value with a tagged object type is used as a whole */
    FACT_count_
};

struct fact {
    enum fact_kind kind;
    const struct jq_expr *expr; /* the FIELD or whatever reads the member; for
                                 * WHOLE whatever gave it */
    const struct object_type
        *object; /* what the member belongs, or would belong, to */
    const struct field *field; /* of MEMBER and NULL */
    struct slice name;         /* of the member */
};

/* A set of facts by kind and tag of the object: one bit for each pair. */
enum { FACT_TAGS = 8 };
#define FACT_BIT(kind, tag) \
    (1U << ((unsigned)(kind)*FACT_TAGS + (unsigned)(tag)))
#define FACT_BITS(kind) (((1U << FACT_TAGS) - 1) * FACT_BIT(kind, 0))

static inline unsigned
fact_bit(const struct fact *fact)
{
    return FACT_BIT(fact->kind, fact->object->tag);
}

/* How an operation turns out. */
enum type_issue_kind {
    ISSUE_FAILS, /* on every value that it can get */
    ISSUE_RISKS, /* on null, and where null comes from is known */
    ISSUE_SAME,  /* a comparison that always gives the same */
    ISSUE_OTHER, /* it turns out differently in the other dialect */
};

/* What it does. */
enum type_issue_what {
    ISSUE_MEMBER,    /* reads member `name` of `type` */
    ISSUE_INDEX,     /* reads element `other` of `type` */
    ISSUE_SLICE,     /* cuts `type` */
    ISSUE_ITERATE,   /* goes through the elements of `type` */
    ISSUE_OPERATOR,  /* `type` and `other` around an operator */
    ISSUE_NEGATE,    /* `-` before `type` */
    ISSUE_ZERO,      /* divides by zero */
    ISSUE_CALL,      /* calls builtin `name` on `type` */
    ISSUE_ARGUMENT,  /* calls builtin `name` on `type` with argument `other` */
    ISSUE_FORMAT,    /* `@name` of `type` */
    ISSUE_NO_FORMAT, /* there is no `@name` */
    ISSUE_KEY,       /* `type` as the key of an object */
    ISSUE_REGEX,     /* `other`, a literal, is no regular expression */
    ISSUE_DATE,      /* reads a date with milliseconds */
    ISSUE_COMPARE,   /* compares `type` with `other` */
    ISSUE_RAISE,     /* calls `error` or the like, `name` */
};

struct type_issue {
    enum type_issue_kind kind;
    enum type_issue_what what;
    const struct jq_expr *expr;
    const struct type *type;
    const struct type *other; /* NULL: there is no other */
    unsigned wants;           /* kinds that `type`, or an argument, may have */
    struct slice name;        /* of the builtin, format or member */
    bool certain;     /* of FAILS: reached whenever the root is evaluated */
    bool truth;       /* of SAME: what it gives */
    const char *note; /* of OTHER: what is different */
};

struct facts {
    VEC(struct fact) list;
    VEC(struct type_issue) issues;
    unsigned kinds; /* of the facts in `list`: their FACT_BIT()s */
    /* What it cost, for the budget of a source.  The cost depends on the
     * expression and its input alone.
     */
    uint64_t steps, bytes;
    /* It would have cost too much (see LIMIT_INFER_STEPS): there are no facts,
     * and the type is any.
     */
    bool spent;
};

/* ORDER many: compared with <. */
enum { OUTPUTS_NONE, OUTPUTS_ONE, OUTPUTS_MANY };

/* What an expression gives on one input. */
struct outcome {
    const struct type *type; /* of all its outputs together; never NULL */
    uint8_t least, most;     /* how many outputs */
    bool fails;              /* it ends in an error in any case */
    bool vague;              /* `most` is not known, hence MANY */
};

struct infer_options {
    bool jq_1_8; /* the dialect, where it makes a difference */
};

/* What `root` gives on an input of type `input`.  Facts are added in the
 * order of evaluation, and an expression that is evaluated several times may
 * add the same fact again.
 */
struct outcome
jq_infer(struct arena *arena, const struct jq_expr *root,
         const struct type *input, const struct infer_options *options,
         struct facts *facts);

#endif
