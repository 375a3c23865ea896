#include "source/source.h"

#include "base/vec.h"

struct source
source_make(struct slice name, struct slice text)
{
    return (struct source){.name = name, .text = text};
}

/* The first byte from `at` on that may end a line; eight at a time are passed
 * over when none of them is below the one behind CR.
 */
static size_t
next_control(struct slice text, size_t at)
{
    const uint64_t each = 0x0101010101010101;

    for (; at + 8 <= text.len; at += 8) {
        uint64_t word;

        memcpy(&word, text.at + at, 8);
        if ((word - each * ('\r' + 1)) & ~word & each << 7)
            break;
    }
    while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r')
        at++;
    return at;
}

void
source_index(struct arena *arena, struct source *source)
{
    if (source->line)
        return;
    VEC(uint32_t) starts = {0};
    struct slice text = source->text;

    *vec_push(arena, &starts) = 0;
    for (size_t i = next_control(text, 0); i < text.len;
         i = next_control(text, i + 1)) {
        if (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
            i++;
        *vec_push(arena, &starts) = (uint32_t)(i + 1);
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
