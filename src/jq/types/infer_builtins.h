#ifndef JQ_TYPES_INFER_BUILTINS_H
#define JQ_TYPES_INFER_BUILTINS_H

/* A call of a builtin under way.  signatures.def says what each builtin takes
 * and gives; those of which more is known have a function apply_<how>() in
 * infer_builtins_values.c (what becomes of the input itself) or
 * infer_builtins_elements.c (what is done with its elements, members and
 * paths).
 */

#include "jq/types/infer_state.h"

enum { CALL_ARGUMENTS = 3 };

struct builtin_signature;

struct builtin_call {
    struct infer_state *state;
    const struct jq_expr *call;
    const struct type *input;
    const struct builtin_signature *signature;
    const struct jq_expr *argument[CALL_ARGUMENTS];
    struct outcome value[CALL_ARGUMENTS]; /* of those evaluated on the input */
    struct outcome out;                   /* what the signature says */
    bool empty; /* an argument may not be there at all */
};

/* ORDER: as in signatures.def. */
enum signature_outputs {
    SIGNATURE_NONE,
    SIGNATURE_ONE,
    SIGNATURE_MAYBE,
    SIGNATURE_ANY,
    SIGNATURE_MANY,
};

enum builtin_handler {
#define HANDLER(name) HANDLER_##name,
#include "jq/types/builtin_handlers.def"
#undef HANDLER
};

struct builtin_signature {
    struct slice name;
    uint8_t arity, outputs;
    uint8_t handler; /* enum builtin_handler */
    const char *takes, *gives, *arguments;
};

/* The kinds that letters stand for, up to a comma; see signatures.def. */
unsigned infer_builtin_kinds(const char *letters);

/* Argument `index` never fits: `wants` would. */
struct outcome infer_builtin_misfit(struct builtin_call *a, int index,
                                    unsigned wants, enum type_issue_what what);

/* As often as its arguments have it, what `type` says. */
static inline struct outcome
infer_builtin_gives(struct builtin_call *a, const struct type *type)
{
    if (a->out.most)
        a->out.type = type;
    return a->out;
}

/* What more is known of some: a function for each `how`. */
#define HANDLER(name) \
    struct outcome infer_builtin_##name(struct builtin_call *a);
#include "jq/types/builtin_handlers.def"
#undef HANDLER

#endif
