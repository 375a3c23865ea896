#ifndef REPORT_URI_H
#define REPORT_URI_H

/* Paths as tools want them that show findings in a repository: relative to
 * its root, or as a URI.
 */

#include "report/reporter.h"

/* The directory from which uri_path() counts: the root of the checkout
 * when the run's surroundings tell it, else the working directory.
 */
struct slice uri_root(const struct report_style *style);

/* `path`, which is taken from the working directory, from uri_root():
 * without `.`, and `..` only at its start.  In `arena`.
 */
struct slice uri_path(const struct report_style *style, struct arena *arena,
                      struct slice path);

/* Writes `path` with what RFC 3986 does not allow in a segment as `%XX`; also
 * the colon, so that no relative path looks like a scheme.
 */
void uri_escape(struct buf *out, struct slice path);

/* Writes the `file:` URI (RFC 8089) of `path`, which is taken from the
 * absolute `directory` when it is relative.
 */
void uri_uri(struct buf *out, struct slice directory, struct slice path);

#endif
