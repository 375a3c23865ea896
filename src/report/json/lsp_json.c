/* An array of PublishDiagnosticsParams, one for each file that was checked,
 * clean ones with no diagnostics.  Hints are meant for editors and are always
 * listed here.
 */

#include "report/json/lsp_json.h"

#include "report/uri.h"

static void
write_position(struct wire *wire, const char *key, struct place place)
{
    wire_key(wire, key);
    wire_open(wire, '{');
    wire_key_number(wire, "line", place.line);
    wire_key_number(wire, "character", place.col);
    wire_close(wire, '}');
}

void
lsp_json_range(struct wire *wire, struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_UTF16);

    wire_open(wire, '{');
    write_position(wire, "start", range.start);
    write_position(wire, "end", range.end);
    wire_close(wire, '}');
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
write_tags(struct wire *wire, struct slice id)
{
    bool unused = slice_starts(id, S("unused-"));

    if (!unused && !slice_starts(id, S("deprecated-")))
        return;
    wire_key(wire, "tags");
    wire_open(wire, '[');
    wire_number(wire, unused ? 1 : 2);
    wire_close(wire, ']');
}

static void
write_related_place(struct wire *wire, struct position_map *map,
                    struct slice uri, struct span where, struct slice text)
{
    wire_open(wire, '{');
    wire_key(wire, "location");
    wire_open(wire, '{');
    wire_key_text(wire, "uri", uri);
    wire_key(wire, "range");
    lsp_json_range(wire, map, where);
    wire_close(wire, '}');
    wire_key_text(wire, "message", text);
    wire_close(wire, '}');
}

/* Diagnostic has no place of its own for the help, so it comes last here,
 * at the finding itself.
 */
static void
write_related(struct wire *wire, struct position_map *map,
              const struct lsp_json_place *place, const struct diag *diag)
{
    if (!diag->related && diag->help.len == 0)
        return;
    wire_key(wire, "relatedInformation");
    wire_open(wire, '[');
    for (const struct related *r = diag->related; r; r = r->next) {
        struct position_map *other = position_map_along(map, r->source);
        struct buf uri = buf_new(map->arena);

        if (r->source)
            uri_uri(&uri, place->directory, r->source->name);
        write_related_place(wire, other,
                            r->source ? buf_slice(&uri) : place->uri, r->where,
                            r->text);
    }
    if (diag->help.len)
        write_related_place(
            wire, map, place->uri, diag->where,
            arena_printf(map->arena, "help: %.*s", SLICE_ARGS(diag->help)));
    wire_close(wire, ']');
}

static void
write_data(struct wire *wire, struct position_map *map, const struct fix *fix)
{
    if (fix->count == 0)
        return;
    wire_key(wire, "data");
    wire_open(wire, '{');
    wire_key(wire, "fixes");
    wire_open(wire, '[');
    wire_open(wire, '{');
    wire_key_text(wire, "title", fix->title);
    wire_key(wire, "safe");
    wire_bool(wire, fix->safe);
    wire_key(wire, "edits");
    wire_open(wire, '[');
    for (uint32_t i = 0; i < fix->count; i++) {
        wire_open(wire, '{');
        wire_key(wire, "range");
        lsp_json_range(wire, map, fix->edit[i].where);
        wire_key_text(wire, "newText", fix->edit[i].text);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
    wire_close(wire, '}');
    wire_close(wire, ']');
    wire_close(wire, '}');
}

void
lsp_json_diagnostic(struct wire *wire, struct position_map *map,
                    const struct lsp_json_place *place, const struct diag *diag)
{
    struct slice id = slice_from(diag->kind->id);
    struct buf page = buf_new(map->arena);

    report_page(&page, diag->kind);
    wire_open(wire, '{');
    wire_key(wire, "range");
    lsp_json_range(wire, map, diag->where);
    wire_key_number(wire, "severity", severity(diag->level));
    wire_key_text(wire, "code", id);
    wire_key(wire, "codeDescription");
    wire_open(wire, '{');
    wire_key_text(wire, "href", buf_slice(&page));
    wire_close(wire, '}');
    wire_key_text(wire, "source", S("invokelint"));
    wire_key_text(wire, "message", diag->text);
    write_related(wire, map, place, diag);
    write_tags(wire, id);
    write_data(wire, map, &diag->fix);
    wire_close(wire, '}');
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
    struct wire wire = wire_new(out);

    buf_text(out, first ? "\n" : ",\n");
    uri_uri(&uri, style->directory, file->source->name);
    wire_open(&wire, '{');
    wire_key_text(&wire, "uri", buf_slice(&uri));
    wire_key(&wire, "diagnostics");
    wire_open(&wire, '[');
    struct lsp_json_place place = {buf_slice(&uri), style->directory};

    for (uint32_t i = 0; i < file->bag->list.count; i++)
        lsp_json_diagnostic(&wire, &map, &place, file->bag->list.item[i]);
    wire_close(&wire, ']');
    wire_close(&wire, '}');
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
