#include "source/place.h"

#include "base/text/utf8.h"

static const char bom[] = "\xEF\xBB\xBF";

uint32_t
place_line_start(const struct source *source, uint32_t line)
{
    bool marked = line == 0 && slice_starts(source->text, slice_from(bom));

    return marked ? sizeof(bom) - 1 : source->line[line];
}

uint32_t
place_clamp(const struct source *source, uint32_t offset)
{
    const char *text = source->text.at;
    bool amid = offset > 0 && offset < source->text.len &&
                text[offset - 1] == '\r' && text[offset] == '\n';

    return offset - amid;
}

struct place
place_of(const struct source *source, uint32_t offset, enum place_unit unit)
{
    uint32_t line = source_line_at(source, offset);
    struct slice head = slice_cut(source->text, place_line_start(source, line),
                                  place_clamp(source, offset));
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
