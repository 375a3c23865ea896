#ifndef LINT_SINGLE_EXPRESSION_H
#define LINT_SINGLE_EXPRESSION_H

/* One jq expression by itself, as if it stood at a certain place of an
 * action.  Findings have spans in the text of the expression.
 */

#include "base/containers/map.h"
#include "jq/program/parse.h"
#include "port/context.h"

/* Where an expression stands. */
struct expression_place {
    struct action action; /* what is known of it: no nodes, no tree */
    enum slot_root root;
    const struct type *input; /* what `.` is there */
};

/* The place that the context `name` means ("automation.ENTITY_CREATED"); with
 * `action`, the place in that action, and false when it has no such context.
 * An empty `name` is the payload of the action.
 */
bool expression_place_find(struct arena *arena, struct slice name,
                           const struct action *action,
                           struct expression_place *place);

/* The nearest name of a context of any action; empty when none is near. */
struct slice expression_place_suggest(struct arena *arena, struct slice name);

/* The names of all contexts, as keys; they live in `arena`. */
struct map expression_places(struct arena *arena);

/* Adds what is wrong with `text` to `bag`, and returns what it gives.  Without
 * a `place`, `.` may be anything.
 */
struct outcome
expression_lint(struct arena *arena, struct slice text, enum jq_dialect dialect,
                const struct expression_place *place, struct bag *bag);

#endif
