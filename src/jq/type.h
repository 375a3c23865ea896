#ifndef JQ_TYPE_H
#define JQ_TYPE_H

/* What is known of a value before it exists: a set of JSON kinds, refined by
 * the members of an object and the elements of an array.  What is unknown is
 * `type_any`, and nothing is ever said about that: only certain knowledge
 * leads to a finding.
 *
 * Types are immutable and live in an arena (or are constants).
 */

#include "base/arena.h"

enum type_kind {
    TYPE_NULL = 1 << 0,
    TYPE_FALSE = 1 << 1,
    TYPE_TRUE = 1 << 2,
    TYPE_BOOLEAN = TYPE_FALSE | TYPE_TRUE,
    TYPE_NUMBER = 1 << 3,
    TYPE_STRING = 1 << 4,
    TYPE_ARRAY = 1 << 5,
    TYPE_OBJECT = 1 << 6,
    TYPE_ALL = (1 << 7) - 1,
};

/* Known members of an object. */
struct field {
    struct slice name;
    const struct type *type;
    bool optional; /* may be absent, which a path reads as null */
};

struct shape {
    struct slice noun; /* for messages: "an entity", "a run" */
    unsigned tag;      /* whose shape it is, to those who made it; 0: none */
    const struct field *field;
    uint32_t count;
    bool closed;             /* there are no members but these */
    const struct type *rest; /* of other members; NULL: any */
};

struct type {
    unsigned kinds;             /* of enum type_kind; 0: no value at all */
    unsigned tag;               /* why it is what it is; 0: no reason given */
    const struct shape *object; /* of objects in it; NULL: unknown members */
    const struct type *element; /* of arrays in it; NULL: any */
};

extern const struct type type_any, type_null, type_string, type_number,
    type_boolean;

/* A type of these kinds and nothing more. */
const struct type *type_new(struct arena *arena, unsigned kinds);

/* What may be a value of `a` or of `b`. */
const struct type *
type_join(struct arena *arena, const struct type *a, const struct type *b);

/* `type` with only these of its kinds. */
const struct type *
type_keep(struct arena *arena, const struct type *type, unsigned kinds);

/* The field called `name` of the objects in `type`, or NULL. */
const struct field *type_field(const struct type *type, struct slice name);

/* What iterating gives: elements of arrays, values of objects. */
const struct type *type_element(struct arena *arena, const struct type *type);

/* True when a member that is not listed cannot be there. */
bool type_is_closed(const struct type *type);

#endif
