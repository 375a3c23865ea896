#ifndef SCHEMA_IR_KEYWORD_H
#define SCHEMA_IR_KEYWORD_H

/* The keywords of JSON Schema: in which drafts each one means something, and
 * what its value must look like.
 */

#include "base/core/slice.h"
#include "schema/ir/dialect.h"

enum keyword {
#define KEYWORD(id, text, first, last, vocabulary, form) K_##id,
#include "schema/ir/keywords.def"
#undef KEYWORD
    K_count_
};

/* Of 2020-12; up to draft 7 all keywords are spoken.  `core` has those that
 * no metaschema can do without.
 */
enum vocabulary {
    VOCABULARY_core,
    VOCABULARY_applicator,
    VOCABULARY_unevaluated,
    VOCABULARY_validation,
    VOCABULARY_note, /* meta-data */
    VOCABULARY_format,
    VOCABULARY_content,
    VOCABULARY_count_
};

enum keyword_form {
    KEYWORD_ANY,
    KEYWORD_STRING,
    KEYWORD_BOOL,
    KEYWORD_NUMBER,
    KEYWORD_COUNT,    /* whole, not negative */
    KEYWORD_BOUND,    /* number; boolean up to draft 4 */
    KEYWORD_ARRAY,    /* of anything */
    KEYWORD_REQUIRED, /* array of strings; boolean in draft 3 */
    KEYWORD_TYPE,     /* type name or array of them */
    KEYWORD_NEEDS,    /* object of arrays of strings */
    KEYWORD_DEPENDS,  /* object of schemas or arrays of strings */
    KEYWORD_SCHEMA,
    KEYWORD_SCHEMAS, /* array of schemas */
    KEYWORD_ITEMS,   /* a schema or an array of schemas */
    KEYWORD_MAP,     /* object of schemas */
};

/* The keyword called `text` in `dialect`, or K_count_. */
enum keyword keyword_find(struct slice text, enum schema_dialect dialect);

/* The keyword called `text` in any draft, or K_count_; the first and the last
 * draft in which it means something.
 */
enum keyword keyword_known(struct slice text);
enum schema_dialect keyword_first(enum keyword keyword);
enum schema_dialect keyword_last(enum keyword keyword);

struct slice keyword_text(enum keyword keyword);
enum keyword_form keyword_form(enum keyword keyword);
enum vocabulary keyword_vocabulary(enum keyword keyword);

/* The keyword of `dialect` that `text` is a slip of the pen for, or an empty
 * slice: at most one edit in a short word, two in a longer one.
 */
struct slice keyword_suggest(struct slice text, enum schema_dialect dialect);

#endif
