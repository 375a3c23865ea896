#ifndef APP_SCHEMAS_SCHEMA_STORE_H
#define APP_SCHEMAS_SCHEMA_STORE_H

/* The schemas of a run, each read and compiled once: those that --schema
 * names, and those that documents name by `$schema`.  Threads share it.
 */

#include "app/schemas/schema_files.h"
#include "base/threads/lock.h"
#include "lint/lint.h"

/* A schema, ready for use; does not change any more. */
struct schema_entry {
    const struct schema *schema;
    uint32_t root;
    VEC(const struct lint_result *) fault; /* of its files */
};

struct schema_store {
    const struct schema_index *index;
    struct schema_options options;
    struct arena arena; /* used by who holds the lock */
    struct lock *lock;
    struct map known; /* path, URI or name → 1 + index */
    VEC(struct schema_entry *) entry;
    VEC(struct slice) file; /* absolute paths of what was read */
};

void schema_store_open(struct schema_store *store, struct arena *arena,
                       const struct schema_index *index,
                       struct schema_options options);
void schema_store_close(struct schema_store *store);

/* The schema that `source` holds. */
const struct schema_entry *
schema_store_read(struct schema_store *store, struct source source);

/* The schema in the file at `path`, which the command line names; NULL, and
 * `*why`, when it cannot be read.
 */
const struct schema_entry *
schema_store_file(struct schema_store *store, struct slice path,
                  const char **why);

/* The schema that a URI or the name of a bundled schema means, without a
 * look at the file system except as the index says; or NULL.
 */
const struct schema_entry *
schema_store_find(struct schema_store *store, struct slice name);

/* The schema that `$schema` means in the document at `path`: as a URI, as a
 * path from there, or as the name of a bundled schema; or NULL.
 */
const struct schema_entry *
schema_store_named(struct schema_store *store, struct slice path,
                   struct slice reference);

#endif
