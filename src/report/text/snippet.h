#ifndef REPORT_TEXT_SNIPPET_H
#define REPORT_TEXT_SNIPPET_H

/* Lines of source with spans of them underlined:
 *
 *     11 |     "workflow": "deploy.yml",
 *        |     ---------- first here
 *     12 |     "workflow": "deploy.yml",
 *        |     ^~~~~~~~~~
 *
 * Columns are terminal cells: a tab is shown as four spaces, a wide character
 * takes two cells, and what a terminal might act on is shown as an escape.
 * Of a line that is too long for the terminal, or for 110 columns when there
 * is none, only what is around the span is shown; of a span over several
 * lines the first and the last.
 */

#include "report/text/color.h"

struct snippet_mark {
    struct span span;
    enum color color;
    struct slice label; /* is beside the underline; may be empty */
};

/* How many marks a snippet takes. */
enum { SNIPPET_MARKS = 5 };

/* Can `other` be shown in a snippet of `span`?  It can when it is beside it:
 * on one of the lines around, in full, without being part of it.
 */
bool
snippet_covers(const struct report_style *style, const struct source *source,
               struct span span, struct span other);

/* Writes the lines of `count` marks, up to SNIPPET_MARKS of them.  The first
 * is what it is about and is underlined `^~~~`; the others, which must be
 * near to that, `----`.
 */
void snippet_write(struct buf *out, const struct report_style *style,
                   const struct source *source, const struct snippet_mark *mark,
                   uint32_t count);

#endif
