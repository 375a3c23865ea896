#ifndef PORT_METHOD_H
#define PORT_METHOD_H

/* The kinds of invocation method, and which of their fields are templates:
 * the facts of "Set up backend" in Port's documentation and of the action
 * schema of its API (schemas/SOURCES.md).
 */

#include "base/core/slice.h"

enum method_kind {
    METHOD_UNKNOWN,
#define METHOD(id, type) METHOD_##id,
#define METHOD_FIELD(method, name, mode)
#include "port/methods.def"
#undef METHOD
#undef METHOD_FIELD
};

/* How Port looks at the value of a field. */
enum field_mode {
    FIELD_NONE,  /* not rendered */
    FIELD_VALUE, /* a string that is a template */
    FIELD_FLAG,  /* a boolean, or a template that gives one */
    FIELD_DEEP,  /* every string below it, and every key */
};

/* The kind whose `type` is `text`; METHOD_UNKNOWN when there is none. */
enum method_kind method_find(struct slice text);

/* How the field `name` of a method of this kind is rendered.  Fields that a
 * kind does not have are rendered like the same field of another kind, so
 * that what is in a misplaced field is still checked.
 */
enum field_mode method_field(enum method_kind kind, struct slice name);

#endif
