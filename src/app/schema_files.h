#ifndef APP_SCHEMA_FILES_H
#define APP_SCHEMA_FILES_H

/* A JSON Schema that a user keeps in files: the one that was named, and those
 * beside it that relative `$ref`s name.  Nothing else is read, and nothing is
 * fetched: a reference that leads elsewhere is a finding in its file.
 */

#include "diag/bag.h"
#include "schema/schema.h"

struct schema_file {
    struct slice uri; /* what references find it by */
    struct source source;
    struct tree tree;
    struct bag bag; /* finished */
};

struct schema_files {
    VEC(struct schema_file *) list; /* the first is the one that was named */
    const struct schema *schema;    /* all of them, compiled */
    uint32_t root;                  /* unit of the first */
};

/* Compiles `source`, whose name is its path.  Never fails: what is wrong is in
 * the bags, and what could not be compiled demands nothing.
 */
struct schema_files
schema_files_load(struct arena *arena, struct source source);

#endif
