#ifndef REPORT_REDACT_H
#define REPORT_REDACT_H

/* Credentials are not shown, in no format.  Reporters never get the text of a
 * source as it is, but what redact_file() makes of it: every byte of what looks
 * like a credential, wherever it is and whether or not there is a finding
 * about it, is a `*` there.  So offsets, lines and columns are those of the
 * file.
 *
 * Other texts of a report may quote such a credential, in whole or in part, as
 * it is spelt in the file or as it reads.  Eight bytes of it in a row are
 * enough to be covered with `*`.
 */

#include "report/reporter.h"

/* `file` as reporters may have it; in its scratch.  A fix that would write a
 * credential, or spans one, is left out: it could not be applied.  The line
 * table of the source must be there, unless the bag is empty.
 */
struct report_file redact_file(struct report_file file);

/* Covers credentials in the texts of the findings of `bag`, which are about
 * `source`, for good.  Fixes stay.
 */
void
redact_bag(struct arena *scratch, const struct source *source, struct bag *bag);

/* `text`, a document, with its credentials covered; `text` itself when it has
 * none.
 */
struct slice redact_text(struct arena *arena, struct slice text);

/* `text`, which may quote `document`, without the credentials of that. */
struct slice
redact_quotes(struct arena *arena, struct slice document, struct slice text);

#endif
