#ifndef RULES_SENDING_H
#define RULES_SENDING_H

/* What an action sends to a GitHub workflow that is at hand: what the rules
 * about its inputs share.
 */

#include "rules/elsewhere.h"

struct sent {
    struct slice name;
    const struct node *key;   /* where it is written: a key of workflowInputs,
                               * of the user inputs (v1), or the spread's */
    const struct node *value; /* NULL: known at run time only */
};

struct sending {
    struct dispatch dispatch;
    const struct workflow *workflow;
    VEC(struct sent) list; /* in order */
    bool whole;            /* nothing else is sent */
};

/* False when `action` dispatches no workflow, or one that is not at hand or
 * cannot be dispatched anyway.
 */
bool sending_find(const struct look *look, const struct action *action,
                  struct sending *sending);

/* The input `name` that is sent, or NULL. */
const struct sent *
sending_input(const struct sending *sending, struct slice name);

#endif
