#ifndef RULES_INPUTS_INPUT_NAMES_H
#define RULES_INPUTS_INPUT_NAMES_H

/* Lists of input names (required, order, dependsOn, steps): which of them
 * name nothing.
 */

#include "rules/rule.h"

/* How many inputs the array `list` names, if it has nothing but names of inputs
 * and they are in the order of these, as they nearly always do; else 0, and
 * when it leaves out many of them on the way.
 */
uint32_t
input_names_follow(const struct rule_context *context, const struct node *list);

/* Adds a finding for each string of `list` that is no input (and, where
 * `titles` is given, no title either).  `list` may be NULL or no array.
 */
void input_names_check(struct rule_context *context, const struct node *list,
                       const struct node *titles, const char *what);

/* The titles between inputs, as far as they can be told: those of a member
 * that only has the wrong name, too.  NULL: there are none.
 */
const struct node *input_names_titles(const struct rule_context *context);

#endif
