#include "base/core/vec.h"

#include "base/core/die.h"

#ifdef HOSTILE
#define FIRST_ROOM(size) 1u
#else
#define FIRST_ROOM(size) ((size) > 32 ? 4u : 8u)
#endif

void
vec_grow(struct arena *arena, void **item, uint32_t *room, size_t size)
{
    uint32_t more = *room * 2;

    /* Most never have more than this. */
    if (*room == 0) {
        *room = FIRST_ROOM(size);
        *item = arena_alloc(arena, *room * size, _Alignof(max_align_t));
        return;
    }
    if (more < *room)
        die("out of memory (array of %u elements)", *room);
    char *grown = arena_grow(arena, *item, *room * size, more * size,
                             _Alignof(max_align_t));

    memset(grown + *room * size, 0, (more - *room) * size);
    *item = grown;
    *room = more;
}
