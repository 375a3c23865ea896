#ifndef BASE_SHELF_H
#define BASE_SHELF_H

/* Texts that were put into the program when it was built: rule pages and
 * schemas.  tools/embed.c writes the shelves.
 */

#include "base/slice.h"

struct shelf_item {
    struct slice name, text;
};

struct shelf {
    const struct shelf_item *item; /* sorted by name */
    uint32_t count;
};

/* The text called `name`; its `at` is NULL when there is none. */
struct slice shelf_find(const struct shelf *shelf, struct slice name);

#endif
