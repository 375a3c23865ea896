#ifndef SOURCE_PLACE_H
#define SOURCE_PLACE_H

/* Where a span is, as people and protocols count.  All numbers are 0-based;
 * reporters add one where their format wants it.
 */

#include "source/source.h"

enum place_unit {
    PLACE_POINTS, /* Unicode code points: every human format */
    PLACE_UTF16,  /* UTF-16 code units: LSP, SARIF's default */
    PLACE_CELLS,  /* terminal cells: carets */
    PLACE_BYTES,  /* bytes: reviewdog */
};

struct place {
    uint32_t line, col;
};

/* Where the columns of `line` count from: its first byte, behind a byte order
 * mark, which is no column.
 */
uint32_t place_line_start(const struct source *source, uint32_t line);

/* `offset`, or the byte before it when that would be amid a CRLF: no range
 * begins or ends there.
 */
uint32_t place_clamp(const struct source *source, uint32_t offset);

/* Place of byte `offset` of `source`, whose line table must be there. */
struct place
place_of(const struct source *source, uint32_t offset, enum place_unit unit);

#endif
