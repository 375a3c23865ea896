#ifndef PORT_MENTION_H
#define PORT_MENTION_H

/* Where an action speaks of something that is defined elsewhere: another
 * action or a blueprint, by identifier.
 */

#include "base/vec.h"
#include "port/action.h"

enum mention_kind {
    MENTION_ACTION,
    MENTION_BLUEPRINT,
    MENTION_count_,
};

struct mention {
    enum mention_kind kind;
    const struct node *node; /* the string that holds it */
    struct slice name;       /* the identifier */
    size_t at;               /* of it in the text of the string */
};

struct mentions {
    VEC(struct mention) list;
};

/* All of `action` of the kinds `kinds` (bits `1 << mention_kind`), in document
 * order of each kind.  Templates and placeholders are left out, and so is what
 * Port itself defines (`_user`).
 */
struct mentions
mention_find(struct arena *arena, const struct action *action, unsigned kinds);

/* The string that names the blueprint whose entities the action's expressions
 * see: that of a self-service action, or of an event of entities; or NULL.
 */
const struct node *mention_blueprint(const struct action *action);

#endif
