#ifndef SCHEMA_OUTPUT_APPLY_H
#define SCHEMA_OUTPUT_APPLY_H

/* One function for each way in which a keyword is applied (outline.def): the
 * sections of JSON Schema's core and validation vocabularies.  Private to
 * output_apply and output_child.
 */

#include "schema/output_walk.h"

/* What they work on: a keyword at its place. */
struct output_keyword {
    struct output_frame *frame;
    const struct outline_clause *clause;
    const struct output_spot *spot;
    struct output_list below; /* of its subschemas */
};

/* False when the value fails the keyword. */
#define FORM(name, function) \
    bool output_apply_##function(struct output_keyword *k);
#include "schema/outline.def"
#undef FORM

/* No error, no annotation. */
#define OUTPUT_NOTHING slice_make(NULL, 0)

/* Says what became of the keyword; `holds` is the result. */
bool output_tell(struct output_keyword *k, bool holds, struct slice why,
                 struct slice annotation);

/* Applies `limb` to the child `node`, whose own children are of no interest
 * afterwards; `place` without the way up.
 */
bool output_child(struct output_keyword *k, const struct outline_limb *limb,
                  const struct node *node, struct output_place place,
                  struct output_list *into);

/* Notes that the child `node` was evaluated. */
void output_see(struct output_keyword *k, const struct node *node);

static inline const struct schema *
output_schema(const struct output_keyword *k)
{
    return k->frame->o->request->schema;
}

static inline const struct outline_limb *
output_limb(const struct output_keyword *k, uint32_t index)
{
    return &output_schema(k)->outline->limb.item[k->clause->limb + index];
}

#endif
