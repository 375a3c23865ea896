/* reviewdog's diagnostic format (rdjson): one object for the run.  Lines and
 * columns count from 1, columns in bytes of UTF-8.
 */

#include "report/json/write_position.h"
#include "report/position_map.h"
#include "report/uri.h"

static void
write_range(struct wire *wire, struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_BYTES);

    wire_key(wire, "range");
    wire_open(wire, '{');
    wire_position(wire, "start", range.start);
    wire_position(wire, "end", range.end);
    wire_close(wire, '}');
}

static void
write_location(struct wire *wire, const struct report_style *style,
               struct position_map *map, struct span span)
{
    wire_key(wire, "location");
    wire_open(wire, '{');
    wire_key_text(wire, "path", uri_path(style, map->arena, map->source->name));
    write_range(wire, map, span);
    wire_close(wire, '}');
}

static void
write_related(struct wire *wire, const struct report_style *style,
              struct position_map *map, const struct related *related)
{
    if (!related)
        return;
    wire_key(wire, "related_locations");
    wire_open(wire, '[');
    for (; related; related = related->next) {
        wire_open(wire, '{');
        wire_key_text(wire, "message", related->text);
        write_location(wire, style, position_map_along(map, related->source),
                       related->where);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

/* A reader takes suggestions one by one, so the edits of a fix become a
 * single one, with what stands between them.
 */
static void
write_suggestion(struct wire *wire, struct position_map *map,
                 const struct fix *fix)
{
    struct slice text = map->source->text;
    struct buf after = buf_new(map->arena);

    if (fix->count == 0)
        return;
    struct span all =
        span_join(fix->edit[0].where, fix->edit[fix->count - 1].where);
    size_t at = all.at;

    for (uint32_t i = 0; i < fix->count; i++) {
        buf_add(&after, slice_cut(text, at, fix->edit[i].where.at));
        buf_add(&after, fix->edit[i].text);
        at = span_end(fix->edit[i].where);
    }
    wire_key(wire, "suggestions");
    wire_open(wire, '[');
    wire_open(wire, '{');
    write_range(wire, map, all);
    wire_key_text(wire, "text", buf_slice(&after));
    wire_close(wire, '}');
    wire_close(wire, ']');
}

static void
write_finding(struct wire *wire, const struct report_style *style,
              struct position_map *map, const struct diag *diag)
{
    struct buf page = buf_new(map->arena);

    report_page(&page, diag->kind);
    wire_open(wire, '{');
    wire_key_text(wire, "message", diag->text);
    write_location(wire, style, map, diag->where);
    wire_key_text(
        wire, "severity",
        slice_from(level_word(diag->level, "ERROR", "WARNING", "INFO")));
    wire_key(wire, "code");
    wire_open(wire, '{');
    wire_key_text(wire, "value", slice_from(diag->kind->id));
    wire_key_text(wire, "url", buf_slice(&page));
    wire_close(wire, '}');
    write_suggestion(wire, map, &diag->fix);
    write_related(wire, style, map, diag->related);
    wire_close(wire, '}');
}

static void
rdjson_begin(struct buf *out, const struct report_style *style)
{
    (void)style;
    buf_text(out, "{\"source\":{\"name\":\"invokelint\",\"url\":"
                  "\"" REPORT_HOME "\"},\"diagnostics\":[");
}

static void
rdjson_file(struct buf *out, const struct report_style *style,
            const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    struct wire wire = wire_resume(out, style->run->listed > 0);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        if (!report_lists(style, file->bag->list.item[i]))
            continue;
        wire_line(&wire);
        write_finding(&wire, style, &map, file->bag->list.item[i]);
    }
}

static void
rdjson_end(struct buf *out, const struct report_style *style,
           const struct report_totals *totals)
{
    (void)style;
    (void)totals;
    buf_text(out, "\n]}\n");
}

const struct reporter reporter_rdjson = {
    .name = "rdjson",
    .summary = "reviewdog's diagnostic format",
    .begin = rdjson_begin,
    .file = rdjson_file,
    .end = rdjson_end,
};
