#ifndef REPORT_LOCATE_H
#define REPORT_LOCATE_H

/* Paths as tools want them that show findings in a repository: relative to
 * its root, or as a URI.
 */

#include "report/reporter.h"

/* The directory from which locate_path() counts: the root of the checkout
 * when the run's surroundings tell it, else the working directory.
 */
struct slice locate_root(const struct report_style *style);

/* `path`, which is taken from the working directory, from locate_root():
 * without `.`, and `..` only at its start.  In `arena`.
 */
struct slice locate_path(const struct report_style *style, struct arena *arena,
                         struct slice path);

/* Writes `path` with what RFC 3986 does not allow in a segment as `%XX`; also
 * the colon, so that no relative path looks like a scheme.
 */
void locate_escape(struct buf *out, struct slice path);

/* Writes the `file:` URI (RFC 8089) of `path`, which is taken from the
 * absolute `directory` when it is relative.
 */
void locate_uri(struct buf *out, struct slice directory, struct slice path);

#endif
