/* GitLab's Code Quality report: an array of findings.  Its users are shown
 * what is new, which is found out by the fingerprints.
 */

#include "report/json/position.h"
#include "report/position_map.h"
#include "report/uri.h"

#include <inttypes.h>

/* GitLab reads `lines`; `positions` is what it documents beside that. */
static struct json_t *
location_value(struct position_range range, struct slice path)
{
    struct json_t *value = json_value_object();
    struct json_t *lines = json_value_object();
    struct json_t *positions = json_value_object();

    json_value_set_text(value, "path", path);
    json_value_set_number(lines, "begin", range.start.line + 1);
    json_value_set_number(lines, "end", range.end.line + 1);
    json_value_set(value, "lines", lines);
    json_value_set(positions, "begin", position_value(range.start));
    json_value_set(positions, "end", position_value(range.end));
    json_value_set(value, "positions", positions);
    return value;
}

static struct json_t *
finding_value(struct position_map *map, const struct diag *diag,
              struct slice path)
{
    struct json_t *value = json_value_object();

    json_value_set_text(value, "description", diag->text);
    json_value_set_text(value, "check_name", slice_from(diag->kind->id));
    json_value_set_text(
        value, "fingerprint",
        arena_printf(map->arena, "%016" PRIx64, diag->fingerprint));
    json_value_set_text(
        value, "severity",
        slice_from(level_word(diag->level, "major", "minor", "info")));
    json_value_set(
        value, "location",
        location_value(position_map_range(map, diag->where, PLACE_POINTS),
                       path));
    return value;
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
    struct slice path = uri_path(style, file->scratch, file->source->name);
    bool comma = style->run->listed > 0;

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        if (!report_lists(style, file->bag->list.item[i]))
            continue;
        buf_text(out, comma ? ",\n" : "\n");
        json_value_write(out,
                         finding_value(&map, file->bag->list.item[i], path));
        comma = true;
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
