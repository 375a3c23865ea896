#ifndef SCHEMA_COMPILE_LOWER_ASSERTIONS_H
#define SCHEMA_COMPILE_LOWER_ASSERTIONS_H

/* What a subschema requires of values of one kind, as ops.  Private to the
 * loader.
 */

#include "schema/compile/lower.h"

void lower_type(struct lower *l);
void lower_disallow(struct lower *l);
void lower_choice(struct lower *l, enum keyword keyword);
void lower_number(struct lower *l);
void lower_string(struct lower *l);
void lower_array(struct lower *l);
void lower_object(struct lower *l);

/* Index of the regular expression in the string or key `node`; SCHEMA_NONE
 * when it is faulty, which is reported at the very place.
 */
uint32_t
lower_pattern(struct lower *l, const struct node *node, enum keyword keyword);

/* An open-addressed table of `count` names, numbered from `first` on; its mask
 * goes into `*mask`.  See struct schema_object.
 */
uint32_t lower_table(struct build *build, const struct slice *name,
                     uint32_t count, uint32_t first, uint32_t *mask);

#endif
