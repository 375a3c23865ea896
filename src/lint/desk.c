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
    desk->seen = map_new(&desk->arena);
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
struct jq_program
desk_program(struct desk *desk, struct arena *arena, struct slice text,
             const struct jq_options *options, struct bag *bag,
             struct desk_expression **kept)
{
    *kept = NULL;
    if (text.len > LONGEST_KEPT)
        return jq_parse(arena, text, options, bag);
    uint32_t *seen = map_find(&desk->seen, text);

    if (seen && *seen)
        *kept = desk->expression.item[*seen - 1];
    if (*kept)
        return (*kept)->program;
    if (seen)
        return jq_parse(arena, text, options, bag);
    struct slice copy = arena_copy(&desk->arena, text);
    struct jq_program program = jq_parse(&desk->arena, copy, options, bag);

    seen = map_add(&desk->seen, copy);
    if (bag->list.count || bag->dropped)
        return program;
    *kept = arena_new(&desk->arena, struct desk_expression);
    **kept = (struct desk_expression){program, memo_new(program.root)};
    *vec_push(&desk->arena, &desk->expression) = *kept;
    *seen = desk->expression.count;
    return program;
}
