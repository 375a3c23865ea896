#ifndef LINT_BRACES_H
#define LINT_BRACES_H

/* What can be wrong with the braces around an expression, once they pair up:
 * the rest of the template- family.
 */

#include "rules/rule.h"

/* `{{ spreadValue() }}` over a value that can be seen to be no object. */
void braces_spread_value(struct look *look, const struct slot *slot);

/* A key that nearly is `{{ spreadValue() }}`; false when it is not. */
bool braces_spread_misspelt(struct look *look, const struct slot *slot,
                            struct slice text);

/* `spreadValue()` where it has no meaning, in `expr` of the slot's `text`;
 * false when it is not there.
 */
bool braces_spread_place(struct look *look, const struct slot *slot,
                         struct slice text, const struct template_expr *expr);

/* `{{{ path }}}`, of which jq gets the third brace; false when it is not. */
bool braces_third(struct look *look, const struct slot *slot, struct slice text,
                  struct span expression);

/* `<< path >>`: Port sends it as text. */
void
braces_angle(struct look *look, const struct slot *slot, size_t at, size_t end);

/* A path without braces, or with a single pair, in a text without any. */
void
braces_missing(struct look *look, const struct slot *slot, struct slice text);

/* Braces where Port reads bare jq; false when there are none. */
bool
braces_in_jq(struct look *look, const struct slot *slot, struct slice text);

/* A key template that gives something which is no string. */
void braces_key_type(struct look *look, const struct site *site);

/* The value of a `{{ spreadValue() }}` that is a template and never gives an
 * object.
 */
void braces_spread_type(struct look *look, const struct site *site);

#endif
