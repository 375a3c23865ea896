#ifndef BASE_SHELF_H
#define BASE_SHELF_H

/* Texts that were put into the program when it was built: rule pages and
 * schemas.  tools/embed.c writes the shelves; every place in one is an
 * offset, so that the tables need no relocation at start.
 */

#include "base/slice.h"

/* One text: where its name and its bytes stand in the shelf's bytes. */
struct shelf_item {
    uint32_t name, name_len;
    uint32_t text, text_len;
};

struct shelf {
    const char *bytes;
    const struct shelf_item *item; /* sorted by name */
    uint32_t count;
};

/* The name and the text of item `index`, which must be below the count. */
struct slice shelf_name(const struct shelf *shelf, uint32_t index);
struct slice shelf_text(const struct shelf *shelf, uint32_t index);

/* The text called `name`; its `at` is NULL when there is none. */
struct slice shelf_find(const struct shelf *shelf, struct slice name);

#endif
