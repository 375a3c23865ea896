#ifndef SCHEMA_ADVISE_PASS_H
#define SCHEMA_ADVISE_PASS_H

/* One walk over the subschemas of a document, each looked at on its own.
 * Private to advise.
 */

#include "base/buf.h"
#include "base/map.h"
#include "schema/eval.h"
#include "schema/keyword.h"
#include "schema/kinds.h"
#include "schema/say.h"
#include "schema/swap.h"

struct advise {
    const struct schema *schema;
    const struct schema_places *places;
    const struct tree *tree;
    struct bag *bag;
    struct arena *scratch;
    struct eval_options eval;
    struct map declared; /* names in any `properties` of the document */
    struct map named;    /* identifiers and anchors → 1 + node */
    bool tracks;         /* unevaluated… stands somewhere */

    /* The subschema at hand: */
    const struct node *node; /* an object */
    uint32_t unit;
    enum schema_dialect dialect;
    bool alone; /* `$ref` is there and stands alone, as up to draft 7 */
    const struct node *have[K_count_]; /* values; NULL: not there */
};

/* Keywords that mean nothing: by draft, by their siblings, by `type`. */
void advise_useless(struct advise *a);

/* Ranges, `required`, and the values of `enum`, `const` and `default`. */
void advise_ranges(struct advise *a);
void advise_required(struct advise *a);
void advise_values(struct advise *a);

/* Branches, and what `additionalProperties` does to them. */
void advise_branches(struct advise *a);

/* "`a`", "`a` and `b`", "`a`, `b` and `c`"; of many the first ones. */
struct advise_names {
    VEC(struct slice) list;
};
struct slice advise_list(struct arena *arena, const struct advise_names *names);

/* The unit of the subschema `node`, or SCHEMA_NONE. */
uint32_t advise_unit(const struct advise *a, const struct node *node);

/* Whether the keyword only tells about a value and demands nothing. */
bool advise_is_note(enum keyword keyword);

/* Whether a pattern matches every name. */
bool advise_is_any(struct slice pattern);

#endif
