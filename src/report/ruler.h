#ifndef REPORT_RULER_H
#define REPORT_RULER_H

/* Places of many spans in one source.  place_of() counts from the start of
 * the line, which is dear when a file is one line of a megabyte and has a
 * thousand findings; a ruler keeps marks along such a text.
 */

#include "diag/diag.h"
#include "source/place.h"

struct ruler_mark {
    uint32_t offset;
    uint32_t points, utf16; /* in the text before `offset` */
};

struct ruler {
    struct arena *arena;
    const struct source *source; /* with its line table */
    struct ruler_mark *mark;     /* made when a long line is met */
    uint32_t marks;
    const struct source *along;  /* what ruler_along() was asked for */
    struct ruler *others, *next; /* those that it has made of this one */
};

struct ruler_range {
    struct place start, end; /* `end` is behind the last character */
};

/* A ruler along `source`; its marks will be in `arena`. */
struct ruler ruler_new(struct arena *arena, const struct source *source);

/* The ruler along `source`: `ruler` itself when that is NULL or its own, else
 * another in the same arena, the same one each time.  Makes the line table
 * where there is none.
 */
struct ruler *ruler_along(struct ruler *ruler, const struct source *source);

/* As place_of(), for points, UTF-16 units and bytes. */
struct place
ruler_place(struct ruler *ruler, uint32_t offset, enum place_unit unit);

struct ruler_range
ruler_range(struct ruler *ruler, struct span span, enum place_unit unit);

#endif
