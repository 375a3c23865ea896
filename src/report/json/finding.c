#include "report/json/finding.h"

static void
write_place(struct wire *wire, struct place place, uint32_t offset)
{
    wire_open(wire, '{');
    wire_key_number(wire, "line", place.line + 1);
    wire_key_number(wire, "col", place.col + 1);
    wire_key_number(wire, "offset", offset);
    wire_close(wire, '}');
}

static void
write_range(struct wire *wire, struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_POINTS);

    wire_key(wire, "range");
    wire_open(wire, '{');
    wire_key(wire, "start");
    write_place(wire, range.start, span.at);
    wire_key(wire, "end");
    write_place(wire, range.end, span_end(span));
    wire_close(wire, '}');
}

static void
write_related(struct wire *wire, struct position_map *map,
              const struct related *related)
{
    wire_key(wire, "related");
    wire_open(wire, '[');
    for (; related; related = related->next) {
        struct position_map *other = position_map_along(map, related->source);

        wire_open(wire, '{');
        if (related->source)
            wire_key_text(wire, "path", related->source->name);
        wire_key_text(wire, "message", related->text);
        write_range(wire, other, related->where);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

static void
write_fix(struct wire *wire, struct position_map *map, const struct fix *fix)
{
    wire_key(wire, "fix");
    if (fix->count == 0) {
        wire_null(wire);
        return;
    }
    wire_open(wire, '{');
    wire_key_text(wire, "title", fix->title);
    wire_key(wire, "safe");
    wire_bool(wire, fix->safe);
    wire_key(wire, "edits");
    wire_open(wire, '[');
    for (uint32_t i = 0; i < fix->count; i++) {
        wire_open(wire, '{');
        write_range(wire, map, fix->edit[i].where);
        wire_key_text(wire, "text", fix->edit[i].text);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
    wire_close(wire, '}');
}

void
finding_write(struct wire *wire, struct position_map *map,
              const struct diag *diag)
{
    struct buf page = buf_new(map->arena);

    report_page(&page, diag->kind);
    wire_key_text(wire, "rule", slice_from(diag->kind->id));
    wire_key_text(wire, "level", slice_from(level_name(diag->level)));
    wire_key_text(wire, "message", diag->text);
    wire_key(wire, "help");
    if (diag->help.len)
        wire_text(wire, diag->help);
    else
        wire_null(wire);
    wire_key_text(wire, "url", buf_slice(&page));
    write_range(wire, map, diag->where);
    write_related(wire, map, diag->related);
    write_fix(wire, map, &diag->fix);
}
