/* One line per finding, for grep and for golden tests:
 *
 *   path:line:col-endLine:endCol: level: message [rule-id]
 */

#include "report/position_map.h"
#include "report/reporter.h"

static void
write_place(struct buf *out, char before, struct place place)
{
    buf_byte(out, before);
    buf_number(out, place.line + 1);
    buf_byte(out, ':');
    buf_number(out, place.col + 1);
}

static void
write_finding(struct buf *out, struct position_map *map,
              const struct diag *diag)
{
    struct position_range range =
        position_map_range(map, diag->where, PLACE_POINTS);

    buf_safe(out, map->source->name);
    write_place(out, ':', range.start);
    write_place(out, '-', range.end);
    buf_text(out, ": ");
    buf_text(out, level_name(diag->level));
    buf_text(out, ": ");
    buf_safe(out, diag->text);
    buf_text(out, " [");
    buf_text(out, diag->kind->id);
    buf_text(out, "]\n");
}

static void
plain_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, &map, file->bag->list.item[i]);
}

const struct reporter reporter_plain = {
    .name = "plain",
    .summary = "one line per finding",
    .log = true,
    .file = plain_file,
};
