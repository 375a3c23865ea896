#include "lint/desk.h"

#include "port/bundle.h"
#include "regex/match.h"
#include "schema/schema.h"

/* Enough for all that a repository says again and again. */
#define DESK_BYTES ((size_t)4 << 20)

/* Longer expressions are hardly there twice. */
#define LONGEST_KEPT 256

void
desk_begin(struct desk *desk)
{
    if (desk->patterns && desk->arena.used < DESK_BYTES)
        return;
    if (desk->patterns)
        pattern_cache_close(desk->patterns);
    arena_reset(&desk->arena);
    desk->patterns = pattern_cache_open(&desk->arena);
    desk->contexts = (struct contexts){.arena = &desk->arena};
    for (size_t i = 0; i < sizeof desk->seen / sizeof *desk->seen; i++)
        desk->seen[i] = map_new(&desk->arena);
    desk->expression.count = desk->expression.room = 0;
    desk->expression.item = NULL;
}

void
desk_close(struct desk *desk)
{
    if (desk->patterns)
        pattern_cache_close(desk->patterns);
    arena_close(&desk->arena);
}

uint32_t
desk_schema(struct desk *desk, enum shape_kind kind, const char *name)
{
    if (!desk->schema[kind])
        desk->schema[kind] = schema_find(&bundle_schemas, slice_from(name)) + 1;
    return desk->schema[kind] - 1;
}

/* What has findings must be read anew at each place, for they tell it. */
struct desk_reading
desk_program(struct desk *desk, struct arena *arena, struct slice text,
             const struct jq_options *options, struct bag *bag)
{
    struct desk_reading reading = {.memo = NULL};
    struct map *map = &desk->seen[options->dialect];
    uint32_t *seen = text.len > LONGEST_KEPT ? NULL : map_find(map, text);

    if (seen && *seen) {
        struct desk_expression *kept = desk->expression.item[*seen - 1];

        return (struct desk_reading){kept->program, &kept->memo};
    }
    if (seen || text.len > LONGEST_KEPT) {
        reading.program = jq_parse(arena, text, options, bag);
        return reading;
    }
    struct slice copy = arena_copy(&desk->arena, text);

    reading.program = jq_parse(&desk->arena, copy, options, bag);
    seen = map_add(map, copy);
    if (bag->list.count || bag->dropped)
        return reading;
    struct desk_expression *kept =
        arena_new(&desk->arena, struct desk_expression);

    *kept = (struct desk_expression){reading.program,
                                     memo_new(reading.program.root)};
    *vec_push(&desk->arena, &desk->expression) = kept;
    *seen = desk->expression.count;
    reading.memo = &kept->memo;
    return reading;
}
