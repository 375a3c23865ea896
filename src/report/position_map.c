#include "report/position_map.h"

#include "base/text/utf8.h"

/* Bytes between two marks, and the distance from the line's start up to
 * which counting is cheaper than making them.
 */
#ifdef HOSTILE
#define STEP 4u
#define NEAR_BYTES 2u
#else
#define STEP 1024u
#define NEAR_BYTES 4096u
#endif

struct position_map
position_map_new(struct arena *arena, const struct source *source)
{
    return (struct position_map){.arena = arena, .source = source};
}

struct position_map *
position_map_along(struct position_map *map, const struct source *source)
{
    if (!source || source == map->source)
        return map;
    for (struct position_map *other = map->others; other; other = other->next)
        if (other->along == source)
            return other;
    struct position_map *other = arena_new(map->arena, struct position_map);
    const struct source *along = source;

    if (!source->line) {
        struct source *indexed = arena_new(map->arena, struct source);

        *indexed = *source;
        source_index(map->arena, indexed);
        source = indexed;
    }
    *other = position_map_new(map->arena, source);
    other->along = along;
    other->next = map->others;
    map->others = other;
    return other;
}

/* Every byte that is no continuation starts a character, or stands for one,
 * whatever comes before it.
 */
static uint32_t
next_start(struct slice text, uint32_t at)
{
    while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static void
make_marks(struct position_map *map)
{
    struct slice text = map->source->text;
    struct position_mark now = {0};

    map->marks = (uint32_t)(text.len / STEP) + 1;
    map->mark = arena_array(map->arena, struct position_mark, map->marks);
    for (uint32_t i = 1; i < map->marks; i++) {
        uint32_t to = next_start(text, i * STEP);
        struct slice piece = slice_cut(text, now.offset, to);

        now.points += (uint32_t)utf8_count(piece);
        now.utf16 += (uint32_t)utf8_utf16(piece);
        now.offset = to > now.offset ? to : now.offset;
        map->mark[i] = now;
    }
}

/* Units from the start of the text. */
static uint32_t
count_to(const struct position_map *map, uint32_t offset, enum place_unit unit)
{
    uint32_t i = offset / STEP;

    if (i >= map->marks)
        i = map->marks - 1;
    while (map->mark[i].offset > offset)
        i--;
    struct slice rest =
        slice_cut(map->source->text, map->mark[i].offset, offset);

    if (unit == PLACE_UTF16)
        return map->mark[i].utf16 + (uint32_t)utf8_utf16(rest);
    return map->mark[i].points + (uint32_t)utf8_count(rest);
}

struct place
position_map_place(struct position_map *map, uint32_t offset,
                   enum place_unit unit)
{
    const struct source *source = map->source;
    uint32_t line = source_line_at(source, offset);
    uint32_t start = place_line_start(source, line);

    if (unit == PLACE_BYTES || offset <= start + NEAR_BYTES)
        return place_of(source, offset, unit);
    if (!map->mark)
        make_marks(map);
    offset = place_clamp(source, offset);
    return (struct place){line, count_to(map, offset, unit) -
                                    count_to(map, start, unit)};
}

struct position_range
position_map_range(struct position_map *map, struct span span,
                   enum place_unit unit)
{
    return (struct position_range){
        position_map_place(map, span.at, unit),
        position_map_place(map, span_end(span), unit),
    };
}
