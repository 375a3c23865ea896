#ifndef PORT_CONTEXT_H
#define PORT_CONTEXT_H

/* What an expression may reach where it is, as a type: the contexts of
 * schemas/contexts.schema.json with this action's own inputs filled in.
 */

#include "jq/types/type.h"
#include "port/expression_slot.h"

/* Tags of the object types that rules ask about. */
enum context_tag {
    TAG_NONE,
    TAG_ROOT,       /* the object that `.` is */
    TAG_INPUTS,     /* .inputs, or .form in a form */
    TAG_PROPERTIES, /* of an entity */
    TAG_RELATIONS,
    TAG_PLAIN,  /* any other object of a context */
    TAG_SAMPLE, /* the same, known from a sample only (`x-level`) */
    TAG_count_
};

/* The contexts that were asked for already, each with the inputs of any
 * action.  They are many types and the same for all actions, so that they are
 * kept from document to document.
 */
struct contexts {
    struct arena *arena; /* where they live; set it, the rest to zero */
    VEC(struct context {
        uint32_t key;
        const struct type *type;
    })
    list;
};

/* The type of `.` in slots of this root; `type_any` when nothing is known.
 * It lives in `arena`, and parts of it in that of `contexts`.
 */
const struct type *
context_type(struct contexts *contexts, struct arena *arena,
             const struct action *action, enum slot_root root);

/* What that type is made of, which is the same for many actions: it has the
 * inputs of any action, and lives as long as `contexts`.  NULL for a root that
 * is made for each action.
 */
const struct type *
context_base(struct contexts *contexts, const struct action *action,
             enum slot_root root);

/* What an input gives that is declared by `property`, as `items` of an array
 * are, too.
 */
const struct type *context_input(struct arena *arena, const struct tree *tree,
                                 const struct node *property);

/* The type of a named context, such as "self-service.CREATE"; NULL when
 * there is none.  Inputs may be any.
 */
const struct type *context_find(struct arena *arena, struct slice name);

/* The name of the context that context_type() takes; empty: none. */
struct slice context_name(struct arena *arena, const struct action *action,
                          enum slot_root root);

#endif
