#ifndef DIAG_LOCATION_H
#define DIAG_LOCATION_H

/* Where a finding belongs in terms of JSON Schema: what an "output unit" of
 * the standard says (2020-12, core, section 12.3).
 */

#include "base/core/arena.h"

struct location {
    struct slice keyword;  /* JSON Pointer, through the references taken */
    struct slice absolute; /* URI of the same keyword; may be empty */
    struct slice instance; /* JSON Pointer of the value */
};

/* A copy in `arena`, texts included. */
const struct location *
location_copy(struct arena *arena, const struct location *location);

#endif
