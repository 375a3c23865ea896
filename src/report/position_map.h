#ifndef REPORT_POSITION_MAP_H
#define REPORT_POSITION_MAP_H

/* Places of many spans in one source.  place_of() counts from the start of
 * the line, which is expensive when a file is one line of a megabyte and has a
 * thousand findings; a ruler keeps marks along such a text.
 */

#include "diag/diag.h"
#include "source/place.h"

struct position_mark {
    uint32_t offset;
    uint32_t points, utf16; /* in the text before `offset` */
};

struct position_map {
    struct arena *arena;
    const struct source *source; /* with its line table */
    struct position_mark *mark;  /* made when a long line is met */
    uint32_t marks;
    const struct source *along; /* what position_map_along() was asked for */
    struct position_map *others, *next; /* those that it has made of this one */
};

struct position_range {
    struct place start, end; /* `end` is after the last character */
};

/* A ruler along `source`; its marks will be in `arena`. */
struct position_map
position_map_new(struct arena *arena, const struct source *source);

/* The ruler along `source`: `ruler` itself when that is NULL or its own, else
 * another in the same arena, the same one each time.  Makes the line table
 * where there is none.
 */
struct position_map *
position_map_along(struct position_map *map, const struct source *source);

/* As place_of(), for points, UTF-16 units and bytes. */
struct place position_map_place(struct position_map *map, uint32_t offset,
                                enum place_unit unit);

struct position_range
position_map_range(struct position_map *map, struct span span,
                   enum place_unit unit);

#endif
