#ifndef SCHEMA_REPORT_H
#define SCHEMA_REPORT_H

/* What is wrong, in words: every finding of the schema- family is made here.
 * In a quiet check each of these does nothing.  Private to evaluation.
 *
 * `unit` is the subschema whose own keyword failed: its `x-id`, `x-message`
 * and hints have their say.
 */

#include "base/map.h"
#include "schema/check.h"

/* Members of one object that are not known, and those that are missing. */
struct report_miss {
    VEC(const struct node *) unknown; /* keys */
    VEC(const struct schema_prop *) missing;
};

/* The object of `key`, which is looked at by itself. */
const struct node *
report_object(const struct check *check, const struct node *key);

/* The level that `unit` gives to its findings and to those below it. */
enum level report_level(const struct check *check, uint32_t unit);

void report_type(struct check *check, uint32_t unit, const struct node *node);

/* None of several branches takes a value of this type: they take `types`. */
void report_types(struct check *check, uint32_t unit, const struct node *node,
                  unsigned types);

/* A number or string fails `op`. */
void report_scalar(struct check *check, uint32_t unit,
                   const struct schema_op *op, const struct node *node);

/* Too many or too few elements or members. */
void report_count(struct check *check, uint32_t unit,
                  const struct schema_op *op, const struct node *node);
void
report_contains(struct check *check, uint32_t unit, const struct schema_op *op,
                const struct node *node, uint32_t count);

/* `item` is one element more than the `most` allowed. */
void
report_surplus(struct check *check, uint32_t unit, const struct node *array,
               const struct node *item, uint32_t most);
void report_twin(struct check *check, uint32_t unit, const struct node *array,
                 const struct node *first, const struct node *twin);

/* enum and const; a constant of a switch; several enums tried in vain, beside
 * the units `other`.
 */
void report_choice(struct check *check, uint32_t unit,
                   const struct schema_op *op, const struct node *node);
void
report_discriminator(struct check *check, uint32_t unit,
                     const struct schema_switch *at, const struct node *value);
void
report_values(struct check *check, uint32_t unit, struct schema_list values,
              struct schema_list other, const struct node *node);

/* The property that decides between the branches is missing. */
void
report_undecided(struct check *check, uint32_t unit,
                 const struct schema_switch *at, const struct node *object);

/* The same, where it is member `name`, for which branches name `values`. */
void
report_unnamed(struct check *check, uint32_t unit, const struct node *object,
               struct slice name, struct schema_list values);

/* One of `names`, each of which would do, is missing. */
void report_either(struct check *check, uint32_t unit,
                   const struct node *object, const struct map *names);

/* Unknown and missing members: a misspelt one is one finding, not two. */
void report_members(struct check *check, uint32_t unit,
                    const struct node *object, const struct report_miss *miss);
void report_need(struct check *check, uint32_t unit, const struct node *key,
                 struct slice other);
void
report_forbidden(struct check *check, uint32_t unit, const struct node *key);
void report_loose(struct check *check, uint32_t unit, const struct node *node,
                  const struct node *child);

void report_not(struct check *check, uint32_t unit, const struct schema_op *op,
                const struct node *node);

/* Branches number `first` and `second` of a oneOf both hold. */
void report_several(struct check *check, uint32_t unit, const struct node *node,
                    uint32_t first, uint32_t second);

/* The schema has words of its own for the failure of the anyOf or oneOf as a
 * whole: reports them; false when it has none.
 */
bool report_own(struct check *check, uint32_t unit, const struct node *node);

/* Nothing better can be said than that no branch holds. */
void report_none(struct check *check, uint32_t unit, const struct node *node);

#endif
