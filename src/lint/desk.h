#ifndef LINT_DESK_H
#define LINT_DESK_H

/* What one thread keeps from document to document and from source to source,
 * because it is the same there and dear to make: compiled patterns, contexts,
 * the trees of expressions.  A result never points to it.
 */

#include "base/map.h"
#include "jq/parse.h"
#include "lint/memo.h"
#include "port/context.h"
#include "port/shape.h"

struct pattern_cache;

/* An expression without findings. */
struct desk_expression {
    struct jq_program program;
    struct memo memo;
};

/* A desk of zero bytes is ready for desk_begin(). */
struct desk {
    struct arena arena;
    struct pattern_cache *patterns;
    struct contexts contexts;
    uint32_t schema[SHAPES]; /* desk_schema() and 1; 0: not asked for */
    /* Of each dialect: expression → 1 + index, or 0 when it had findings. */
    struct map seen[JQ_1_8 + 1];
    VEC(struct desk_expression *) expression;
};

/* Call it before each document: what is kept is dropped when it has become
 * too much.
 */
void desk_begin(struct desk *desk);

void desk_close(struct desk *desk);

/* The unit of the bundled schema called `name`, which is that of documents of
 * this shape.
 */
uint32_t desk_schema(struct desk *desk, enum shape_kind kind, const char *name);

/* An expression, and what is kept of what it gives; NULL: nothing is. */
struct desk_reading {
    struct jq_program program;
    struct memo *memo;
};

/* Reads the expression `text`, which is read once for all places where it
 * stands.  Findings go to `bag`, which must be empty.  The program lives until
 * `arena` is emptied or desk_begin() called, whichever is first.
 */
struct desk_reading
desk_program(struct desk *desk, struct arena *arena, struct slice text,
             const struct jq_options *options, struct bag *bag);

#endif
