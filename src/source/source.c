#include "source/source.h"

#include "base/core/vec.h"

struct source
source_make(struct slice name, struct slice text)
{
    return (struct source){.name = name, .text = text};
}

/* A line ends where the next feed or return stands, whichever comes first;
 * each of the two is looked for again only when it was passed.
 */
void
source_index(struct arena *arena, struct source *source)
{
    if (source->line)
        return;
    VEC(uint32_t) starts = {0};
    struct slice text = source->text;
    size_t feed = slice_find_byte(text, '\n', 0);
    size_t back = slice_find_byte(text, '\r', 0);

    *vec_push(arena, &starts) = 0;
    while (feed != back) { /* both SLICE_NONE: no more */
        size_t next = (feed < back ? feed : back) + 1;

        if (back < feed && feed == next)
            next++;
        *vec_push(arena, &starts) = (uint32_t)next;
        if (feed < next)
            feed = slice_find_byte(text, '\n', next);
        if (back < next)
            back = slice_find_byte(text, '\r', next);
    }
    source->line = starts.item;
    source->lines = starts.count;
}

uint32_t
source_line_at(const struct source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->lines;

    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;

        if (source->line[mid] <= offset)
            low = mid;
        else
            high = mid;
    }
    return low;
}

struct slice
source_line(const struct source *source, uint32_t line)
{
    size_t end =
        line + 1 < source->lines ? source->line[line + 1] : source->text.len;
    struct slice text = slice_cut(source->text, source->line[line], end);

    while (text.len &&
           (text.at[text.len - 1] == '\n' || text.at[text.len - 1] == '\r'))
        text.len--;
    return text;
}
