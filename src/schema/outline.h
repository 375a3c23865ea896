#ifndef SCHEMA_OUTLINE_H
#define SCHEMA_OUTLINE_H

/* A compiled schema as it was written: each subschema with its keywords in
 * order, and each keyword with its name, its subschemas and its place.  The
 * IR is made to be evaluated and folds keywords into one another; the outline
 * is made to tell about them one by one (schema/output).
 *
 * It is filled by the loader on request.  Keywords that neither demand nor
 * tell anything (`$id`, `$defs`, `$comment`) are left out; unknown ones are
 * annotations (core, section 6.5).  Strings, constants, patterns and units
 * are indices into the schema that was loaded with it, and all of it lives as
 * long as that.
 */

#include "base/map.h"
#include "schema/lower.h"

enum outline_form {
#define FORM(name, function) FORM_##name,
#include "schema/outline.def"
#undef FORM
    FORM_count_
};

struct outline_limb {
    uint32_t step;    /* string: the pointer to it from its subschema */
    uint32_t key;     /* string: the property it is for */
    uint32_t unit;    /* what it demands */
    uint32_t pattern; /* of patternProperties; SCHEMA_NONE: cannot be used */
    bool required;    /* draft 3: `required` stands in it */
};

struct outline_clause {
    enum outline_form form;
    uint32_t name;            /* string: the keyword as a pointer token */
    uint32_t limb, limbs;     /* its subschemas */
    uint32_t leaf;            /* unit, or SCHEMA_NONE */
    uint32_t value;           /* constant, or SCHEMA_NONE */
    uint32_t least, most;     /* see outline.def */
    bool has_least, has_most; /* minContains and maxContains are written */
    bool sees; /* what `contains` finds counts as evaluated; LOOSE: elements */
};

struct outline_unit {
    struct slice location; /* its URI: resource, `#`, pointer */
    uint32_t clause, clauses;
};

struct outline {
    VEC(struct outline_unit) unit; /* by unit; without location: unknown */
    VEC(struct outline_clause) clause;
    VEC(struct outline_limb) limb;
    struct map limb_of; /* pairs of clause and string → 1 + limb */
    struct map string;  /* text → string */
};

/* For the loader: describes the subschema at `place`, which was lowered; then
 * makes the whole fit to be looked into.
 */
void outline_unit(struct outline *outline, struct lower *l,
                  struct build_place place);
void outline_finish(struct outline *outline, const struct build *build);

/* The description of `unit`, or NULL when it stands in no schema text. */
const struct outline_unit *
outline_find(const struct outline *outline, uint32_t unit);

/* The first clause of `unit` with this form, or NULL. */
const struct outline_clause *
outline_clause(const struct outline *outline, const struct outline_unit *unit,
               enum outline_form form);

/* The limb of `clause` for the property `name`, or NULL. */
const struct outline_limb *
outline_limb(const struct outline *outline, const struct outline_clause *clause,
             struct slice name);

#endif
