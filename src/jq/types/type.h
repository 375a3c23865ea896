#ifndef JQ_TYPES_TYPE_H
#define JQ_TYPES_TYPE_H

/* What is known of a value before it exists: a set of JSON kinds, refined by
 * the members of an object, the elements of an array, and the strings and
 * numbers it can be.  What is unknown is `type_any`, and nothing is ever said
 * about that: only certain knowledge leads to a finding.
 *
 * Types are immutable and live in an arena (or are constants).  They are
 * trees: a type never holds itself, and none is deeper than TYPE_DEPTH below
 * what contexts and literals bring along.
 */

#include "base/core/arena.h"

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
    TYPE_FALSY = TYPE_NULL | TYPE_FALSE,
    TYPE_TRUTHY = TYPE_ALL & ~(TYPE_NULL | TYPE_FALSE),
};

/* What is known of every string in a type. */
enum type_format {
    TYPE_FORMAT_NONE,
    TYPE_FORMAT_MILLISECONDS, /* 2024-06-06T05:21:00.565Z */
};

/* Known members of an object. */
struct field {
    struct slice name;
    const struct type *type;
    bool optional; /* may be absent, which a path reads as null */
};

struct object_type {
    struct slice noun; /* for messages: "an entity", "a run" */
    unsigned tag;      /* whose shape it is, to those who made it: less than
                        * FACT_TAGS; 0: none */
    const struct field *field;
    uint32_t count;
    bool closed;             /* there are no members but these … */
    bool sampled;            /* … as far as samples go */
    const struct type *rest; /* of other members; NULL: any */
};

struct jq_expr;

/* Member `name` of `object`, as `expr` reads it: where a value was read; no
 * object: somewhere else.
 */
struct origin {
    const struct object_type *object;
    struct slice name;
    const struct jq_expr *expr; /* NULL: behind a condition */
};

/* One string, or one number as it was written. */
struct literal {
    unsigned kind; /* TYPE_STRING or TYPE_NUMBER */
    struct slice text;
};

struct type {
    unsigned kinds; /* of enum type_kind; 0: no value at all */
    unsigned tag;   /* why it is what it is; 0: no reason given */
    const struct object_type
        *object;                /* of objects in it; NULL: unknown members */
    const struct type *element; /* of arrays in it; NULL: any */
    const struct literal *only; /* all its strings and numbers; NULL: any */
    uint32_t onlys;
    enum type_format format;
    struct origin origin; /* where the value as a whole was read */
    struct origin nulls;  /* where null comes from, if it is among the kinds */
};

/* More literals than these, deeper refinements, and members of two objects
 * that have so many together are forgotten where types are joined.
 */
enum { TYPE_LITERALS = 64, TYPE_DEPTH = 24, TYPE_FIELDS = 2000 };

extern const struct type type_any, type_never, type_null, type_string,
    type_number, type_boolean, type_false, type_true, type_array, type_object;

/* A type of these kinds and nothing more. */
const struct type *type_new(struct arena *arena, unsigned kinds);

/* The one string or number. */
const struct type *
type_literal(struct arena *arena, unsigned kind, struct slice text);

/* Arrays with elements of this type; objects with these members. */
const struct type *
type_array_of(struct arena *arena, const struct type *element);
const struct type *
type_object_of(struct arena *arena, const struct object_type *object);

/* `type`, read as the member `origin`; with `null`, null is among it because
 * of that member.
 */
const struct type *type_from(struct arena *arena, const struct type *type,
                             struct origin origin, bool null);

/* What may be a value of `a` or of `b`. */
const struct type *
type_join(struct arena *arena, const struct type *a, const struct type *b);

/* `type` with only these of its kinds. */
const struct type *
type_keep(struct arena *arena, const struct type *type, unsigned kinds);

/* The kinds alone, without any refinement. */
const struct type *type_kinds(struct arena *arena, const struct type *type);

/* What `a + b` gives for two objects. */
const struct type *
type_merge(struct arena *arena, const struct type *a, const struct type *b);

/* `type` with member `name` of its objects being `field`; they have it. */
const struct type *type_with(struct arena *arena, const struct type *type,
                             const struct field *field);

/* The field called `name` of the objects in `type`, or NULL. */
const struct field *type_field(const struct type *type, struct slice name);

/* What iterating gives: elements of arrays, values of objects. */
const struct type *type_element(struct arena *arena, const struct type *type);

/* True when a member that is not listed cannot be there. */
bool type_is_closed(const struct type *type);

/* True when nothing is known: all kinds, no refinement. */
bool type_is_any(const struct type *type);

/* The literal when `type` has just one value, a string or number; or NULL. */
const struct literal *type_single(const struct type *type);

/* True when no value of `a` equals one of `b`. */
bool type_disjoint(const struct type *a, const struct type *b);

/* "a string", "null or a number", …: for messages. */
struct slice type_phrase(struct arena *arena, unsigned kinds);

#endif
