#ifndef SCHEMA_DEMAND_H
#define SCHEMA_DEMAND_H

/* What a subschema demands of values of one kind, as ops.  Private to the
 * loader.
 */

#include "schema/lower.h"

void demand_type(struct lower *l);
void demand_disallow(struct lower *l);
void demand_choice(struct lower *l, enum keyword keyword);
void demand_number(struct lower *l);
void demand_string(struct lower *l);
void demand_array(struct lower *l);
void demand_object(struct lower *l);

#endif
