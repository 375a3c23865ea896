#ifndef PORT_ACTION_H
#define PORT_ACTION_H

/* A typed view of one action, automation or fragment over the tree: what
 * the rules look at.  It borrows from the tree and holds no text of its own.
 * Members that are missing, or are of a wrong type, are NULL here; that they
 * are is for the schema to say.
 */

#include "port/method.h"
#include "tree/node.h"

enum trigger_kind {
    TRIGGER_UNKNOWN, /* no trigger, or no known type */
    TRIGGER_SELF_SERVICE,
    TRIGGER_AUTOMATION,
};

enum operation {
    OPERATION_UNKNOWN,
    OPERATION_CREATE,
    OPERATION_DAY_2,
    OPERATION_DELETE,
};

/* ORDER event_kind: port/action.c has their texts. */
enum event_kind {
    EVENT_UNKNOWN,
    EVENT_ENTITY_CREATED,
    EVENT_ENTITY_UPDATED,
    EVENT_ENTITY_DELETED,
    EVENT_ANY_ENTITY_CHANGE,
    EVENT_TIMER_PROPERTY_EXPIRED,
    EVENT_RUN_CREATED,
    EVENT_RUN_UPDATED,
    EVENT_ANY_RUN_CHANGE,
    EVENT_count_
};

struct action {
    const struct tree *tree;
    const struct node *node;        /* the whole object */
    const struct node *trigger;     /* object */
    const struct node *event;       /* object: trigger.event */
    const struct node *condition;   /* object: trigger.condition */
    const struct node *user_inputs; /* object */
    const struct node *inputs;      /* object: userInputs.properties */
    const struct node *method;      /* object: the invocation method */
    const struct node *url;         /* of the method, whatever it is */
    uint64_t input_names;           /* node_names() of `inputs` */
    enum trigger_kind trigger_kind;
    enum operation operation;
    enum event_kind event_kind;
    enum method_kind method_kind;
    bool legacy;     /* first generation (v1) */
    bool permission; /* a permissions document */
    /* Every input is known: an input that is not in `inputs` does not exist.
     * Not so in fragments, nor when the list could not be read whole.
     */
    bool inputs_known;
};

/* The view of an action, automation or v1 action at the object `node`. */
struct action action_view(const struct tree *tree, const struct node *node);

/* The views of fragments. */
struct action
action_of_method(const struct tree *tree, const struct node *node);
struct action
action_of_trigger(const struct tree *tree, const struct node *node);
struct action
action_of_inputs(const struct tree *tree, const struct node *node);
struct action
action_of_permissions(const struct tree *tree, const struct node *node);

/* Text of the method's URL; empty when it has none. */
static inline struct slice
action_url(const struct action *action)
{
    return node_is(action->url, NODE_STRING)
               ? node_text(action->tree, action->url)
               : slice_make(NULL, 0);
}

/* "ENTITY_CREATED", …; "CREATE", "DAY-2", "DELETE"; empty for UNKNOWN. */
struct slice event_text(enum event_kind event);
struct slice operation_text(enum operation operation);

/* The operation called `text`, or OPERATION_UNKNOWN. */
enum operation operation_find(struct slice text);

/* The declaration of input `name` (its key), or NULL. */
const struct node *action_input(const struct action *action, struct slice name);

#endif
