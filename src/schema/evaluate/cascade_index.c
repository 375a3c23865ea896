#include "schema/evaluate/cascade_index.h"

#include "base/containers/hash.h"

#include <stdlib.h>

/* A power of two with room to spare for `count`. */
static uint32_t
table_size(uint32_t count)
{
    uint32_t size = 4;

    while (size < 2 * count)
        size *= 2;
    return size;
}

static uint32_t
hash_address(const void *address)
{
    uint64_t bits = (uint64_t)(uintptr_t)address * 0x9E3779B97F4A7C15U;

    return (uint32_t)(bits >> 32);
}

static uint32_t
hash_member(const struct node *object, struct slice name)
{
    return hash_text(name) ^ hash_address(object);
}

static void
index_numbers(struct cascade_index *index, struct arena *arena)
{
    uint32_t size = table_size(index->count);

    index->number = arena_array(arena, uint32_t, size);
    index->number_mask = size - 1;
    for (uint32_t i = 0; i < index->count; i++) {
        uint32_t at = hash_address(index->list[i]) & index->number_mask;

        while (index->number[at])
            at = (at + 1) & index->number_mask;
        index->number[at] = i + 1;
    }
}

const struct cascade_member *
cascade_index_note(const struct cascade_index *index, uint32_t note)
{
    uint32_t missing = index->notes->missing.count;

    return note < missing ? &index->notes->missing.item[note]
                          : &index->notes->meant.item[note - missing];
}

/* From the last to the first, so that each chain is in order. */
static void
index_notes(struct cascade_index *index, struct arena *arena)
{
    uint32_t notes = index->notes->missing.count + index->notes->meant.count;
    uint32_t size = table_size(notes);

    index->head = arena_array(arena, uint32_t, size);
    index->head_mask = size - 1;
    index->next = arena_array(arena, uint32_t, notes + 1);
    for (uint32_t i = notes; i > 0; i--) {
        const struct cascade_member *note = cascade_index_note(index, i - 1);
        uint32_t at = hash_member(note->object, note->name) & index->head_mask;

        index->next[i - 1] = index->head[at];
        index->head[at] = i;
    }
}

struct cascade_index
cascade_index_make(const struct cascades *notes, struct diag **list,
                   uint32_t count, struct arena *arena)
{
    struct cascade_index index = {.notes = notes, .list = list, .count = count};

    index_numbers(&index, arena);
    index_notes(&index, arena);
    return index;
}

uint32_t
cascade_index_number(const struct cascade_index *index, const struct diag *diag)
{
    uint32_t at = hash_address(diag) & index->number_mask;

    for (; index->number[at]; at = (at + 1) & index->number_mask)
        if (index->list[index->number[at] - 1] == diag)
            return index->number[at] - 1;
    return SCHEMA_NONE;
}

/* The first note of the chain from `note` (0: none) on that fits. */
static uint32_t
fitting(const struct cascade_index *index, uint32_t note,
        const struct node *object, struct slice name)
{
    for (; note; note = index->next[note - 1]) {
        const struct cascade_member *at = cascade_index_note(index, note - 1);

        if (at->object == object && slice_equal(at->name, name))
            return note - 1;
    }
    return SCHEMA_NONE;
}

uint32_t
cascade_index_first(const struct cascade_index *index,
                    const struct node *object, struct slice name)
{
    uint32_t at = hash_member(object, name) & index->head_mask;

    return fitting(index, index->head[at], object, name);
}

uint32_t
cascade_index_next(const struct cascade_index *index, uint32_t note,
                   const struct node *object, struct slice name)
{
    return fitting(index, index->next[note], object, name);
}

static int
compare(const void *left, const void *right)
{
    const struct cascade_place *a = left, *b = right;

    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

const struct cascade_place *
cascade_index_from(struct cascade_index *index, struct arena *arena,
                   uint32_t from, uint32_t *count)
{
    uint32_t low = 0, high = index->count;

    if (!index->place) {
        index->place = arena_array(arena, struct cascade_place, high + 1);
        for (uint32_t i = 0; i < high; i++)
            index->place[i] =
                (struct cascade_place){index->list[i]->where.at, i};
        qsort(index->place, high, sizeof *index->place, compare);
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (index->place[middle].at < from)
            low = middle + 1;
        else
            high = middle;
    }
    *count = index->count - low;
    return index->place + low;
}
