#ifndef RULES_DEED_H
#define RULES_DEED_H

/* What the rules about types share: an operation and the value it got, in
 * words.
 */

#include "rules/rule.h"

/* What an operation got and what it takes: "`split` takes a string, but
 * `replicas` is a number".
 */
struct slice deed_phrase(const struct look *look, const struct site *site,
                         const struct deed *deed);

/* Where in the expression it happens: the operator, the brackets, the name. */
struct span deed_span(const struct look *look, const struct site *site,
                      const struct deed *deed);

/* Adds where the input that `origin` means is declared. */
void
deed_relate(const struct look *look, struct diag *diag, struct origin origin);

/* The path that read the member of `origin`, as it was written; else
 * `.note`; empty for none.
 */
struct slice deed_path(const struct look *look, const struct site *site,
                       struct origin origin);

/* Whether a null of this member surely makes something fail. */
bool deed_of_null(struct look *look, const struct site *site,
                  const struct shape *shape, struct slice name);

/* A finding about a null that makes something fail is an error. */
void deed_raise(struct look *look, const struct site *site,
                const struct fact *fact, struct diag *diag);

/* Whether another finding tells why: a member that cannot be there was read
 * to get what the operation got.
 */
bool deed_explained(struct look *look, const struct site *site,
                    const struct deed *deed);

#endif
