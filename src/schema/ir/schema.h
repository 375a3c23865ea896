#ifndef SCHEMA_IR_SCHEMA_H
#define SCHEMA_IR_SCHEMA_H

/* A compiled JSON Schema: flat constant arrays that refer to each other by
 * 32-bit index, never by pointer, so that a compiled-in schema lies in
 * read-only memory and costs nothing at start.  The same form is made at
 * run time by schema/load and at build time by schemac.
 *
 * A *unit* is one subschema.  Units 0 and 1 are the boolean schemas.  What a
 * unit demands is its type mask and a run of *ops*, sorted by the kind of
 * value they look at; an op's arguments are indices into the other arrays.
 * This module knows how to look into the arrays and nothing of evaluation.
 *
 * Invariants: string 0 is empty; word runs, ops and units are within the
 * counts; a `prop` table slot is 0 or 1 + index of the property.
 */

#include "tree/node.h"

enum {
    SCHEMA_TRUE = 0,
    SCHEMA_FALSE = 1,
};
#define SCHEMA_NONE UINT32_MAX

/* Bits of a type mask are `1 << node_kind`; a boolean is both of its bits.
 * SCHEMA_INTEGER beside the number bit: only whole numbers; SCHEMA_WHOLE in
 * addition: only those written as such, so that 1.0 is none (up to draft 4).
 */
enum schema_type {
    SCHEMA_NULL = 1 << NODE_NULL,
    SCHEMA_BOOLEAN = 1 << NODE_FALSE | 1 << NODE_TRUE,
    SCHEMA_NUMBER = 1 << NODE_NUMBER,
    SCHEMA_STRING = 1 << NODE_STRING,
    SCHEMA_ARRAY = 1 << NODE_ARRAY,
    SCHEMA_OBJECT = 1 << NODE_OBJECT,
    SCHEMA_ANY = SCHEMA_NULL | SCHEMA_BOOLEAN | SCHEMA_NUMBER | SCHEMA_STRING |
                 SCHEMA_ARRAY | SCHEMA_OBJECT,
    SCHEMA_INTEGER = 1 << 9,
    SCHEMA_WHOLE = 1 << 10,
};

/* ORDER schema_group: the ops of a unit are in this order. */
enum schema_group {
    GROUP_NUMBER,
    GROUP_STRING,
    GROUP_ARRAY,
    GROUP_OBJECT,
    GROUP_ANY,
    GROUP_count_
};

enum schema_op_code {
#define OP(name, group) OP_##name,
#include "schema/ir/ops.def"
#undef OP
    OP_count_
};

struct schema_op {
    uint32_t code; /* enum schema_op_code */
    uint32_t a, b; /* see ops.def */
};

struct schema_unit {
    uint32_t op;                /* first op */
    uint16_t end[GROUP_count_]; /* end of each group, counted from `op` */
    uint16_t type;              /* mask of schema_type */
    uint16_t may, sure;         /* kinds of value it can hold for at all, and
                                   holds for whatever the value: bits
                                   `1 << node_kind`; see type_masks.h */
    uint16_t flags;             /* of schema_flag */
    uint16_t notes;             /* number of notes */
    uint32_t note;              /* words: pairs of string, value */
    uint32_t parent, step;      /* unit around it, string: how it is reached */
    uint32_t resource;          /* index of the schema resource it is in */
    uint32_t target;            /* unit that says the same; mostly itself */
};

enum schema_flag {
    SCHEMA_SPEAKS = 1 << 0, /* has x-level, x-id or x-message */
    SCHEMA_TRACKS = 1 << 1, /* has unevaluatedProperties or -Items */
};

/* What there is to be done to decide a unit for a kind of value. */
enum schema_fast_code {
    FAST_OPS,     /* what the ops demand */
    FAST_WHOLE,   /* number: it is a whole one */
    FAST_RANGE,   /* number: a whole one from `low` to `high` */
    FAST_LENGTH,  /* string: `shortest` to `longest` code points */
    FAST_PATTERN, /* string: the same, and matches pattern `text` */
    FAST_CHOICE,  /* string: one of the constants of the op `text` */
    FAST_ITEMS,   /* array: `fewest` to `most` elements, each by `items` */
    FAST_FEW,     /* object: a member or two by `object`, others as they are */
    FAST_MEMBERS, /* object: the members by `object` */
    FAST_STEPS,   /* object: by the steps from number `object` on */
    FAST_count_
};

/* What is to be done with an object; see object_steps.h. */
enum schema_step_code {
    STEP_FEW,       /* a: object, of a member or two */
    STEP_MEMBERS,   /* a: object */
    STEP_NOTE,      /* what follows looks for members: note their names */
    STEP_FORBIDDEN, /* a: choice: names that no member has */
    STEP_NAMES,     /* a: unit of the keys */
    STEP_UNIT,      /* a: unit */
    STEP_SWITCH,    /* a: branching */
    STEP_IF,        /* words a: if, then, else */
    STEP_ANY,       /* words a: b units */
    STEP_ONE,       /* words a: b units */
    STEP_NOT,       /* a: unit */
    STEP_CHOICE,    /* a: op, for the constants */
    STEP_OP,        /* a: op for objects */
    STEP_END,       /* nothing more */
};

struct schema_step {
    uint16_t code; /* enum schema_step_code */
    uint16_t warn; /* 1: a fault is a warning only */
    uint32_t a, b;
};

/* A unit as the fast walk sees it, at the same index; see fast_plan.h.  A
 * number that FAST_WHOLE and FAST_RANGE do not decide is left to the ops.
 */
struct schema_fast_plan {
    uint16_t may, sure; /* of the unit, like `target` */
    uint8_t how[12];    /* by node_kind: enum schema_fast_code */
    uint32_t target;
    uint32_t text;
    uint32_t shortest, longest;
    uint32_t items, fewest, most;
    uint32_t object; /* FAST_STEPS: the first step instead */
    int64_t low, high;
};

struct schema_string {
    uint32_t at, len, hash;
};

struct schema_prop {
    uint32_t at, len, hash; /* its name, in the text */
    uint32_t unit;          /* SCHEMA_NONE: required, but not declared */
    uint32_t required;      /* ordinal among the required, or SCHEMA_NONE */
    uint16_t may, sure;     /* those of its unit; 0 when it has none */
    uint32_t target;        /* that of its unit */
    uint64_t head, tail;    /* the name again: see type_masks.h */
    uint64_t mask;          /* of what belongs to it in a word */
    uint64_t bit;           /* 1 << required, when that is below 64; or 0 */
};

/* properties, patternProperties, additionalProperties and required of one
 * unit: one walk over the members serves them all.
 */
struct schema_object {
    uint32_t prop, props;       /* declared ones in order, then the rest */
    uint32_t slot, mask;        /* words: see schema_slot() */
    uint32_t pattern, patterns; /* words: pairs of pattern, unit */
    uint32_t additional;        /* unit of all others, or SCHEMA_NONE */
    uint32_t required;          /* how many are required */
};

struct schema_number {
    uint32_t text;  /* string: as it was written */
    uint32_t small; /* 1: `value` is the number exactly */
    int64_t value;
};

struct schema_pattern {
    /* Strings: as written, as PCRE2 wants it, and as regex/linear.h matches
     * it without PCRE2 (0: it does not). */
    uint32_t ecma, pcre, linear;
    uint32_t ascii; /* 1: `linear` is for texts in ASCII alone */
};

/* A constant: a node in document order, as in a tree.  An object's members
 * are a NODE_KEY and its value.
 */
struct schema_value {
    uint32_t kind;  /* enum node_kind */
    uint32_t count; /* of elements or members */
    uint32_t a;     /* string, key: string index; number: number index */
    uint32_t next;  /* behind its last descendant */
};

/* A set of constants, with a table when all of them are strings. */
struct schema_enum {
    uint32_t value, values; /* words: value indices */
    uint32_t slot, mask;    /* words: 0 or 1 + string; mask 0: no table */
};

/* Tables of names have open addressing and at most half of their slots in use.
 * They go by the hash that a key carries, so that no other has to be made.  But
 * that one can be undone: a table whose names were chosen to meet in it goes by
 * hash_keyed(), which this bit of its mask says.  None of those has it that are
 * made with the program.
 */
#define SCHEMA_KEYED ((uint32_t)1 << 31)

/* Where `name`, whose node_hash() is `hash`, is looked for first, and next. */
static inline uint32_t
schema_slot(uint32_t mask, struct slice name, uint32_t hash)
{
    return mask & SCHEMA_KEYED ? hash_keyed(name) & mask & ~SCHEMA_KEYED
                               : hash & mask;
}

static inline uint32_t
schema_slot_next(uint32_t mask, uint32_t at)
{
    return (at + 1) & mask & ~SCHEMA_KEYED;
}

/* An anyOf or oneOf whose branches tell themselves apart by the constants of
 * one property.
 */
struct schema_switch {
    uint32_t key;             /* string: the property */
    uint32_t one;             /* 1: oneOf */
    uint32_t branch, branchs; /* words: units, in order */
    uint32_t value, values;   /* words: pairs of string, ordinal of branch */
    uint32_t required;        /* 1: every branch requires the property */
};

/* What can be looked up by name: `action.schema.json`,
 * `common.schema.json#/definitions/payload`.  Sorted by name.
 */
struct schema_root {
    uint32_t name, unit;
};

/* Target of a $dynamicRef: in `resource`, the dynamic anchor `name`. */
struct schema_dynamic {
    uint32_t name, resource, unit;
};

/* Where a unit was written. */
struct schema_origin {
    const struct tree *tree; /* NULL: nowhere, it was made by the loader */
    const struct node *node;
    const struct node *resource; /* root of the schema resource around it */
    struct slice uri;            /* of that resource, absolute */
};

struct schema {
#define ARRAY(type, name) \
    const type *name;     \
    uint32_t name##s;
#include "schema/ir/arrays.def"
#undef ARRAY
    const struct schema_origin *origin; /* by unit, on request; or NULL */
};

/* ---- By name --------------------------------------------------------- */

/* The unit called `name`, or SCHEMA_NONE. */
uint32_t schema_find(const struct schema *schema, struct slice name);

/* ---- Looking into a unit ---------------------------------------------- *
 * All results are borrowed from the schema.
 */

/* `unit`, or where its $ref leads when it is nothing but a reference. */
uint32_t schema_follow(const struct schema *schema, uint32_t unit);

/* The unit's own type mask (SCHEMA_ANY when it names no type). */
unsigned schema_types(const struct schema *schema, uint32_t unit);

/* The first op of `unit` with this code, or NULL. */
const struct schema_op *
schema_op(const struct schema *schema, uint32_t unit, enum schema_op_code code);

struct schema_list {
    const uint32_t *at;
    uint32_t count;
};

/* Units that `unit` applies to the same value: the target of $ref, the
 * members of allOf; or the branches of anyOf and oneOf (however they were
 * compiled).  Only the first of several like keywords.
 */
struct schema_list schema_all(const struct schema *schema, uint32_t unit);
struct schema_list schema_branches(const struct schema *schema, uint32_t unit);
uint32_t schema_ref(const struct schema *schema, uint32_t unit);

/* The members a unit declares or requires: `count` of them from the result
 * on, NULL when there are none.  A property's unit may be SCHEMA_NONE.
 */
const struct schema_prop *
schema_props(const struct schema *schema, uint32_t unit, uint32_t *count);
static inline struct slice
schema_prop_name(const struct schema *schema, const struct schema_prop *prop)
{
    return slice_make(schema->text + prop->at, prop->len);
}

/* Conditions name a member or two and leave the others alone: it is less work
 * to look for these than to look up each member.
 */
enum { SCHEMA_FEW = 2 };
static inline bool
schema_object_is_few(const struct schema_object *object)
{
    return object->props <= SCHEMA_FEW && !object->patterns &&
           object->additional == SCHEMA_NONE;
}

/* The property `name` of `unit` itself, or NULL. */
const struct schema_prop *
schema_prop(const struct schema *schema, uint32_t unit, struct slice name);

/* The same in an object's table, for a key that carries `hash`. */
const struct schema_prop *schema_object_find(const struct schema *schema,
                                             const struct schema_object *object,
                                             struct slice name, uint32_t hash);

/* Unit of the members that are not declared: SCHEMA_FALSE when the object is
 * closed, SCHEMA_TRUE when nothing is said.
 */
uint32_t schema_additional(const struct schema *schema, uint32_t unit);

/* Unit of the elements (behind a prefix, if there is one); SCHEMA_TRUE when
 * nothing is said.  The prefix: a unit for each of the first elements.
 */
uint32_t schema_items(const struct schema *schema, uint32_t unit);
struct schema_list schema_prefix(const struct schema *schema, uint32_t unit);

/* Values (indices) that `enum` or `const` allow; count 0: anything. */
struct schema_list schema_values(const struct schema *schema, uint32_t unit);

/* ---- Constants --------------------------------------------------------- */

static inline enum node_kind
schema_value_kind(const struct schema *schema, uint32_t value)
{
    return (enum node_kind)schema->value[value].kind;
}

/* Text of a string or key, digits of a number; else empty. */
struct slice schema_value_text(const struct schema *schema, uint32_t value);

/* Member `name` of an object constant, or SCHEMA_NONE. */
uint32_t schema_value_member(const struct schema *schema, uint32_t value,
                             struct slice name);

/* ---- Annotations ------------------------------------------------------- *
 * title, description, default, examples, … and everything that starts with
 * `x-`, as constants.
 */

/* The value of annotation `name` of `unit` itself, or SCHEMA_NONE. */
uint32_t
schema_note(const struct schema *schema, uint32_t unit, struct slice name);

/* The same when it is a string; else empty. */
struct slice
schema_note_text(const struct schema *schema, uint32_t unit, struct slice name);

/* ---- Reading the arrays ------------------------------------------------ */

static inline struct slice
schema_text(const struct schema *schema, uint32_t string)
{
    return slice_make(schema->text + schema->string[string].at,
                      schema->string[string].len);
}

#endif
