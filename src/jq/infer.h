#ifndef JQ_INFER_H
#define JQ_INFER_H

/* Expression × type of its input → type, and the facts that rules speak of.
 * What the function does not follow is `type_any`; no fact ever rests on
 * that.
 */

#include "base/vec.h"
#include "jq/ast.h"
#include "jq/type.h"

enum fact_kind {
    FACT_MEMBER,  /* a known member is read */
    FACT_NULL,    /* a member is read that can only be null */
    FACT_UNKNOWN, /* a member is read that cannot be there */
    FACT_WHOLE,   /* a value with a tagged shape is used as a whole */
};

struct fact {
    enum fact_kind kind;
    const struct expr *expr; /* the FIELD; for WHOLE whatever gave it */
    const struct shape
        *shape; /* what the member belongs, or would belong, to */
    const struct field *field; /* of MEMBER and NULL */
};

struct facts {
    VEC(struct fact) list;
};

/* The type of what `root` gives on an input of type `input`; never NULL.
 * Facts are added in the order of evaluation, and an expression that is
 * evaluated several times may add the same fact again.
 */
const struct type *jq_infer(struct arena *arena, const struct expr *root,
                            const struct type *input, struct facts *facts);

#endif
