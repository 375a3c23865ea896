#ifndef PORT_WORKFLOW_H
#define PORT_WORKFLOW_H

/* A typed view of a GitHub workflow: how it can be dispatched and with what.
 * It borrows from the tree.  What GitHub would not read either is not judged:
 * `known` is false then.
 */

#include "tree/node.h"

enum workflow_type {
    WORKFLOW_STRING, /* no type at all, too */
    WORKFLOW_BOOLEAN,
    WORKFLOW_NUMBER,
    WORKFLOW_CHOICE,
    WORKFLOW_OTHER, /* `environment`, and what we do not know */
};

struct workflow {
    struct slice name; /* of the file, in .github/workflows */
    const struct source *source;
    const struct tree *tree;
    bool known; /* it was read, and has an `on` that says something */
    const struct node *on;       /* its key */
    const struct node *dispatch; /* the key or string `workflow_dispatch` */
    const struct node *inputs;   /* object, or NULL: it takes none */
};

/* The view of the workflow in `tree`, which may be empty. */
struct workflow workflow_view(const struct tree *tree, struct slice name);

/* The key of input `name`, whose case GitHub does not mind; or NULL. */
const struct node *
workflow_input(const struct workflow *workflow, struct slice name);

/* Whether it must be sent: it is required and has no default. */
bool
workflow_requires(const struct workflow *workflow, const struct node *input);

enum workflow_type
workflow_type(const struct workflow *workflow, const struct node *input);

/* The array `options` of a choice, or NULL. */
const struct node *
workflow_options(const struct workflow *workflow, const struct node *input);

#endif
