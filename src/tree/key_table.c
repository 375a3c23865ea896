#include "tree/key_table.h"

#include <stdlib.h>

struct key_table
key_table_new(struct arena *arena, uint32_t object, uint32_t count)
{
    uint32_t slots = 128;

    while (slots / 2 < count)
        slots *= 2;
    return (struct key_table){
        .object = object,
        .mask = slots - 1,
        .slot = arena_array(arena, uint32_t, slots),
    };
}

uint32_t *
key_table_at(const struct key_table *table, const struct tree *tree,
             struct slice text)
{
    uint32_t at = hash_keyed(text) & table->mask;

    while (table->slot[at]) {
        const struct node *key = &tree->node[table->slot[at]];

        if (slice_equal(node_key_text(tree, key), text))
            break;
        at = (at + 1) & table->mask;
    }
    return &table->slot[at];
}

static int
by_object(const void *left, const void *right)
{
    const struct key_table *a = left, *b = right;

    return (a->object > b->object) - (a->object < b->object);
}

const struct key_tables *
key_tables_finish(struct key_tables *tables, struct arena *arena)
{
    if (!tables->list.count)
        return NULL;
    struct key_tables *finished = arena_new(arena, struct key_tables);

    *finished = *tables;
    qsort(finished->list.item, finished->list.count,
          sizeof *finished->list.item, by_object);
    return finished;
}

const struct key_tables *
key_tables_copy(const struct key_tables *tables, struct arena *arena)
{
    if (!tables)
        return NULL;
    struct key_tables *copy = arena_new(arena, struct key_tables);

    for (uint32_t i = 0; i < tables->list.count; i++) {
        struct key_table table = tables->list.item[i];
        size_t size = ((size_t)table.mask + 1) * sizeof *table.slot;
        const uint32_t *slot = table.slot;

        table.slot = arena_take(arena, size, _Alignof(uint32_t));
        memcpy(table.slot, slot, size);
        *vec_push(arena, &copy->list) = table;
    }
    return copy;
}

const struct key_table *
key_tables_find(const struct key_tables *tables, uint32_t object)
{
    uint32_t low = 0, high = tables->list.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (tables->list.item[middle].object < object)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tables->list.count && tables->list.item[low].object == object
               ? &tables->list.item[low]
               : NULL;
}
