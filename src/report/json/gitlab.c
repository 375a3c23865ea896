/* GitLab's Code Quality report: an array of findings.  Its users are shown
 * what is new, which is found out by the fingerprints.
 */

#include "report/json/write_position.h"
#include "report/position_map.h"
#include "report/uri.h"

#include <inttypes.h>

/* GitLab reads `lines`; `positions` is what it documents beside that. */
static void
write_location(struct wire *wire, struct position_range range,
               struct slice path)
{
    wire_key(wire, "location");
    wire_open(wire, '{');
    wire_key_text(wire, "path", path);
    wire_key(wire, "lines");
    wire_open(wire, '{');
    wire_key_number(wire, "begin", range.start.line + 1);
    wire_key_number(wire, "end", range.end.line + 1);
    wire_close(wire, '}');
    wire_key(wire, "positions");
    wire_open(wire, '{');
    wire_position(wire, "begin", range.start);
    wire_position(wire, "end", range.end);
    wire_close(wire, '}');
    wire_close(wire, '}');
}

static void
write_finding(struct wire *wire, struct position_map *map,
              const struct diag *diag, struct slice path)
{
    wire_open(wire, '{');
    wire_key_text(wire, "description", diag->text);
    wire_key_text(wire, "check_name", slice_from(diag->kind->id));
    wire_key_text(wire, "fingerprint",
                  arena_printf(map->arena, "%016" PRIx64, diag->fingerprint));
    wire_key_text(
        wire, "severity",
        slice_from(level_word(diag->level, "major", "minor", "info")));
    write_location(wire, position_map_range(map, diag->where, PLACE_POINTS),
                   path);
    wire_close(wire, '}');
}

static void
gitlab_begin(struct buf *out, const struct report_style *style)
{
    (void)style;
    buf_byte(out, '[');
}

static void
gitlab_file(struct buf *out, const struct report_style *style,
            const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    struct wire wire = wire_resume(out, style->run->listed > 0);
    struct slice path = uri_path(style, file->scratch, file->source->name);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        if (!report_lists(style, file->bag->list.item[i]))
            continue;
        wire_line(&wire);
        write_finding(&wire, &map, file->bag->list.item[i], path);
    }
}

static void
gitlab_end(struct buf *out, const struct report_style *style,
           const struct report_totals *totals)
{
    (void)style;
    (void)totals;
    buf_text(out, "\n]\n");
}

const struct reporter reporter_gitlab = {
    .name = "gitlab",
    .summary = "GitLab's Code Quality report",
    .fingerprints = true,
    .begin = gitlab_begin,
    .file = gitlab_file,
    .end = gitlab_end,
};
