#include "jq/builtin.h"

enum availability { NONE, OLD, NEW, BOTH };

#define BUILTIN(name, arity, dialects)                         \
    {SC(name), arity, (dialects) == OLD || (dialects) == BOTH, \
     (dialects) == NEW || (dialects) == BOTH},
static const struct builtin table[] = {
#include "jq/builtins.def"
};
#undef BUILTIN

enum { BUILTINS = sizeof(table) / sizeof(table[0]) };

/* What one writes in jq for a name from another language; sorted. */
static const struct {
    struct slice name;
    struct slice instead;
} hints[] = {
#define FOREIGN(name, instead) {SC(name), SC(instead)},
#include "jq/foreign_names.def"
#undef FOREIGN
};

enum { HINTS = sizeof(hints) / sizeof(hints[0]) };

/* Index of the first builtin whose name is not before `name`. */
static size_t
lower_bound(struct slice name)
{
    size_t low = 0, high = BUILTINS;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_compare(table[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
has(const struct builtin *builtin, enum jq_dialect dialect)
{
    return dialect == JQ_1_7 ? builtin->in_1_7 : builtin->in_1_8;
}

const struct builtin *
builtin_find(struct slice name, unsigned arity)
{
    for (size_t i = lower_bound(name);
         i < BUILTINS && slice_equal(table[i].name, name); i++)
        if (table[i].arity == arity)
            return &table[i];
    return NULL;
}

const struct builtin *
builtin_find_in(struct slice name, unsigned arity, enum jq_dialect dialect)
{
    const struct builtin *builtin = builtin_find(name, arity);

    return builtin && has(builtin, dialect) ? builtin : NULL;
}

unsigned
builtin_arities(struct slice name, enum jq_dialect dialect)
{
    unsigned arities = 0;

    for (size_t i = lower_bound(name);
         i < BUILTINS && slice_equal(table[i].name, name); i++)
        if (has(&table[i], dialect))
            arities |= 1u << table[i].arity;
    return arities;
}

void
builtin_offer(struct suggestion *suggestion, enum jq_dialect dialect)
{
    for (size_t i = 0; i < BUILTINS; i++)
        if (table[i].name.at[0] != '_' && has(&table[i], dialect))
            suggestion_offer(suggestion, table[i].name);
}

const struct builtin *
builtin_table(uint32_t *count)
{
    *count = BUILTINS;
    return table;
}

struct slice
builtin_hint(struct slice name)
{
    size_t low = 0, high = HINTS;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare(hints[middle].name, name);

        if (order == 0)
            return hints[middle].instead;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return slice_make(NULL, 0);
}
