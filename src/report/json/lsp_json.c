/* An array of PublishDiagnosticsParams, one for each file that was checked,
 * clean ones with no diagnostics.  Hints are meant for editors and are always
 * listed here.
 */

#include "report/json/lsp_json.h"

#include "report/uri.h"

static struct json_t *
position_value(struct place place)
{
    struct json_t *value = json_value_object();

    json_value_set_number(value, "line", place.line);
    json_value_set_number(value, "character", place.col);
    return value;
}

struct json_t *
lsp_json_range(struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_UTF16);
    struct json_t *value = json_value_object();

    json_value_set(value, "start", position_value(range.start));
    json_value_set(value, "end", position_value(range.end));
    return value;
}

static uint32_t
severity(enum level level)
{
    switch (level) {
    case LEVEL_ERROR:
        return 1;
    case LEVEL_WARNING:
        return 2;
    case LEVEL_INFO:
        return 3;
    case LEVEL_HINT:
    case LEVEL_OFF:
        break;
    }
    return 4;
}

/* DiagnosticTag 1 (Unnecessary) fades text out, 2 (Deprecated) strikes it
 * through; rule ids are named after the fault, so they tell.
 */
static void
set_tags(struct json_t *diagnostic, struct slice id)
{
    bool unused = slice_starts(id, S("unused-"));
    struct json_t *tags;

    if (!unused && !slice_starts(id, S("deprecated-")))
        return;
    tags = json_value_array();
    json_value_add(tags, json_value_number(unused ? 1 : 2));
    json_value_set(diagnostic, "tags", tags);
}

static struct json_t *
related_value(struct position_map *map, struct slice uri, struct span where,
              struct slice text)
{
    struct json_t *value = json_value_object();
    struct json_t *location = json_value_object();

    json_value_set_text(location, "uri", uri);
    json_value_set(location, "range", lsp_json_range(map, where));
    json_value_set(value, "location", location);
    json_value_set_text(value, "message", text);
    return value;
}

/* Diagnostic has no place of its own for the help, so it comes last here,
 * at the finding itself.
 */
static void
set_related(struct json_t *diagnostic, struct position_map *map,
            const struct lsp_json_place *place, const struct diag *diag)
{
    struct json_t *list;

    if (!diag->related && diag->help.len == 0)
        return;
    list = json_value_array();
    for (const struct related *r = diag->related; r; r = r->next) {
        struct position_map *other = position_map_along(map, r->source);
        struct buf uri = buf_new(map->arena);

        if (r->source)
            uri_uri(&uri, place->directory, r->source->name);
        json_value_add(
            list, related_value(other, r->source ? buf_slice(&uri) : place->uri,
                                r->where, r->text));
    }
    if (diag->help.len)
        json_value_add(list,
                       related_value(map, place->uri, diag->where,
                                     arena_printf(map->arena, "help: %.*s",
                                                  SLICE_ARGS(diag->help))));
    json_value_set(diagnostic, "relatedInformation", list);
}

static struct json_t *
fix_value(struct position_map *map, const struct fix *fix)
{
    struct json_t *value = json_value_object(), *edits = json_value_array();

    json_value_set_text(value, "title", fix->title);
    json_value_set(value, "safe", json_value_bool(fix->safe));
    for (uint32_t i = 0; i < fix->count; i++) {
        struct json_t *edit = json_value_object();

        json_value_set(edit, "range", lsp_json_range(map, fix->edit[i].where));
        json_value_set_text(edit, "newText", fix->edit[i].text);
        json_value_add(edits, edit);
    }
    json_value_set(value, "edits", edits);
    return value;
}

static void
set_data(struct json_t *diagnostic, struct position_map *map,
         const struct fix *fix)
{
    struct json_t *data, *fixes;

    if (fix->count == 0)
        return;
    data = json_value_object();
    fixes = json_value_array();
    json_value_add(fixes, fix_value(map, fix));
    json_value_set(data, "fixes", fixes);
    json_value_set(diagnostic, "data", data);
}

struct json_t *
lsp_json_diagnostic(struct position_map *map,
                    const struct lsp_json_place *place, const struct diag *diag)
{
    struct slice id = slice_from(diag->kind->id);
    struct buf page = buf_new(map->arena);
    struct json_t *value = json_value_object();
    struct json_t *description = json_value_object();

    report_page(&page, diag->kind);
    json_value_set_text(description, "href", buf_slice(&page));
    json_value_set(value, "range", lsp_json_range(map, diag->where));
    json_value_set_number(value, "severity", severity(diag->level));
    json_value_set_text(value, "code", id);
    json_value_set(value, "codeDescription", description);
    json_value_set_text(value, "source", S("invokelint"));
    json_value_set_text(value, "message", diag->text);
    set_related(value, map, place, diag);
    set_tags(value, id);
    set_data(value, map, &diag->fix);
    return value;
}

static void
lsp_begin(struct buf *out, const struct report_style *style)
{
    (void)style;
    buf_byte(out, '[');
}

static void
lsp_file(struct buf *out, const struct report_style *style,
         const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    struct buf uri = buf_new(file->scratch);

    uri_uri(&uri, style->directory, file->source->name);
    struct lsp_json_place place = {buf_slice(&uri), style->directory};

    buf_text(out, first ? "\n{\"uri\":" : ",\n{\"uri\":");
    json_value_write(out, json_value_text(place.uri));
    buf_text(out, ",\"diagnostics\":[");
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        buf_text(out, i ? "," : "");
        json_value_write(
            out, lsp_json_diagnostic(&map, &place, file->bag->list.item[i]));
    }
    buf_text(out, "]}");
}

static void
lsp_end(struct buf *out, const struct report_style *style,
        const struct report_totals *totals)
{
    (void)style;
    (void)totals;
    buf_text(out, "\n]\n");
}

const struct reporter reporter_lsp = {
    .name = "lsp",
    .summary = "LSP 3.17 PublishDiagnosticsParams, one per checked file",
    .begin = lsp_begin,
    .file = lsp_file,
    .end = lsp_end,
};
