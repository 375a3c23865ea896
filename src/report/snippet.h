#ifndef REPORT_SNIPPET_H
#define REPORT_SNIPPET_H

/* A line of source with a span of it underlined:
 *
 *     12 |     "worflow": "deploy.yml",
 *        |     ^~~~~~~~~
 *
 * Columns are terminal cells: a tab is shown as four spaces, a wide character
 * takes two cells, and what a terminal might act on is shown as an escape.
 * Of a long line only what is around the span is shown.
 */

#include "report/paint.h"

/* Writes the first line of `span`, underlined in `paint`; a span that goes
 * on to further lines is underlined to the end of the first.
 */
void
snippet_write(struct buf *out, const struct report_style *style,
              const struct source *source, struct span span, enum paint paint);

#endif
