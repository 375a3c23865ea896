#ifndef REPORT_JSON_LINE_HASH_H
#define REPORT_JSON_LINE_HASH_H

/* GitHub's code scanning knows a result again by a hash of the text from the
 * line on which it begins: `primaryLocationLineHash`.  The action that uploads
 * a report computes it when it is not there; here it is there for those who
 * upload in another way, and it must be the same.
 *
 * It is a polynomial of the next 100 UTF-16 units, without spaces and tabs and
 * with every line end as LF, modulo 2^64.  Behind the text comes one unit
 * 0xFFFF, then zeros.
 */

#include "report/reporter.h"

struct line_hash {
    uint64_t hash;
    uint32_t count; /* of the lines so far that have this hash; 0: no hash */
};

/* One for each line of `source`, whose line table must be there; in `arena`.
 * A line whose text meets one of `hidden` (NULL: none) has no hash: it would
 * tell something about what is hidden.
 */
struct line_hash *
line_hash_make(struct arena *arena, const struct source *source,
               const struct report_spans *hidden);

#endif
