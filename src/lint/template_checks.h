#ifndef LINT_TEMPLATE_CHECKS_H
#define LINT_TEMPLATE_CHECKS_H

/* What can be wrong with the braces around an expression, once they pair up:
 * the rest of the template- family.
 */

#include "rules/rule.h"

/* `{{ spreadValue() }}` over a value that can be seen to be no object. */
void template_check_spread_value(struct rule_context *context,
                                 const struct expression_slot *slot);

/* A key that nearly is `{{ spreadValue() }}`; false when it is not. */
bool template_check_spread_misspelt(struct rule_context *context,
                                    const struct expression_slot *slot,
                                    struct slice text);

/* `spreadValue()` where it has no meaning, in `expr` of the slot's `text`;
 * false when it is not there.
 */
bool template_check_spread_place(struct rule_context *context,
                                 const struct expression_slot *slot,
                                 struct slice text,
                                 const struct template_expr *expr);

/* `{{{ path }}}`, of which jq gets the third brace; false when it is not. */
bool template_check_third(struct rule_context *context,
                          const struct expression_slot *slot, struct slice text,
                          struct span expression);

/* `<< path >>`: Port sends it as text. */
void
template_check_angle(struct rule_context *context,
                     const struct expression_slot *slot, size_t at, size_t end);

/* A path without braces, or with a single pair, in a text without any. */
void
template_check_missing(struct rule_context *context,
                       const struct expression_slot *slot, struct slice text);

/* Braces where Port reads bare jq; false when there are none. */
bool
template_check_in_jq(struct rule_context *context,
                     const struct expression_slot *slot, struct slice text);

/* A key template that gives something which is no string. */
void template_check_key_type(struct rule_context *context,
                             const struct expression *expression);

/* The value of a `{{ spreadValue() }}` that is a template and never gives an
 * object.
 */
void template_check_spread_type(struct rule_context *context,
                                const struct expression *expression);

#endif
