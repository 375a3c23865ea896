#ifndef LINT_EXPRESSIONS_H
#define LINT_EXPRESSIONS_H

/* From the slots of an action to its expressions: scans the templates, reads
 * the jq in them, infers its types, and reports what is wrong with the
 * delimiters or the syntax at the place in the source.
 */

#include "rules/rule.h"

struct thread_cache;

struct expression_options {
    enum jq_dialect dialect;
    struct thread_cache *cache;
};

/* The expressions of `look->action`; findings of the template- and jq-
 * families go to `look->bag`.  `*whole` becomes false when some template
 * could not be read.
 */
struct expressions
expressions_find(struct rule_context *context,
                 struct expression_options options, bool *whole);

#endif
