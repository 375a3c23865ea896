#ifndef REPORT_PATCH_H
#define REPORT_PATCH_H

/* What changes between two texts, as a unified diff that `git apply` and
 * `patch -p1` take: three lines of context, names behind `a/` and `b/`, and
 * the lines as they are, byte by byte.  Lines end at LF, as they have it.
 */

#include "report/reporter.h"

/* Writes the changes of the file called `name` from `before` to `after`;
 * nothing when there is none.  What it needs meanwhile is in the arena of
 * `out`.
 */
void patch_write(struct buf *out, const struct report_style *style,
                 struct slice name, struct slice before, struct slice after);

#endif
