#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

/* A named text with a table of its lines.  The table is made on demand:
 * a file without findings never pays for it.  A line ends at LF, CRLF or a
 * lone CR, as the Language Server Protocol counts them.
 */

#include "base/core/arena.h"
#include "source/span.h"

struct source {
    struct slice name;    /* as the user wrote the path */
    struct slice text;    /* NUL after it, not counted */
    const uint32_t *line; /* offset of each line's first byte, or NULL */
    uint32_t lines;
};

/* A source over borrowed text, which must have a NUL after it: readers go by
 * it, and what arena_copy() and file_read() give has one.
 */
struct source source_make(struct slice name, struct slice text);

/* Makes the line table, unless it is there. */
void source_index(struct arena *arena, struct source *source);

/* 0-based number of the line that holds `offset` (needs the table). */
uint32_t source_line_at(const struct source *source, uint32_t offset);

/* Line `line` without its end (needs the table). */
struct slice source_line(const struct source *source, uint32_t line);

#endif
