#ifndef PORT_REFERENCE_H
#define PORT_REFERENCE_H

/* Where an action speaks of something that is defined elsewhere: another
 * action or a blueprint, by identifier.
 */

#include "base/core/vec.h"
#include "port/action.h"

enum reference_kind {
    REFERENCE_ACTION,
    REFERENCE_BLUEPRINT,
    REFERENCE_count_,
};

struct reference {
    enum reference_kind kind;
    const struct node *node; /* the string that holds it */
    struct slice name;       /* the identifier */
    size_t at;               /* of it in the text of the string */
};

struct references {
    VEC(struct reference) list;
};

/* All of `action` of the kinds `kinds` (bits `1 << reference_kind`), in
 * document order of each kind.  Templates and placeholders are left out, and so
 * is what Port itself defines (`_user`).
 */
struct references reference_find(struct arena *arena,
                                 const struct action *action, unsigned kinds);

/* The string that names the blueprint whose entities the action's expressions
 * see: that of a self-service action, or of an event of entities; or NULL.
 */
const struct node *reference_blueprint(const struct action *action);

#endif
