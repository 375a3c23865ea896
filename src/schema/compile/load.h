#ifndef SCHEMA_COMPILE_LOAD_H
#define SCHEMA_COMPILE_LOAD_H

/* Trees → compiled schema.  Knows the keywords of the drafts, `$id` and
 * `$ref`, and our own `x-` annotations; nothing is ever fetched.  Serves
 * schemac at build time and `validate --schema` at run time.
 */

#include "diag/bag.h"
#include "schema/ir/dialect.h"
#include "schema/ir/schema.h"

struct schema_doc {
    struct slice name;       /* its URI or file name: base of its `$id` */
    const struct tree *tree; /* may be empty */
    struct bag *bag;         /* faults in this document go here */
    bool lazy;               /* compile only what others refer to */
};

/* Where the subschemas of the first document went. */
struct schema_places {
    const uint32_t *unit;               /* by node: 0, or 1 + its unit */
    const enum schema_dialect *dialect; /* by resource */
};

struct schema_options {
    enum schema_dialect dialect;  /* of documents without `$schema` */
    struct slice base;            /* URI that relative names start from: the
                                     origins of units are kept; or empty */
    struct schema_places *places; /* is filled for schema/advise; or NULL */
};

/* Compiles `docs` into `arena`.  Documents refer to each other by `$id` or by
 * name, relative references included.  Never fails: a faulty keyword is a
 * schema-invalid finding and is then left out.  The result lives as long as
 * `arena` and borrows nothing from the trees, unless origins are kept.
 */
const struct schema *
schema_load(struct arena *arena, const struct schema_doc *docs, uint32_t count,
            struct schema_options options);

#endif
