#ifndef DIAG_VERDICT_H
#define DIAG_VERDICT_H

/* What became of one value under one keyword or subschema, and of what is
 * below: the "output units" of JSON Schema (2020-12, core, section 12).  A
 * finding says what to mend in a file; a verdict says how a schema judged,
 * and what it had to tell about values that are valid.
 *
 * All of it is in one arena and is not changed once it is made.
 */

#include "base/slice.h"

struct verdict {
    struct slice keyword;    /* JSON Pointer, through the references taken */
    struct slice absolute;   /* URI of the keyword; empty when `keyword` says
                                enough */
    struct slice instance;   /* JSON Pointer of the value */
    struct slice error;      /* what is wrong; may be empty */
    struct slice annotation; /* JSON; empty: none */
    bool valid;
    bool aside; /* has no bearing on what is above it, like a failed `if` */
    struct verdict *first; /* below it */
    struct verdict *next;  /* beside it */
};

/* How much of it is wanted.  ORDER verdict_depth: each holds the one before. */
enum verdict_depth {
    VERDICT_NONE,
    VERDICT_FLAG,  /* valid or not */
    VERDICT_CAUSE, /* what made it invalid, or the annotations */
    VERDICT_ALL,   /* everything that was looked at */
};

#endif
