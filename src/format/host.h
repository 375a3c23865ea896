#ifndef FORMAT_HOST_H
#define FORMAT_HOST_H

/* Names of hosts, plain and internationalized. */

#include "base/core/slice.h"

/* What is asked of a name beyond its being one. */
struct host_rules {
    bool alabels; /* `xn--` labels must stand for what IDNA allows */
    bool unicode; /* labels may be U-labels */
    bool stops;   /* so may be the dots between them */
    bool nfc;     /* U-labels must be in normalization form C */
};

/* Whether `text` is a name by `rules`: its labels are not empty, and fit. */
bool host_is_name(struct slice text, struct host_rules rules);

#endif
