#ifndef SCHEMA_COLLECT_H
#define SCHEMA_COLLECT_H

/* One subschema, read: which keywords it has, each with a value of the right
 * shape.  Private to the loader.
 */

#include "schema/build.h"

struct collect {
    struct build *build;
    const struct tree *tree;
    const struct node *node; /* the subschema, an object */
    uint32_t doc, unit;
    enum schema_dialect dialect;
    bool asserts;                      /* formats are assertions */
    const struct node *have[K_count_]; /* values; NULL: not there */
};

/* Reads the subschema at `place`, whose unit is `unit`; faults are reported
 * and the faulty keyword is left out.
 */
struct collect
collect_make(struct build *build, struct build_place place, uint32_t unit);

/* Text of the value of a keyword that is there and a string. */
struct slice collect_text(const struct collect *collect, enum keyword keyword);

/* Value of a COUNT keyword, `otherwise` when it is not there. */
uint32_t collect_count(const struct collect *collect, enum keyword keyword,
                       uint32_t otherwise);

#endif
