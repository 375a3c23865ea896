#ifndef REPORT_TEXT_PATCH_H
#define REPORT_TEXT_PATCH_H

/* What changes between two texts, as a unified diff that `git apply` and
 * `patch -p1` take: three lines of context, names behind `a/` and `b/`, and
 * the lines as they are, byte by byte.  Lines end at LF, as they have it.
 */

#include "report/reporter.h"

/* Writes the changes of the file called `name` from `before` to `after`;
 * nothing when there is none.  What it needs meanwhile is in the arena of
 * `out`.
 *
 * A patch is printed into logs, too.  Where its lines would have a credential,
 * or something that a terminal or a CI system obeys, they are shown without,
 * and the hunks have no line numbers, so that no program takes the patch for
 * one to apply; false then.
 */
bool patch_write(struct buf *out, const struct report_style *style,
                 struct slice name, struct slice before, struct slice after);

#endif
