#include "report/line_hash.h"

#include "base/map.h"
#include "base/utf8.h"

enum { WINDOW = 100, FACTOR = 37, END = 0xFFFF };

struct roll {
    struct line_hash *line;
    uint32_t lines, begun;
    uint64_t hash, first; /* `first`: FACTOR to the power of WINDOW */
    uint32_t unit[WINDOW];
    uint32_t starts[WINDOW]; /* the line that the unit begins, from 1 */
    uint32_t at;
    bool start; /* the next unit begins a line */
};

/* Takes in a unit; the one that falls out of the window may have begun a
 * line, whose hash is complete then.
 */
static void
push(struct roll *roll, uint32_t unit, bool line)
{
    uint32_t at = roll->at;

    if (roll->starts[at])
        roll->line[roll->starts[at] - 1].hash = roll->hash;
    roll->starts[at] = line && roll->begun < roll->lines ? ++roll->begun : 0;
    roll->hash = roll->hash * FACTOR + unit - roll->first * roll->unit[at];
    roll->unit[at] = unit;
    roll->at = (at + 1) % WINDOW;
}

static void
push_unit(struct roll *roll, uint32_t unit)
{
    push(roll, unit, roll->start);
    roll->start = unit == '\n';
}

static void
push_char(struct roll *roll, uint32_t c)
{
    if (c > 0xFFFF) {
        c -= 0x10000;
        push_unit(roll, 0xD800 + (c >> 10));
        c = 0xDC00 + (c & 0x3FF);
    }
    push_unit(roll, c);
}

static void
push_text(struct roll *roll, struct slice text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t c = 0xFFFD;
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);

        i += len ? len : 1;
        if (c == '\r' && i < text.len && text.at[i] == '\n')
            i++;
        if (c != ' ' && c != '\t')
            push_char(roll, c == '\r' ? '\n' : c);
    }
}

struct line_hash *
line_hash_make(struct arena *arena, const struct source *source)
{
    struct roll roll = {
        .line = arena_array(arena, struct line_hash, source->lines),
        .lines = source->lines,
        .first = 1,
        .start = true,
    };
    struct map seen = map_new(arena);

    for (int i = 0; i < WINDOW; i++)
        roll.first *= FACTOR;
    push_text(&roll, source->text);
    push_unit(&roll, END);
    for (int i = 0; i < WINDOW; i++)
        push(&roll, 0, false);
    for (uint32_t i = 0; i < source->lines; i++) {
        const char *bytes = (const char *)&roll.line[i].hash;

        roll.line[i].count =
            ++*map_add(&seen, slice_make(bytes, sizeof(roll.line[i].hash)));
    }
    return roll.line;
}
