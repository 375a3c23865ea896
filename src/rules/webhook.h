#ifndef RULES_WEBHOOK_H
#define RULES_WEBHOOK_H

/* What the rules about WEBHOOK share. */

#include "rules/rule.h"

/* Whether `url` leads to the API of Port itself, in any region. */
bool webhook_is_port_api(struct slice url);

/* Whether the method says, or may say by a template, that it is synchronized.
 */
bool
webhook_is_synchronized(const struct look *look, const struct node *method);

#endif
