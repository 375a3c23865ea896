#ifndef APP_SCHEMAS_SCHEMA_FILES_H
#define APP_SCHEMAS_SCHEMA_FILES_H

/* A JSON Schema that a user keeps in files: the one that was named, and those
 * that its references name, which are found by the index or beside it.
 * They are regular files in the work tree of the file that refers to them.
 * Nothing else is read, and nothing is fetched: a reference that leads
 * elsewhere is a finding in its file.
 */

#include "app/schemas/schema_index.h"
#include "schema/compile/load.h"

struct schema_file {
    struct slice path; /* absolute */
    struct slice root; /* what its references must lie in */
    struct source source;
    struct tree tree;
    struct bag bag; /* finished */
};

/* What references find a file by; one file may have several names. */
struct schema_name {
    struct slice uri;
    struct schema_file *file;
};

struct schema_files {
    VEC(struct schema_file *) list; /* the first is the one that was named */
    VEC(struct schema_name) name;
    const struct schema *schema; /* all of them, compiled */
    uint32_t root;               /* unit of the first */
};

/* Compiles `source`, whose name is its path; `index` may be NULL.  Never
 * fails: what is wrong is in the bags, and what could not be compiled demands
 * nothing.
 */
struct schema_files schema_files_load(struct arena *arena, struct source source,
                                      const struct schema_index *index,
                                      struct schema_options options);

/* The file that `reference`, without a fragment, names as seen from the file
 * `from`, whatever the `$id` of that one is: NUL-terminated, in `arena`; empty
 * when it cannot be a relative path.
 */
struct slice schema_files_beside(struct arena *arena, struct slice from,
                                 struct slice reference);

#endif
