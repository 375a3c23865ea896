#ifndef PORT_EXPRESSION_SLOT_H
#define PORT_EXPRESSION_SLOT_H

/* The places of an action where an expression may be, what it sees there
 * and what Port wants from it.
 */

#include "base/core/vec.h"
#include "port/action.h"

enum slot_syntax {
    SLOT_TEMPLATE, /* a string with {{ jq }} in it */
    SLOT_KEY,      /* a key of a payload, a template, too */
    SLOT_JQ,       /* bare jq */
};

/* ORDER slot_root: port/context.c names their contexts. */
enum slot_root {
    ROOT_PAYLOAD,      /* the invocation method */
    ROOT_CONDITION,    /* an automation's condition: the event itself */
    ROOT_FORM,         /* jqQuery of a user input */
    ROOT_POLICY,       /* a permission's conditions */
    ROOT_POLICY_QUERY, /* values of a permission's queries */
    ROOT_count_
};

/* What Port takes there: expression_slots.def. */
enum slot_place {
#define PLACE(id, kinds, elements, level, where, takes) PLACE_##id,
#include "port/expression_slots.def"
#undef PLACE
};

struct expression_slot {
    const struct node *node; /* the string or the key */
    enum slot_syntax syntax;
    enum slot_root root;
    enum slot_place place;
    struct slice name;        /* of the member whose value this is, or empty */
    const struct node *input; /* of CHOICES and DEFAULT: the declaration of
                               * the values, or NULL */
};

struct expression_slots {
    VEC(struct expression_slot) list;
};

/* All slots of `action`, in document order, in `arena`. */
struct expression_slots
expression_slots_find(struct arena *arena, const struct action *action);

#endif
