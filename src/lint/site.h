#ifndef LINT_SITE_H
#define LINT_SITE_H

/* From the slots of an action to its expressions: scans the templates, reads
 * the jq in them, infers its types, and reports what is wrong with the
 * delimiters or the syntax at the place in the source.
 */

#include "rules/rule.h"

struct desk;

struct site_options {
    enum jq_dialect dialect;
    struct desk *desk;
};

/* The expressions of `look->action`; findings of the template- and jq-
 * families go to `look->bag`.  `*whole` becomes false when some template
 * could not be read.
 */
struct sites
sites_find(struct look *look, struct site_options options, bool *whole);

#endif
