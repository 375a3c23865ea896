#ifndef RULES_TYPE_ISSUE_H
#define RULES_TYPE_ISSUE_H

/* What the rules about types share: an operation and the value it got, in
 * words.
 */

#include "rules/rule.h"

/* What an operation got and what it takes: "`split` takes a string, but
 * `replicas` is a number".
 */
struct slice type_issue_phrase(const struct rule_context *context,
                               const struct expression *expression,
                               const struct type_issue *issue);

/* Where in the expression it happens: the operator, the brackets, the name. */
struct span type_issue_span(const struct rule_context *context,
                            const struct expression *expression,
                            const struct type_issue *issue);

/* Adds where the input that `origin` means is declared. */
void type_issue_relate(const struct rule_context *context, struct diag *diag,
                       struct origin origin);

/* The path that read the member of `origin`, as it was written; else
 * `.note`; empty for none.
 */
struct slice
type_issue_path(const struct rule_context *context,
                const struct expression *expression, struct origin origin);

/* Whether a null of this member surely makes something fail. */
bool type_issue_of_null(struct rule_context *context,
                        const struct expression *expression,
                        const struct object_type *object, struct slice name);

/* A finding about a null that makes something fail is an error. */
void type_issue_raise(struct rule_context *context,
                      const struct expression *expression,
                      const struct fact *fact, struct diag *diag);

/* Whether another finding tells why: a member that cannot be there was read
 * to get what the operation got.
 */
bool type_issue_explained(struct rule_context *context,
                          const struct expression *expression,
                          const struct type_issue *issue);

#endif
