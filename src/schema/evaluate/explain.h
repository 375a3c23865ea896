#ifndef SCHEMA_EVALUATE_EXPLAIN_H
#define SCHEMA_EVALUATE_EXPLAIN_H

/* What is wrong, in words: every finding of the schema- family is made here.
 * In a quiet check each of these does nothing.  Private to evaluation.
 *
 * `unit` is the subschema whose own keyword failed: its `x-id`, `x-message`
 * and hints have their say.
 */

#include "base/containers/map.h"
#include "schema/evaluate/evaluator.h"

/* Members of one object that are not known, and those that are missing. */
struct explain_miss {
    VEC(const struct node *) unknown; /* keys */
    VEC(const struct schema_prop *) missing;
};

/* The object of `key`, which is looked at by itself. */
const struct node *
explain_object(const struct evaluator *evaluator, const struct node *key);

/* The level that `unit` gives to its findings and to those below it. */
enum level explain_level(const struct evaluator *evaluator, uint32_t unit);

void explain_type(struct evaluator *evaluator, uint32_t unit,
                  const struct node *node);

/* None of several branches takes a value of this type: they take `types`. */
void explain_types(struct evaluator *evaluator, uint32_t unit,
                   const struct node *node, unsigned types);

/* A number or string fails `op`. */
void explain_scalar(struct evaluator *evaluator, uint32_t unit,
                    const struct schema_op *op, const struct node *node);

/* Too many or too few elements or members. */
void explain_count(struct evaluator *evaluator, uint32_t unit,
                   const struct schema_op *op, const struct node *node);
void explain_contains(struct evaluator *evaluator, uint32_t unit,
                      const struct schema_op *op, const struct node *node,
                      uint32_t count);

/* `item` is one element more than the `most` allowed. */
void explain_surplus(struct evaluator *evaluator, uint32_t unit,
                     const struct node *array, const struct node *item,
                     uint32_t most);
void explain_duplicate(struct evaluator *evaluator, uint32_t unit,
                       const struct node *array, const struct node *first,
                       const struct node *twin);

/* enum and const; a constant of a switch; several enums tried in vain, beside
 * the units `other`.
 */
void explain_choice(struct evaluator *evaluator, uint32_t unit,
                    const struct schema_op *op, const struct node *node);
void
explain_discriminator(struct evaluator *evaluator, uint32_t unit,
                      const struct schema_switch *at, const struct node *value);
void explain_values(struct evaluator *evaluator, uint32_t unit,
                    struct schema_list values, struct schema_list other,
                    const struct node *node);

/* The property that decides between the branches is missing. */
void
explain_undecided(struct evaluator *evaluator, uint32_t unit,
                  const struct schema_switch *at, const struct node *object);

/* The same, where it is member `name`, for which branches name `values`. */
void explain_unnamed(struct evaluator *evaluator, uint32_t unit,
                     const struct node *object, struct slice name,
                     struct schema_list values);

/* One of `names`, each of which would do, is missing. */
void explain_either(struct evaluator *evaluator, uint32_t unit,
                    const struct node *object, const struct map *names);

/* Unknown and missing members: a misspelt one is one finding, not two. */
void
explain_members(struct evaluator *evaluator, uint32_t unit,
                const struct node *object, const struct explain_miss *miss);
void explain_need(struct evaluator *evaluator, uint32_t unit,
                  const struct node *key, struct slice other);
void explain_forbidden(struct evaluator *evaluator, uint32_t unit,
                       const struct node *key);
void explain_loose(struct evaluator *evaluator, uint32_t unit,
                   const struct node *node, const struct node *child);

void explain_not(struct evaluator *evaluator, uint32_t unit,
                 const struct schema_op *op, const struct node *node);

/* Branches number `first` and `second` of a oneOf both hold. */
void explain_several(struct evaluator *evaluator, uint32_t unit,
                     const struct node *node, uint32_t first, uint32_t second);

/* The schema has words of its own for the failure of the anyOf or oneOf as a
 * whole: reports them; false when it has none.
 */
bool explain_own(struct evaluator *evaluator, uint32_t unit,
                 const struct node *node);

/* Nothing better can be said than that no branch holds. */
void explain_none(struct evaluator *evaluator, uint32_t unit,
                  const struct node *node);

#endif
