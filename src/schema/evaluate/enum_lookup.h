#ifndef SCHEMA_EVALUATE_ENUM_LOOKUP_H
#define SCHEMA_EVALUATE_ENUM_LOOKUP_H

/* Looks a value up among the constants of `enum` by its hash, for sets that
 * have no table of their own because not all of them are strings.  Private to
 * evaluation.
 */

#include "schema/evaluate/evaluator.h"

/* Sets of more constants are worth an index. */
enum { CHOICE_FEW = 8 };

/* Indexes for the constants of `schema`, in `arena`, made when first used. */
struct choice_cache *
enum_lookup_cache_new(struct arena *arena, const struct schema *schema);

/* Whether `node` is one of the constants of number `choice`. */
bool enum_lookup_has(struct evaluator *evaluator, uint32_t choice,
                     const struct node *node);

#endif
