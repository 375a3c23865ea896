#include "base/containers/map.h"

#include "base/containers/hash.h"

struct map
map_new(struct arena *arena)
{
    return (struct map){.arena = arena};
}

static uint32_t *
slot_find(const struct map *map, struct slice key, uint32_t hash)
{
    uint32_t mask = map->slots - 1;

    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t at = map->slot[i];

        if (at == 0)
            return &map->slot[i];
        const struct map_entry *entry = &map->entry[at - 1];

        if (entry->hash == hash && slice_equal(entry->key, key))
            return &map->slot[i];
    }
}

uint32_t *
map_find(const struct map *map, struct slice key)
{
    if (map->slots == 0)
        return NULL;
    uint32_t at = *slot_find(map, key, hash_keyed(key));

    return at ? &map->entry[at - 1].value : NULL;
}

static void
grow(struct map *map)
{
    uint32_t room = map->room ? map->room * 2 : 8;

    map->entry =
        arena_grow(map->arena, map->entry, map->room * sizeof(*map->entry),
                   room * sizeof(*map->entry), _Alignof(struct map_entry));
    map->room = room;
    map->slots = room * 2;
    map->slot = arena_array(map->arena, uint32_t, map->slots);
    for (uint32_t i = 0; i < map->count; i++)
        *slot_find(map, map->entry[i].key, map->entry[i].hash) = i + 1;
}

uint32_t *
map_add(struct map *map, struct slice key)
{
    uint32_t hash = hash_keyed(key);

    if (map->count == map->room)
        grow(map);
    uint32_t *slot = slot_find(map, key, hash);

    if (*slot == 0) {
        map->entry[map->count] = (struct map_entry){key, hash, 0};
        *slot = ++map->count;
    }
    return &map->entry[*slot - 1].value;
}
