/* reviewdog's diagnostic format (rdjson): one object for the run.  Lines and
 * columns count from 1, columns in bytes of UTF-8.
 */

#include "report/json/position.h"
#include "report/position_map.h"
#include "report/uri.h"

static struct json_t *
range_value(struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_BYTES);
    struct json_t *value = json_value_object();

    json_value_set(value, "start", position_value(range.start));
    json_value_set(value, "end", position_value(range.end));
    return value;
}

static struct json_t *
location_value(const struct report_style *style, struct position_map *map,
               struct span span)
{
    struct json_t *value = json_value_object();

    json_value_set_text(value, "path",
                        uri_path(style, map->arena, map->source->name));
    json_value_set(value, "range", range_value(map, span));
    return value;
}

static struct json_t *
related_value(const struct report_style *style, struct position_map *map,
              const struct related *related)
{
    struct json_t *list = json_value_array();

    for (; related; related = related->next) {
        struct json_t *value = json_value_object();

        json_value_set_text(value, "message", related->text);
        json_value_set(value, "location",
                       location_value(style,
                                      position_map_along(map, related->source),
                                      related->where));
        json_value_add(list, value);
    }
    return list;
}

/* A reader takes suggestions one by one, so the edits of a fix become a
 * single one, with the text between them.
 */
static struct json_t *
suggestions_value(struct position_map *map, const struct fix *fix)
{
    struct slice text = map->source->text;
    struct buf after = buf_new(map->arena);
    struct json_t *list = json_value_array(), *value = json_value_object();
    struct span all =
        span_join(fix->edit[0].where, fix->edit[fix->count - 1].where);
    size_t at = all.at;

    for (uint32_t i = 0; i < fix->count; i++) {
        buf_add(&after, slice_cut(text, at, fix->edit[i].where.at));
        buf_add(&after, fix->edit[i].text);
        at = span_end(fix->edit[i].where);
    }
    json_value_set(value, "range", range_value(map, all));
    json_value_set_text(value, "text", buf_slice(&after));
    json_value_add(list, value);
    return list;
}

static struct json_t *
finding_value(const struct report_style *style, struct position_map *map,
              const struct diag *diag)
{
    struct buf page = buf_new(map->arena);
    struct json_t *value = json_value_object(), *code = json_value_object();

    report_page(&page, diag->kind);
    json_value_set_text(code, "value", slice_from(diag->kind->id));
    json_value_set_text(code, "url", buf_slice(&page));
    json_value_set_text(value, "message", diag->text);
    json_value_set(value, "location", location_value(style, map, diag->where));
    json_value_set_text(
        value, "severity",
        slice_from(level_word(diag->level, "ERROR", "WARNING", "INFO")));
    json_value_set(value, "code", code);
    if (diag->fix.count)
        json_value_set(value, "suggestions",
                       suggestions_value(map, &diag->fix));
    if (diag->related)
        json_value_set(value, "related_locations",
                       related_value(style, map, diag->related));
    return value;
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
    bool comma = style->run->listed > 0;

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        if (!report_lists(style, file->bag->list.item[i]))
            continue;
        buf_text(out, comma ? ",\n" : "\n");
        json_value_write(out,
                         finding_value(style, &map, file->bag->list.item[i]));
        comma = true;
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
