#ifndef BASE_CONTAINERS_MAP_H
#define BASE_CONTAINERS_MAP_H

/* slice → uint32_t, in an arena.  Entries stay in the order in which they
 * were added, so that no hash order ever reaches a report.  Keys are
 * borrowed: they must live as long as the map.
 */

#include "base/core/arena.h"

struct map_entry {
    struct slice key;
    uint32_t hash;
    uint32_t value;
};

struct map {
    struct arena *arena;
    struct map_entry *entry; /* in order of addition */
    uint32_t count, room;
    uint32_t *slot; /* open addressing: 0, or 1 + index of an entry */
    uint32_t slots;
};

struct map map_new(struct arena *arena);

/* Where the value of `key` stands, or NULL. */
uint32_t *map_find(const struct map *map, struct slice key);

/* Where the value of `key` stands; added with value 0 when it is new. */
uint32_t *map_add(struct map *map, struct slice key);

#endif
