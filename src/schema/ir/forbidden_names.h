#ifndef SCHEMA_IR_FORBIDDEN_NAMES_H
#define SCHEMA_IR_FORBIDDEN_NAMES_H

/* `"propertyNames": {"not": {"const": …}}`, how schemas say that a member must
 * not be there: told without a call for each name.  Private to the engine.
 */

#include "schema/ir/schema.h"

/* The names that `unit`, to which names are held, does not allow; NULL when it
 * says anything else.
 */
const struct schema_enum *
forbidden_names_list(const struct schema *schema, uint32_t unit);

/* Whether `object` has none of the names `forbidden`. */
bool forbidden_names_hold(const struct schema *schema,
                          const struct schema_enum *barred,
                          const struct tree *tree, const struct node *object);

#endif
