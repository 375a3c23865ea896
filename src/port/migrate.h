#ifndef PORT_MIGRATE_H
#define PORT_MIGRATE_H

/* From the first generation of actions (v1) to today's: the trigger becomes
 * an object that holds the form, and the message that Port put together by
 * itself is written out in the invocation method.  All of it as edits of the
 * source: order, indentation and comments stay as they are.
 */

#include "diag/bag.h"
#include "port/document_kind.h"

/* Where something is left to do that the old action does not tell. */
extern const struct kind migrate_remark;

/* Whether there is anything of the first generation in `part`. */
bool migrate_wanted(const struct tree *tree, const struct document_part *part);

/* Makes the migration of `part` the fix of `diag`, a finding of `bag`.
 * What is left to do is added to `remarks` as findings, unless that is NULL.
 * An action with syntax errors gets no fix.
 */
void migrate_fix(struct bag *bag, struct diag *diag, const struct tree *tree,
                 const struct document_part *part, struct bag *remarks);

#endif
