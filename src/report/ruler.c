#include "report/ruler.h"

#include "base/utf8.h"

/* Bytes between two marks, and the distance from the line's start up to
 * which counting is cheaper than making them.
 */
#ifdef HOSTILE
#define STEP 4u
#define NEAR 2u
#else
#define STEP 1024u
#define NEAR 4096u
#endif

struct ruler
ruler_new(struct arena *arena, const struct source *source)
{
    return (struct ruler){.arena = arena, .source = source};
}

struct ruler *
ruler_along(struct ruler *ruler, const struct source *source)
{
    if (!source || source == ruler->source)
        return ruler;
    for (struct ruler *other = ruler->others; other; other = other->next)
        if (other->along == source)
            return other;
    struct ruler *other = arena_new(ruler->arena, struct ruler);
    const struct source *along = source;

    if (!source->line) {
        struct source *indexed = arena_new(ruler->arena, struct source);

        *indexed = *source;
        source_index(ruler->arena, indexed);
        source = indexed;
    }
    *other = ruler_new(ruler->arena, source);
    other->along = along;
    other->next = ruler->others;
    ruler->others = other;
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
make_marks(struct ruler *ruler)
{
    struct slice text = ruler->source->text;
    struct ruler_mark now = {0};

    ruler->marks = (uint32_t)(text.len / STEP) + 1;
    ruler->mark = arena_array(ruler->arena, struct ruler_mark, ruler->marks);
    for (uint32_t i = 1; i < ruler->marks; i++) {
        uint32_t to = next_start(text, i * STEP);
        struct slice piece = slice_cut(text, now.offset, to);

        now.points += (uint32_t)utf8_count(piece);
        now.utf16 += (uint32_t)utf8_utf16(piece);
        now.offset = to > now.offset ? to : now.offset;
        ruler->mark[i] = now;
    }
}

/* Units from the start of the text. */
static uint32_t
count_to(const struct ruler *ruler, uint32_t offset, enum place_unit unit)
{
    uint32_t i = offset / STEP;

    if (i >= ruler->marks)
        i = ruler->marks - 1;
    while (ruler->mark[i].offset > offset)
        i--;
    struct slice rest =
        slice_cut(ruler->source->text, ruler->mark[i].offset, offset);

    if (unit == PLACE_UTF16)
        return ruler->mark[i].utf16 + (uint32_t)utf8_utf16(rest);
    return ruler->mark[i].points + (uint32_t)utf8_count(rest);
}

struct place
ruler_place(struct ruler *ruler, uint32_t offset, enum place_unit unit)
{
    const struct source *source = ruler->source;
    uint32_t line = source_line_at(source, offset);
    uint32_t start = place_line_start(source, line);

    if (unit == PLACE_BYTES || offset <= start + NEAR)
        return place_of(source, offset, unit);
    if (!ruler->mark)
        make_marks(ruler);
    offset = place_clamp(source, offset);
    return (struct place){line, count_to(ruler, offset, unit) -
                                    count_to(ruler, start, unit)};
}

struct ruler_range
ruler_range(struct ruler *ruler, struct span span, enum place_unit unit)
{
    return (struct ruler_range){
        ruler_place(ruler, span.at, unit),
        ruler_place(ruler, span_end(span), unit),
    };
}
