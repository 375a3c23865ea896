#ifndef PORT_SHAPE_H
#define PORT_SHAPE_H

/* Which documents a JSON text holds, told by their shape alone: actions, and
 * what looks like one but is not to be linted as one.
 */

#include "base/vec.h"
#include "port/action.h"

enum shape_kind {
    SHAPE_NONE,     /* not for us */
    SHAPE_ACTION,   /* action or automation */
    SHAPE_LEGACY,   /* first-generation action */
    SHAPE_FRAGMENT, /* { "invocationMethod": … } */
    SHAPE_METHOD,   /* a bare invocation method */
    SHAPE_TRIGGER,  /* { "trigger": … } */
    SHAPE_TRIGGER_BARE,
    SHAPE_USER_INPUTS, /* { "userInputs": … } */
    SHAPE_INPUTS_BARE, /* only when it was said: it looks like many things */
    SHAPE_CONDITION,   /* { "condition": … } */
    SHAPE_PERMISSIONS, /* { "execute": …, "approve": … } */
    SHAPE_STRING,      /* an action as JSON inside a string */
    SHAPE_WORKFLOW,    /* another product of Port's */
    SHAPE_RUN,         /* what a run or an event holds: no definition */
};

enum { SHAPES = SHAPE_RUN + 1 };

struct shaped {
    enum shape_kind kind;
    const struct node *node; /* object; SHAPE_STRING: the string */
    /* What action_view() makes of the node, when it is made already. */
    const struct action *view;
};

struct shapes {
    VEC(struct shaped) list;
};

/* The documents of `tree` in document order: the root, the elements of an
 * array, the actions in the envelopes of Port's API.
 */
struct shapes shape_find(struct arena *arena, const struct tree *tree);

/* A line for people about a shape that is not linted; NULL for the others. */
const char *shape_why(enum shape_kind kind);

#endif
