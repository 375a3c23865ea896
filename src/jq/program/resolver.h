#ifndef JQ_PROGRAM_RESOLVER_H
#define JQ_PROGRAM_RESOLVER_H

/* Name resolution under way: resolve.c goes through the tree and its scopes,
 * resolve_call.c finds what a call means.
 */

#include "jq/syntax/parser.h"

struct jq_scope {
    const struct jq_expr *binder; /* DEF, PARAM, BIND, LABEL */
    const struct jq_scope *outer;
    const struct jq_scope *seen; /* by a DEF: what its body starts with */
    bool used;                   /* a DEF whose body is or will be resolved */
};

/* A node that is still to be looked at, in its scope. */
struct jq_visit {
    const struct jq_expr *expr;
    const struct jq_scope *scope;
};

struct resolver {
    struct parser *p;
    VEC(struct jq_visit) visits; /* the next one is the last */
    uint64_t steps;              /* left: links of scopes to go along */
    VEC(struct jq_scope *) defs; /* every DEF met, in order */
    VEC(struct jq_scope *) todo; /* those referred to whose body waits */
    bool dead;                   /* in the body of an unused definition */
};

/* Gives every name of `root` its meaning and reports those that have none. */
void resolve(struct parser *p, const struct jq_expr *root);

/* ---- For both files ---- */

/* The scope around `scope`, or NULL also when there were too many: names stay
 * unresolved then, and unreported.
 */
const struct jq_scope *
resolve_outer(struct resolver *r, const struct jq_scope *scope);

/* `diag`, which is a warning in a function that nothing calls. */
struct diag *resolve_weigh(struct resolver *r, struct diag *diag);

/* The function of `scope` is called, so its body is looked at. */
void resolve_use(struct resolver *r, const struct jq_scope *scope);

/* The call `call`, its arguments aside. */
void resolve_call(struct resolver *r, const struct jq_expr *call,
                  const struct jq_scope *scope);

#endif
