#ifndef RULES_CATALOG_WORKFLOW_INPUTS_H
#define RULES_CATALOG_WORKFLOW_INPUTS_H

/* What an action sends to a known GitHub workflow: what the rules
 * about its inputs share.
 */

#include "rules/cross_file.h"

struct workflow_sent {
    struct slice name;
    const struct node *key;   /* where it is written: a key of workflowInputs,
                               * of the user inputs (v1), or the spread's */
    const struct node *value; /* NULL: known at run time only */
};

struct workflow_inputs {
    struct dispatch dispatch;
    const struct workflow *workflow;
    VEC(struct workflow_sent) list; /* in order */
    bool whole;                     /* nothing else is sent */
};

/* False when `action` dispatches no workflow, or one that is not known or
 * cannot be dispatched anyway.
 */
bool workflow_inputs_find(const struct rule_context *context,
                          const struct action *action,
                          struct workflow_inputs *inputs);

/* The input `name` that is sent, or NULL. */
const struct workflow_sent *
workflow_inputs_get(const struct workflow_inputs *inputs, struct slice name);

#endif
