#ifndef RULES_ELSEWHERE_H
#define RULES_ELSEWHERE_H

/* What the rules about other files share. */

#include "port/catalog.h"
#include "rules/rule.h"

/* Adds the place `where` of `source` to `diag`, unless there is no text of it
 * to be shown.
 */
void elsewhere_relate(const struct look *look, struct diag *diag,
                      const struct source *source, struct span where,
                      const char *text);

/* How sure it is that something unknown is a mistake. */
enum doubt {
    DOUBT_SILENT, /* too little is known */
    DOUBT_INFO,   /* many are known, and others of them are named */
    DOUBT_NEAR,   /* one is known that is spelt nearly the same */
};

/* Weighs `near`, the search for the unknown name among `known` others; `met`:
 * others of them are named in the same run, so they are kept together.
 */
enum doubt elsewhere_doubt(const struct near *near, uint32_t known, bool met);

/* Adds the fix that writes `name` where the key or string `node` stands. */
void elsewhere_rename(struct look *look, struct diag *diag,
                      const struct node *node, struct slice name);

/* Whether a string is sent as it stands: no template, nothing that is yet to
 * be filled in.
 */
bool elsewhere_is_constant(struct slice text);

/* The expression that is the whole of the string `node`, or NULL. */
const struct site *
elsewhere_site(const struct look *look, const struct node *node);

#endif
