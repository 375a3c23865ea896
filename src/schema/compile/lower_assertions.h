#ifndef SCHEMA_COMPILE_LOWER_ASSERTIONS_H
#define SCHEMA_COMPILE_LOWER_ASSERTIONS_H

/* What a subschema demands of values of one kind, as ops.  Private to the
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

#endif
