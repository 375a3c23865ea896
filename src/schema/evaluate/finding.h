#ifndef SCHEMA_EVALUATE_FINDING_H
#define SCHEMA_EVALUATE_FINDING_H

/* One finding in the making: what the schema's own annotations have to say
 * about its id, its level and its words.  Private to report.
 */

#include "base/containers/map.h"
#include "base/text/buf.h"
#include "base/text/suggestion.h"
#include "schema/evaluate/evaluator.h"

struct finding {
    struct evaluator *check;
    uint32_t unit;
    const struct kind *kind;
    const char *keyword; /* the one that failed: `x-message` goes by it */
    struct span where;
    struct buf text; /* the message, unless the schema has its own */
};

struct finding
finding_start(struct evaluator *evaluator, uint32_t unit,
              const struct kind *kind, const char *keyword, struct span where);

/* Adds it to the bag.  `value` is what a message of the schema may name. */
struct diag *finding_add(struct finding *finding, const struct node *value);

/* The same, when it says that member `name` of `object` is missing. */
void finding_missing(struct finding *finding, const struct node *object,
                     struct slice name);

/* The text that annotation `note` of the unit has for `key`, or empty. */
struct slice finding_hint(const struct finding *finding, struct slice note,
                          struct slice key);

/* Offers to replace the string or key `node` by `text`. */
void finding_replace(const struct evaluator *evaluator, struct diag *diag,
                     const struct node *node, struct slice text);

#endif
