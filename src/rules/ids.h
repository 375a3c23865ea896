#ifndef RULES_IDS_H
#define RULES_IDS_H

/* What people write to mean rules: the id of one, or the beginning of ids,
 * which ends in `-` or `*`.
 */

#include "base/arena.h"

/* Is `text` the beginning of ids? */
bool ids_is_family(struct slice text);

/* Does `text` mean the rule `id`? */
bool ids_match(struct slice text, struct slice id);

/* Whether `text` means any rule; if not, `*problem` says so, in `arena`, and
 * which one may be meant.
 */
bool ids_check(struct arena *arena, struct slice text, struct slice *problem);

/* The id that is nearest to `text`; empty when none is near. */
struct slice ids_near(struct slice text);

#endif
