#ifndef APP_SCHEMAS_SCHEMA_INDEX_H
#define APP_SCHEMAS_SCHEMA_INDEX_H

/* Which local files the URIs of schemas mean: what --map says, what the files
 * below --schema-dir call themselves, and `file:` URIs.  Nothing is ever
 * fetched.  Does not change once it is open, so that threads may share it.
 */

#include "app/options.h"
#include "base/containers/map.h"
#include "lint/lint.h"

/* Where a schema is. */
struct schema_place {
    struct slice path; /* NUL-terminated */

    /* What it must lie in: see worktree_read().  Empty: who asks must know. */
    struct slice root;
};

/* --map URI=PATH; with `folder` the URI is a prefix. */
struct schema_mapping {
    struct slice uri, path;
    bool folder;
};

struct schema_index {
    struct arena *arena;
    VEC(struct schema_mapping) mapping;
    struct map id; /* absolute `$id` → index in `place` */
    VEC(struct schema_place) place;
    /* Files that call themselves what another one is called already. */
    VEC(const struct lint_result *) twin;
    /* All files below --schema-dir that are schemas by the look of them. */
    VEC(struct slice) schema;
};

/* Reads what `options` say.  On failure `*problem` says what is wrong. */
bool schema_index_open(struct schema_index *index, struct arena *arena,
                       const struct options *options, struct slice *problem);

/* The file that `uri`, which has no fragment, means; in `arena`; with an empty
 * path when there is none.  --map goes before --schema-dir; of
 * several mappings the longest URI wins, of equal ones the last.
 */
struct schema_place schema_index_find(const struct schema_index *index,
                                      struct arena *arena, struct slice uri);

/* What the file at `path` is called as the base of relative references. */
struct slice schema_index_uri(struct arena *arena, struct slice path);

#endif
