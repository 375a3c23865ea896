#ifndef RULES_INPUTS_DEFAULTS_H
#define RULES_INPUTS_DEFAULTS_H

/* The defaults of an action's inputs, for rules that hold them against what
 * the inputs say.
 */

#include "rules/rule.h"

/* Shows `check` each default beside the input that has it, and each element of
 * one that is an array beside the input's `items`.
 */
void defaults_each(struct rule_context *context, const struct action *action,
                   void (*check)(struct rule_context *context,
                                 const struct node *value,
                                 const struct node *schema));

#endif
