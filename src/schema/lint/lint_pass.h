#ifndef SCHEMA_LINT_LINT_PASS_H
#define SCHEMA_LINT_LINT_PASS_H

/* One walk over the subschemas of a document, each looked at on its own.
 * Private to advise.
 */

#include "base/containers/map.h"
#include "base/text/buf.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/keyword.h"
#include "schema/ir/kinds.h"
#include "schema/ir/phrase.h"
#include "schema/ir/typo_fix.h"

struct schema_lint {
    const struct schema *schema;
    const struct schema_places *places;
    const struct tree *tree;
    struct bag *bag;
    struct arena *scratch;
    struct eval_options eval;
    struct map declared; /* names in any `properties` of the document */
    struct map named;    /* identifiers and anchors → 1 + node */
    bool tracks;         /* unevaluated… stands somewhere */

    /* The current subschema: */
    const struct node *node; /* an object */
    uint32_t unit;
    enum schema_dialect dialect;
    bool alone; /* `$ref` is there and is alone, as up to draft 7 */
    const struct node *have[K_count_]; /* values; NULL: not there */
};

/* Keywords that mean nothing: by draft, by their siblings, by `type`. */
void lint_useless(struct schema_lint *a);

/* Ranges, `required`, and the values of `enum`, `const` and `default`. */
void lint_ranges(struct schema_lint *a);
void lint_required(struct schema_lint *a);
void lint_values(struct schema_lint *a);

/* Branches, and what `additionalProperties` does to them. */
void lint_branches(struct schema_lint *a);

/* "`a`", "`a` and `b`", "`a`, `b` and `c`"; of many the first ones. */
struct schema_lint_names {
    VEC(struct slice) list;
};
struct slice
lint_list(struct arena *arena, const struct schema_lint_names *names);

/* The unit of the subschema `node`, or SCHEMA_NONE. */
uint32_t lint_unit(const struct schema_lint *a, const struct node *node);

/* Whether the keyword only tells about a value and demands nothing. */
bool lint_is_note(enum keyword keyword);

/* Whether a pattern matches every name. */
bool lint_is_any(struct slice pattern);

#endif
