#include "source/place.h"

#include "base/utf8.h"

struct place
place_of(const struct source *source, uint32_t offset, enum place_unit unit)
{
    uint32_t line = source_line_at(source, offset);
    struct slice head = slice_cut(source->text, source->line[line], offset);
    size_t col = 0;

    switch (unit) {
    case PLACE_POINTS:
        col = utf8_count(head);
        break;
    case PLACE_UTF16:
        col = utf8_utf16(head);
        break;
    case PLACE_CELLS:
        col = utf8_cells(head);
        break;
    case PLACE_BYTES:
        col = head.len;
        break;
    }
    return (struct place){line, (uint32_t)col};
}
