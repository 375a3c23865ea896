#ifndef PORT_DISPATCH_H
#define PORT_DISPATCH_H

/* The GitHub workflow that an action dispatches: GITHUB methods and the
 * `dispatch_workflow` of an INTEGRATION_ACTION say it in the same words, one
 * level apart.
 */

#include "port/action.h"

struct dispatch {
    const struct tree *tree;
    const struct node *holder;   /* the object that has the fields */
    const struct node *org;      /* strings, or NULL */
    const struct node *repo;     /* … */
    const struct node *workflow; /* … */
    const struct node *inputs;   /* the key `workflowInputs`, or NULL */
};

/* False when `action` dispatches no workflow. */
bool dispatch_view(const struct action *action, struct dispatch *dispatch);

/* Whether `text` is a name: no template, nothing that somebody is yet to fill
 * in (`<GITHUB_ORG>`, `YOUR-REPO`, `${repo}`).
 */
bool dispatch_is_name(struct slice text);

/* The workflow's file name; empty when it is named in another way, or not. */
struct slice dispatch_file(const struct dispatch *dispatch);

#endif
