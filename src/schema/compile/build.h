#ifndef SCHEMA_COMPILE_BUILD_H
#define SCHEMA_COMPILE_BUILD_H

/* A schema being compiled: the arrays of struct schema while they grow, the
 * documents they come from, and the subschemas still to be done.  Private to
 * the loader (load, resolve, compile, branch).
 *
 * Compiling is a work list, not a recursion: build_unit() hands out an index
 * at once and queues the subschema.
 */

#include "base/containers/map.h"
#include "schema/compile/load.h"
#include "schema/ir/keyword.h"

/* A subschema of a document. */
struct build_place {
    uint32_t doc, node;
};

/* What the words of a schema mean. */
struct build_language {
    enum schema_dialect dialect;
    uint16_t silent; /* bits of enum vocabulary: its keywords mean nothing */
    bool asserts;    /* formats are assertions */
};

/* A part of a document with an identity of its own: the root, or below it
 * everything under an `$id`.
 */
struct build_resource {
    struct slice uri;
    struct build_place at;
    uint32_t end;    /* node behind its last one */
    uint32_t parent; /* resource around it, or SCHEMA_NONE */
    struct build_language language;
    bool recursive; /* $recursiveAnchor */
};

struct build_doc {
    const struct schema_doc *given;
    struct slice uri;             /* its name, made a base URI */
    bool scanned;                 /* resources and anchors are known */
    bool asserts;                 /* x-format-assert at the root */
    uint32_t resource, resources; /* its own, in document order */
    uint32_t *unit;               /* by node: 0, or 1 + unit */
    uint32_t *listed; /* by node: 0, or 1 + where an array's elements begin in
                         `element`; NULL: of none */
    uint32_t *hop;    /* by node: 0, or 1 + index in `hop`; NULL: of none */
};

/* Where a subschema leads that is nothing but a reference. */
struct build_hop {
    struct build_place to;
    struct slice uri;
    bool leads; /* else it is gone through as any other */
};

/* A dynamic anchor; `$recursiveAnchor` is one without a name. */
struct build_dynamic {
    struct slice name;
    uint32_t resource;
    struct build_place at;
    bool compiled;
};

/* See reachability.h. */
struct build_edge {
    uint32_t from, to;
};
struct build_lost {
    uint32_t unit;
    struct diag *diag;
};

struct build {
    struct arena *arena;
    struct schema_options options;
#define ARRAY(type, name) VEC(type) name;
#include "schema/ir/arrays.def"
#undef ARRAY
    struct map strings;
    struct build_doc *doc; /* the given ones, and room for metaschemas */
    uint32_t docs;
    VEC(struct build_resource) resource;
    struct map target; /* absolute URI → index in `place` */
    VEC(struct build_place) place;
    VEC(struct build_dynamic) anchor;
    struct map jump; /* names of anchors that a reference asks for */
    VEC(struct build_place) queue;
    VEC(uint32_t) element; /* nodes */
    VEC(struct build_hop) hop;
    VEC(struct build_edge) edge;
    VEC(struct build_lost) lost;
};

struct build build_new(struct arena *arena, struct schema_options options);

const struct node *
build_node(const struct build *build, struct build_place place);
const struct tree *build_tree(const struct build *build, uint32_t doc);

/* Whether `node` is where something could not be read: that was reported,
 * and what was meant is not known.
 */
static inline bool
build_is_lost(const struct node *node)
{
    return node_is(node, NODE_ERROR) ||
           (!node_is_container(node) && node_has(node, NODE_BROKEN));
}

/* A schema-invalid finding in document `doc`. */
struct diag *
build_fault(struct build *build, uint32_t doc, struct span where,
            const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The unit of the subschema at `place`, queued when it is new.  `parent` and
 * `step` (a JSON Pointer without its first slash) say how it was reached.
 */
uint32_t build_unit(struct build *build, struct build_place place,
                    uint32_t parent, struct slice step);

/* Index of the string `text`, which is copied. */
uint32_t build_string(struct build *build, struct slice text);

/* Index of the number that `node` spells. */
uint32_t
build_number(struct build *build, uint32_t doc, const struct node *node);

/* Index of the constant equal to `node`. */
uint32_t
build_value(struct build *build, uint32_t doc, const struct node *node);

/* Appends words; the index of the first one. */
uint32_t build_words(struct build *build, const uint32_t *word, uint32_t count);

/* The arrays as they are now. */
struct schema build_schema(const struct build *build);

#endif
