#include "report/json/finding.h"

static struct json_t *
place_value(struct place place, uint32_t offset)
{
    struct json_t *value = json_value_object();

    json_value_set_number(value, "line", place.line + 1);
    json_value_set_number(value, "col", place.col + 1);
    json_value_set_number(value, "offset", offset);
    return value;
}

static struct json_t *
range_value(struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_POINTS);
    struct json_t *value = json_value_object();

    json_value_set(value, "start", place_value(range.start, span.at));
    json_value_set(value, "end", place_value(range.end, span_end(span)));
    return value;
}

static struct json_t *
related_value(struct position_map *map, const struct related *related)
{
    struct json_t *list = json_value_array();

    for (; related; related = related->next) {
        struct position_map *other = position_map_along(map, related->source);
        struct json_t *value = json_value_object();

        if (related->source)
            json_value_set_text(value, "path", related->source->name);
        json_value_set_text(value, "message", related->text);
        json_value_set(value, "range", range_value(other, related->where));
        json_value_add(list, value);
    }
    return list;
}

static struct json_t *
fix_value(struct position_map *map, const struct fix *fix)
{
    if (fix->count == 0)
        return json_value_null();
    struct json_t *value = json_value_object(), *edits = json_value_array();

    json_value_set_text(value, "title", fix->title);
    json_value_set(value, "safe", json_value_bool(fix->safe));
    for (uint32_t i = 0; i < fix->count; i++) {
        struct json_t *edit = json_value_object();

        json_value_set(edit, "range", range_value(map, fix->edit[i].where));
        json_value_set_text(edit, "text", fix->edit[i].text);
        json_value_add(edits, edit);
    }
    json_value_set(value, "edits", edits);
    return value;
}

void
finding_set(struct json_t *object, struct position_map *map,
            const struct diag *diag)
{
    struct buf page = buf_new(map->arena);

    report_page(&page, diag->kind);
    json_value_set_text(object, "rule", slice_from(diag->kind->id));
    json_value_set_text(object, "level", slice_from(level_name(diag->level)));
    json_value_set_text(object, "message", diag->text);
    json_value_set(object, "help", json_value_text_or_null(diag->help));
    json_value_set_text(object, "url", buf_slice(&page));
    json_value_set(object, "range", range_value(map, diag->where));
    json_value_set(object, "related", related_value(map, diag->related));
    json_value_set(object, "fix", fix_value(map, &diag->fix));
}
