#include "diag/location.h"

const struct location *
location_copy(struct arena *arena, const struct location *location)
{
    struct location *copy = arena_new(arena, struct location);

    copy->keyword = arena_copy(arena, location->keyword);
    copy->absolute = arena_copy(arena, location->absolute);
    copy->instance = arena_copy(arena, location->instance);
    return copy;
}
