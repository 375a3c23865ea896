#ifndef LINT_THREAD_CACHE_H
#define LINT_THREAD_CACHE_H

/* What one thread keeps from document to document and from source to source,
 * because it is the same there and expensive to make: compiled patterns,
 * contexts, the trees of expressions.  A result never points to it.
 */

#include "base/containers/map.h"
#include "jq/program/parse.h"
#include "lint/infer_cache.h"
#include "port/context.h"
#include "port/document_kind.h"

struct pattern_cache;

/* An expression without findings. */
struct cached_expression {
    struct jq_program program;
    struct infer_cache inferred;
};

/* A cache of zero bytes is ready for thread_cache_begin(). */
struct thread_cache {
    struct arena arena;
    struct pattern_cache *patterns;
    struct contexts contexts;
    uint32_t schema[DOCUMENT_KINDS]; /* thread_cache_schema() and 1; 0: not
                                        asked for */
    /* Of each dialect: expression → 1 + index, or 0 when it had findings. */
    struct map seen[JQ_1_8 + 1];
    VEC(struct cached_expression *) expression;
};

/* Call it before each document: what is kept is dropped when it has become
 * too much.
 */
void thread_cache_begin(struct thread_cache *cache);

void thread_cache_close(struct thread_cache *cache);

/* The unit of the bundled schema called `name`, which is that of documents of
 * this kind.
 */
uint32_t thread_cache_schema(struct thread_cache *cache,
                             enum document_kind kind, const char *name);

/* An expression, and what is kept of what it gives; NULL: nothing is. */
struct cached_reading {
    struct jq_program program;
    struct infer_cache *inferred;
};

/* Reads the expression `text`, which is read once for all places where
 * it is.  Findings go to `bag`, which must be empty.  The program lives until
 * `arena` is emptied or thread_cache_begin() called, whichever is first.
 */
struct cached_reading
thread_cache_program(struct thread_cache *cache, struct arena *arena,
                     struct slice text, const struct jq_options *options,
                     struct bag *bag);

#endif
