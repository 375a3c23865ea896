#ifndef RULES_IDS_H
#define RULES_IDS_H

/* What people write to mean rules: the id of one, or the beginning of ids,
 * which ends in `-` or `*`.
 */

#include "diag/bag.h"

/* Is `text` the beginning of ids? */
bool ids_is_family(struct slice text);

/* Does `text` mean the rule `id`? */
bool ids_match(struct slice text, struct slice id);

/* Whether `text` means any rule; if not, `*problem` says so, in `arena`, and
 * which one may be meant: `near`, if it is not empty.
 */
bool ids_check(struct arena *arena, struct slice text, struct slice suggestion,
               struct slice *problem);

/* The id that is nearest to `text`; empty when none is near.  For a text of a
 * file, `bag` is that of its findings, and pays for the search; NULL: the text
 * is of the command line.
 */
struct slice ids_suggest(struct bag *bag, struct slice text);

#endif
