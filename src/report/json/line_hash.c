#include "report/json/line_hash.h"

#include "base/containers/map.h"
#include "base/text/utf8.h"

enum { WINDOW = 100, FACTOR = 37, END = 0xFFFF };

struct roll {
    struct line_hash *line;
    uint32_t lines, begun;
    uint64_t hash, first; /* `first`: FACTOR to the power of WINDOW */
    uint32_t unit[WINDOW];
    uint32_t starts[WINDOW]; /* the line that the unit begins, from 1 */
    uint32_t at;
    bool hidden[WINDOW]; /* the unit must not be known */
    uint32_t hidings;    /* such units in the window */
    bool hides;          /* the next unit is one */
    bool start;          /* the next unit begins a line */
};

/* Takes in a unit; the one that falls out of the window may have begun a
 * line, whose hash is complete then.
 */
static void
push(struct roll *roll, uint32_t unit, bool line)
{
    uint32_t at = roll->at;

    if (roll->starts[at])
        roll->line[roll->starts[at] - 1] =
            (struct line_hash){roll->hash, roll->hidings == 0};
    roll->hidings += (uint32_t)roll->hides - (uint32_t)roll->hidden[at];
    roll->hidden[at] = roll->hides;
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
push_text(struct roll *roll, struct slice text,
          const struct report_spans *hidden)
{
    uint32_t span = 0;

    for (size_t i = 0; i < text.len;) {
        uint32_t c = 0xFFFD;
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);

        while (hidden && span < hidden->list.count &&
               span_end(hidden->list.item[span]) <= i)
            span++;
        roll->hides = hidden && span < hidden->list.count &&
                      hidden->list.item[span].at <= i;
        i += len ? len : 1;
        if (c == '\r' && i < text.len && text.at[i] == '\n')
            i++;
        if (c != ' ' && c != '\t')
            push_char(roll, c == '\r' ? '\n' : c);
    }
}

struct line_hash *
line_hash_make(struct arena *arena, const struct source *source,
               const struct report_spans *hidden)
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
    push_text(&roll, source->text, hidden);
    roll.hides = false;
    push_unit(&roll, END);
    for (int i = 0; i < WINDOW; i++)
        push(&roll, 0, false);
    for (uint32_t i = 0; i < source->lines; i++) {
        const char *bytes = (const char *)&roll.line[i].hash;

        if (roll.line[i].count == 0)
            continue;
        roll.line[i].count =
            ++*map_add(&seen, slice_make(bytes, sizeof(roll.line[i].hash)));
    }
    return roll.line;
}
