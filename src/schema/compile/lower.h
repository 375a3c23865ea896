#ifndef SCHEMA_COMPILE_LOWER_H
#define SCHEMA_COMPILE_LOWER_H

/* One subschema → its unit: type mask, ops, annotations.  Private to the
 * loader.
 */

#include "schema/compile/read_keywords.h"

/* A subschema under way. */
struct lower {
    struct keyword_reader c;
    VEC(struct schema_op) op;
};

/* The unit of the subschema at `place`; one that is nothing but a `$ref` has
 * no unit of its own but that of its target.
 */
uint32_t lower_place(struct build *build, struct build_place place,
                     uint32_t parent, struct slice step);

/* Fills the unit of the subschema at `place`. */
void lower_unit(struct build *build, struct build_place place);

/* One more op. */
void
lower_add(struct lower *l, enum schema_op_code code, uint32_t a, uint32_t b);

/* Unit of the subschema `node` under `keyword`; `token` says which one when
 * there are several (`at` NULL: there is one).
 */
uint32_t lower_child(struct lower *l, const struct node *node,
                     enum keyword keyword, struct slice token);

/* Unit of the one subschema of `keyword`, which must be there. */
uint32_t lower_only(struct lower *l, enum keyword keyword);

/* Units of the array of subschemas of `keyword`, as words. */
uint32_t lower_list(struct lower *l, enum keyword keyword, uint32_t *count);

#endif
