#ifndef JQ_BUILTIN_H
#define JQ_BUILTIN_H

/* The functions that jq comes with, by name and arity, and which dialect has
 * them.  A constant table, sorted; what they do is for jq/type.
 */

#include "base/text/suggestion.h"
#include "jq/ast.h"
#include "jq/version.h"

struct builtin {
    struct slice name;
    uint8_t arity;
    bool in_1_7, in_1_8;
};

/* The builtin, whatever dialect has it; NULL when there is none. */
const struct builtin *builtin_find(struct slice name, unsigned arity);

/* The builtin, when `dialect` has it. */
const struct builtin *
builtin_find_in(struct slice name, unsigned arity, enum jq_dialect dialect);

/* A bit per arity under which `dialect` knows `name`: bit 0 for f/0, … */
unsigned builtin_arities(struct slice name, enum jq_dialect dialect);

/* Offers every public name of `dialect` to `near`. */
void builtin_offer(struct suggestion *suggestion, enum jq_dialect dialect);

/* All of them, sorted by name and arity. */
const struct builtin *builtin_table(uint32_t *count);

/* What one writes in jq for a name of another language (`toUpperCase`);
 * empty when nothing is known.
 */
struct slice builtin_hint(struct slice name);

#endif
