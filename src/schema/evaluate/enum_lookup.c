#include "schema/evaluate/enum_lookup.h"

#include "schema/ir/equal.h"

#include <stdlib.h>

/* A constant by its hash. */
struct choice_entry {
    uint32_t hash, value;
};

struct choice_index {
    struct choice_entry *entry; /* sorted */
    uint32_t count;
};

struct choice_cache {
    struct arena *arena;
    struct choice_index **index; /* by number of the set; NULL: not yet used */
};

struct choice_cache *
enum_lookup_cache_new(struct arena *arena, const struct schema *schema)
{
    struct choice_cache *cache = arena_new(arena, struct choice_cache);

    cache->arena = arena;
    cache->index = arena_array(arena, struct choice_index *, schema->choices);
    return cache;
}

static int
compare(const void *left, const void *right)
{
    const struct choice_entry *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

static struct choice_index *
index_make(struct arena *arena, const struct schema *schema,
           const struct schema_enum *choice)
{
    struct choice_index *index = arena_new(arena, struct choice_index);

    index->count = choice->values;
    index->entry = arena_array(arena, struct choice_entry, choice->values);
    for (uint32_t i = 0; i < choice->values; i++) {
        uint32_t value = schema->word[choice->value + i];

        index->entry[i] =
            (struct choice_entry){equal_hash_constant(schema, value), value};
    }
    qsort(index->entry, index->count, sizeof *index->entry, compare);
    return index;
}

bool
enum_lookup_has(struct evaluator *evaluator, uint32_t choice,
                const struct node *node)
{
    const struct schema *schema = evaluator->schema;
    const struct schema_enum *at = &schema->choice[choice];

    if (!evaluator->choices)
        evaluator->choices = enum_lookup_cache_new(evaluator->kept, schema);
    struct choice_index **made = &evaluator->choices->index[choice];

    if (!*made && !evaluate_spend(evaluator, (uint64_t)at->values * 8, node))
        return true;
    if (!*made)
        *made = index_make(evaluator->choices->arena, schema, at);
    const struct choice_index *index = *made;
    uint32_t hash = equal_hash_node(evaluator->tree, node);
    uint32_t low = 0, high = index->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (index->entry[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < index->count && index->entry[low].hash == hash; low++) {
        uint32_t value = index->entry[low].value;

        evaluate_spend(evaluator, schema->value[value].next - value, node);
        if (equal_constant(schema, value, evaluator->tree, node))
            return true;
    }
    return false;
}
