#ifndef SCHEMA_COMPILE_READ_KEYWORDS_H
#define SCHEMA_COMPILE_READ_KEYWORDS_H

/* One subschema, read: which keywords it has, each with a value of the right
 * shape.  Private to the loader.
 */

#include "schema/compile/build.h"

struct keyword_reader {
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
struct keyword_reader
read_keywords_make(struct build *build, struct build_place place,
                   uint32_t unit);

/* Text of the value of a keyword that is there and a string. */
struct slice
read_keywords_text(const struct keyword_reader *collect, enum keyword keyword);

/* Value of a COUNT keyword, `otherwise` when it is not there. */
uint32_t read_keywords_count(const struct keyword_reader *collect,
                             enum keyword keyword, uint32_t otherwise);

#endif
