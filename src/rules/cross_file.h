#ifndef RULES_CROSS_FILE_H
#define RULES_CROSS_FILE_H

/* What the rules about other files share. */

#include "port/catalog.h"
#include "rules/rule.h"

/* Adds the place `where` of `source` to `diag`, unless there is no text of it
 * to be shown.
 */
void cross_file_relate(const struct rule_context *context, struct diag *diag,
                       const struct source *source, struct span where,
                       const char *text);

/* How sure it is that something unknown is a mistake. */
enum cross_file_doubt {
    DOUBT_SILENT,  /* too little is known */
    DOUBT_INFO,    /* many are known, and others of them are named */
    DOUBT_SIMILAR, /* one is known that is spelt nearly the same */
};

/* Weighs `near`, the search for the unknown name among `known` others; `met`:
 * others of them are named in the same run, so they are kept together.
 */
enum cross_file_doubt
cross_file_doubt(const struct suggestion *suggestion, uint32_t known, bool met);

/* Adds the fix that writes `name` where the key or string `node` stands. */
void cross_file_rename(struct rule_context *context, struct diag *diag,
                       const struct node *node, struct slice name);

/* Whether a string is sent as it stands: no template, nothing that is yet to
 * be filled in.
 */
bool cross_file_is_constant(struct slice text);

/* The expression that is the whole of the string `node`, or NULL. */
const struct expression *
cross_file_expression(const struct rule_context *context,
                      const struct node *node);

#endif
