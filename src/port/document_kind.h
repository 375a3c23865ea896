#ifndef PORT_DOCUMENT_KIND_H
#define PORT_DOCUMENT_KIND_H

/* Which documents a JSON text holds, told by their structure alone: actions,
 * and what looks like one but is not to be linted as one.
 */

#include "base/core/vec.h"
#include "port/action.h"

enum document_kind {
    DOCUMENT_NONE,     /* not for us */
    DOCUMENT_ACTION,   /* action or automation */
    DOCUMENT_LEGACY,   /* first-generation action */
    DOCUMENT_FRAGMENT, /* { "invocationMethod": … } */
    DOCUMENT_METHOD,   /* a bare invocation method */
    DOCUMENT_TRIGGER,  /* { "trigger": … } */
    DOCUMENT_TRIGGER_BARE,
    DOCUMENT_USER_INPUTS, /* { "userInputs": … } */
    DOCUMENT_INPUTS_BARE, /* only when it was said: it looks like many things */
    DOCUMENT_CONDITION,   /* { "condition": … } */
    DOCUMENT_PERMISSIONS, /* { "execute": …, "approve": … } */
    DOCUMENT_STRING,      /* an action as JSON inside a string */
    DOCUMENT_WORKFLOW,    /* another product of Port's */
    DOCUMENT_RUN,         /* what a run or an event holds: no definition */
};

enum { DOCUMENT_KINDS = DOCUMENT_RUN + 1 };

struct document_part {
    enum document_kind kind;
    const struct node *node; /* object; DOCUMENT_STRING: the string */
    /* What action_view() makes of the node, when it is made already. */
    const struct action *view;
};

struct document_parts {
    VEC(struct document_part) list;
};

/* The documents of `tree` in document order: the root, the elements of an
 * array, the actions in the envelopes of Port's API.
 */
struct document_parts
document_kind_find(struct arena *arena, const struct tree *tree);

/* A line for people about a kind that is not linted; NULL for the others. */
const char *document_kind_why(enum document_kind kind);

#endif
