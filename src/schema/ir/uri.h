#ifndef SCHEMA_IR_URI_H
#define SCHEMA_IR_URI_H

/* As much of RFC 3986 as references between schemas need: resolving one
 * against a base, and taking a fragment apart.  A base may itself be
 * relative, such as a file name.
 */

#include "base/text/buf.h"

/* `reference` resolved against `base` (section 5.2), in `arena` unless one of
 * the two is the answer.
 */
struct slice
uri_resolve(struct arena *arena, struct slice base, struct slice reference);

/* Whether `uri` starts with a scheme (section 4.3). */
bool uri_is_absolute(struct slice uri);

/* `uri` without its fragment; the fragment (without `#`) goes to `*fragment`,
 * empty when there is none.
 */
struct slice uri_split(struct slice uri, struct slice *fragment);

/* Writes `text` as a fragment: what may not be in one becomes %XX (section
 * 3.5).
 */
void uri_encode(struct buf *out, struct slice text);

/* `text` with %XX decoded, in `arena` if there are any. */
struct slice uri_decode(struct arena *arena, struct slice text);

#endif
