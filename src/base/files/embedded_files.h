#ifndef BASE_FILES_EMBEDDED_FILES_H
#define BASE_FILES_EMBEDDED_FILES_H

/* Texts that were put into the program when it was built: rule pages and
 * schemas.  tools/generate/embed.c writes the tables.
 */

#include "base/core/slice.h"

struct embedded_file {
    struct slice name, text;
};

struct embedded_files {
    const struct embedded_file *item; /* sorted by name */
    uint32_t count;
};

/* The text called `name`; its `at` is NULL when there is none. */
struct slice
embedded_files_find(const struct embedded_files *files, struct slice name);

#endif
