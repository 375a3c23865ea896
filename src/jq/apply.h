#ifndef JQ_APPLY_H
#define JQ_APPLY_H

/* A call of a builtin under way.  signatures.def says what each builtin takes
 * and gives; those of which more is known have a function apply_<how>() in
 * apply_value.c (what becomes of the input itself) or apply_element.c (what is
 * done with its elements, members and paths).
 */

#include "jq/flow.h"

enum { APPLY_ARGUMENTS = 3 };

struct apply_signature;

struct apply {
    struct flow *flow;
    const struct expr *call;
    const struct type *input;
    const struct apply_signature *signature;
    const struct expr *argument[APPLY_ARGUMENTS];
    struct outcome value[APPLY_ARGUMENTS]; /* of those evaluated on the input */
    struct outcome out;                    /* what the signature says */
    bool empty; /* an argument may not be there at all */
};

/* ORDER: as in signatures.def. */
enum apply_outputs {
    SIGNATURE_NONE,
    SIGNATURE_ONE,
    SIGNATURE_MAYBE,
    SIGNATURE_ANY,
    SIGNATURE_MANY,
};

enum apply_how {
#define HOW(name) HOW_##name,
#include "jq/hows.def"
#undef HOW
};

struct apply_signature {
    struct slice name;
    uint8_t arity, outputs;
    uint8_t how; /* enum apply_how */
    const char *takes, *gives, *arguments;
};

/* The kinds that letters stand for, up to a comma; see signatures.def. */
unsigned apply_kinds(const char *letters);

/* Argument `index` never fits: `wants` would. */
struct outcome
apply_misfit(struct apply *a, int index, unsigned wants, enum deed_what what);

/* As often as its arguments have it, what `type` says. */
static inline struct outcome
apply_gives(struct apply *a, const struct type *type)
{
    if (a->out.most)
        a->out.type = type;
    return a->out;
}

/* What more is known of some: a function for each `how`. */
#define HOW(name) struct outcome apply_##name(struct apply *a);
#include "jq/hows.def"
#undef HOW

#endif
