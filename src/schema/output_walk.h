#ifndef SCHEMA_OUTPUT_WALK_H
#define SCHEMA_OUTPUT_WALK_H

/* The walk that collects verdicts while it is under way.  Private to output
 * and its parts.
 */

#include "schema/check.h"
#include "schema/outline.h"
#include "schema/output.h"

struct output_list {
    struct verdict *first, *last;
};

/* Where we are in the value: the way back to the root.  `name` is that of a
 * member; without one (`at` is NULL) it is element `index`.
 */
struct output_place {
    const struct output_place *up; /* NULL: the root */
    struct slice name;
    uint32_t index;
};

/* Where we are in the schema, and on which value. */
struct output_spot {
    const struct output_spot *up; /* NULL: the root */
    struct slice step;            /* the pointer from there */
    struct slice base; /* URI of the subschema we are in; `rest` behind it */
    struct slice rest;
    bool referred;
    const struct output_place *place;
    const struct node *node;
};

struct output {
    const struct output_request *request;
    struct arena *arena;
    struct check check; /* for single keywords, and for the scope */
    size_t before;      /* bytes of the arena in use */
    size_t room;        /* how many more there may be */
    bool valid;         /* as a whole: what is kept hangs from it */
    VEC(uint32_t) seen; /* node indices of evaluated children */
    uint8_t *mark;      /* one per node, for what is unevaluated */
};

/* One subschema being applied to one value. */
struct output_frame {
    struct output *o;
    uint32_t unit;
    const struct outline_unit *outline;
    const struct output_spot *spot;
    struct output_list below;
    uint32_t since; /* in `seen` */
};

/* Applies `unit` at `spot`; its verdict goes to `into`. */
bool output_unit(struct output *o, uint32_t unit,
                 const struct output_spot *spot, struct output_list *into);

/* Applies the unit `leaf`, which is one keyword; `*why` when it fails. */
bool output_leaf(struct output *o, uint32_t leaf, const struct node *node,
                 struct slice *why);

/* What is reported from the one to the other goes to `bag`, whose text is the
 * result.
 */
void output_listen(struct output *o, struct bag *bag);
struct slice output_heard(struct output *o);

/* Whether verdicts that are `valid` are asked for. */
bool output_wants(const struct output *o, bool valid);

/* The verdict on one keyword, at `spot`; what is not asked for is dropped. */
void output_add(struct output *o, const struct output_spot *spot,
                struct verdict verdict, struct output_list *into);

/* Everything in `list`, to the end of `into`; with `aside` only if everything
 * is asked for: it has no bearing on what is around it.
 */
void output_splice(const struct output *o, struct output_list *into,
                   struct output_list list, bool aside);

/* `clause` of the subschema at hand, whose keyword is at `spot`: false when
 * the value fails it.
 */
bool
output_apply(struct output_frame *frame, const struct outline_clause *clause,
             const struct output_spot *spot);

#endif
