#include "lint/thread_cache.h"

#include "port/bundle.h"
#include "regex/match.h"
#include "schema/ir/schema.h"

/* Enough for all that a repository says again and again. */
#define DESK_BYTES ((size_t)4 << 20)

/* Longer expressions are hardly there twice. */
#define LONGEST_KEPT 256

void
thread_cache_begin(struct thread_cache *cache)
{
    if (cache->patterns && cache->arena.used < DESK_BYTES)
        return;
    if (cache->patterns)
        pattern_cache_close(cache->patterns);
    arena_reset(&cache->arena);
    cache->patterns = pattern_cache_open(&cache->arena);
    cache->contexts = (struct contexts){.arena = &cache->arena};
    for (size_t i = 0; i < sizeof cache->seen / sizeof *cache->seen; i++)
        cache->seen[i] = map_new(&cache->arena);
    cache->expression.count = cache->expression.room = 0;
    cache->expression.item = NULL;
}

void
thread_cache_close(struct thread_cache *cache)
{
    if (cache->patterns)
        pattern_cache_close(cache->patterns);
    arena_close(&cache->arena);
}

uint32_t
thread_cache_schema(struct thread_cache *cache, enum document_kind kind,
                    const char *name)
{
    if (!cache->schema[kind])
        cache->schema[kind] =
            schema_find(&bundle_schemas, slice_from(name)) + 1;
    return cache->schema[kind] - 1;
}

/* What has findings must be read anew at each place, for they tell it. */
struct cached_reading
thread_cache_program(struct thread_cache *cache, struct arena *arena,
                     struct slice text, const struct jq_options *options,
                     struct bag *bag)
{
    struct cached_reading reading = {.inferred = NULL};
    struct map *map = &cache->seen[options->dialect];
    uint32_t *seen = text.len > LONGEST_KEPT ? NULL : map_find(map, text);

    if (seen && *seen) {
        struct cached_expression *kept = cache->expression.item[*seen - 1];

        return (struct cached_reading){kept->program, &kept->inferred};
    }
    if (seen || text.len > LONGEST_KEPT) {
        reading.program = jq_parse(arena, text, options, bag);
        return reading;
    }
    struct slice copy = arena_copy(&cache->arena, text);

    reading.program = jq_parse(&cache->arena, copy, options, bag);
    seen = map_add(map, copy);
    if (bag->list.count || bag->dropped)
        return reading;
    struct cached_expression *kept =
        arena_new(&cache->arena, struct cached_expression);

    *kept = (struct cached_expression){reading.program,
                                       infer_cache_new(reading.program.root)};
    *vec_push(&cache->arena, &cache->expression) = kept;
    *seen = cache->expression.count;
    reading.inferred = &kept->inferred;
    return reading;
}
