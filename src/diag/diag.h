#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

/* One finding.  It says what (kind, message), where (a span of one source),
 * what else belongs to it (related places), and what would be right (help,
 * fix).  All texts are in the arena of the bag that holds it.
 *
 * Messages: lower case, no full stop, the fault first and then what was
 * expected; the user's text between backticks.
 */

#include "diag/kind.h"
#include "diag/location.h"
#include "source/source.h"

struct related {
    const struct source *source; /* NULL: that of the finding itself */
    struct span where;
    struct slice text;
    struct related *next;
};

struct edit {
    struct span where; /* what is replaced; empty: inserted before */
    struct slice text;
};

struct fix {
    struct slice title; /* imperative: "replace `webook` with `WEBHOOK`" */
    struct edit *edit;  /* sorted, not overlapping */
    uint32_t count;     /* 0: there is no fix */
    bool safe;          /* may be applied without a look */
};

/* Who took a finding out of the report: a remark in the document, or a file
 * beside it (configuration, baseline).  SARIF has the same two.
 */
enum suppression {
    SUPPRESSION_NONE,
    SUPPRESSION_IN_SOURCE,
    SUPPRESSION_EXTERNAL,
};

struct diag {
    const struct kind *kind;
    enum level level; /* of this finding; the kind's own by default */
    struct span where;
    struct slice text;
    struct slice help; /* what to do about it; may be empty */
    struct related *related;
    struct fix fix;
    uint64_t fingerprint; /* of fingerprints_make(); 0 before */
    enum suppression suppression;
    struct slice reason;             /* of the suppression; may be empty */
    const struct location *location; /* in a schema, on request; or NULL */
};

#endif
