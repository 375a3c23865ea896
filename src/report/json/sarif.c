/* SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for.
 *
 * The results come first and the tool last, so that its rules are those that
 * were found.  Paths are relative to %SRCROOT%; columns count code points, as
 * everywhere here, and `columnKind` says so.
 */

#include "report/json/line_hash.h"
#include "report/json/sarif_rules.h"
#include "report/json/wire.h"
#include "report/position_map.h"
#include "report/uri.h"

#include <inttypes.h>

/* What the results of one file share. */
struct results {
    struct wire *wire;
    const struct report_style *style;
    struct position_map *map;
    const struct line_hash *line;
};

/* A message may hold links, `[text](address)` (section 3.11.6): with the
 * bracket escaped it is none, whatever a file has in it.
 */
static void
write_text(const struct results *results, const char *key, struct slice text)
{
    struct wire *wire = results->wire;
    struct buf out = buf_new(results->map->arena);
    size_t from = 0, at;

    while ((at = slice_find(text, S("]("), from)) != SLICE_NONE) {
        buf_add(&out, slice_cut(text, from, at));
        buf_text(&out, "\\](");
        from = at + 2;
    }
    if (from)
        buf_add(&out, slice_cut(text, from, text.len));
    wire_key(wire, key);
    wire_open(wire, '{');
    wire_key_text(wire, "text", from ? buf_slice(&out) : text);
    wire_close(wire, '}');
}

static void
write_artifact(const struct results *results, struct slice name)
{
    struct wire *wire = results->wire;
    struct arena *arena = results->map->arena;
    struct buf uri = buf_new(arena);

    uri_escape(&uri, uri_path(results->style, arena, name));
    wire_key(wire, "artifactLocation");
    wire_open(wire, '{');
    wire_key_text(wire, "uri", buf_slice(&uri));
    wire_key_text(wire, "uriBaseId", S("%SRCROOT%"));
    wire_close(wire, '}');
}

static void
write_region(struct wire *wire, const char *key, struct position_map *map,
             struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_POINTS);

    wire_key(wire, key);
    wire_open(wire, '{');
    wire_key_number(wire, "startLine", range.start.line + 1);
    wire_key_number(wire, "startColumn", range.start.col + 1);
    wire_key_number(wire, "endLine", range.end.line + 1);
    wire_key_number(wire, "endColumn", range.end.col + 1);
    wire_close(wire, '}');
}

static void
write_place(const struct results *results, struct position_map *map,
            struct span span)
{
    wire_key(results->wire, "physicalLocation");
    wire_open(results->wire, '{');
    write_artifact(results, map->source->name);
    write_region(results->wire, "region", map, span);
    wire_close(results->wire, '}');
}

static void
write_related(const struct results *results, const struct related *related)
{
    struct wire *wire = results->wire;
    uint32_t id = 0;

    if (!related)
        return;
    wire_key(wire, "relatedLocations");
    wire_open(wire, '[');
    for (; related; related = related->next) {
        wire_open(wire, '{');
        wire_key_number(wire, "id", ++id);
        write_place(results, position_map_along(results->map, related->source),
                    related->where);
        write_text(results, "message", related->text);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

static void
write_fix(const struct results *results, const struct fix *fix)
{
    struct wire *wire = results->wire;

    if (fix->count == 0)
        return;
    wire_key(wire, "fixes");
    wire_open(wire, '[');
    wire_open(wire, '{');
    write_text(results, "description", fix->title);
    wire_key(wire, "artifactChanges");
    wire_open(wire, '[');
    wire_open(wire, '{');
    write_artifact(results, results->map->source->name);
    wire_key(wire, "replacements");
    wire_open(wire, '[');
    for (uint32_t i = 0; i < fix->count; i++) {
        wire_open(wire, '{');
        write_region(wire, "deletedRegion", results->map, fix->edit[i].where);
        wire_key(wire, "insertedContent");
        wire_open(wire, '{');
        wire_key_text(wire, "text", fix->edit[i].text);
        wire_close(wire, '}');
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
    wire_close(wire, '}');
    wire_close(wire, ']');
    wire_close(wire, '}');
    wire_close(wire, ']');
}

/* An empty array where there is none: with an array in some results only,
 * nothing is said about the others (section 3.27.23).
 */
static void
write_suppressions(struct wire *wire, const struct diag *diag)
{
    wire_key(wire, "suppressions");
    wire_open(wire, '[');
    if (diag->suppression != SUPPRESSION_NONE) {
        wire_open(wire, '{');
        wire_key_text(wire, "kind",
                      diag->suppression == SUPPRESSION_IN_SOURCE
                          ? S("inSource")
                          : S("external"));
        if (diag->reason.len)
            wire_key_text(wire, "justification", diag->reason);
        wire_close(wire, '}');
    }
    wire_close(wire, ']');
}

static void
write_fingerprints(const struct results *results, const struct diag *diag)
{
    struct wire *wire = results->wire;
    struct arena *arena = results->map->arena;
    const struct line_hash *line =
        &results->line[source_line_at(results->map->source, diag->where.at)];

    wire_key(wire, "partialFingerprints");
    wire_open(wire, '{');
    if (line->count)
        wire_key_text(
            wire, "primaryLocationLineHash",
            arena_printf(arena, "%" PRIx64 ":%u", line->hash, line->count));
    wire_key_text(wire, "invokelint/v1",
                  arena_printf(arena, "%016" PRIx64, diag->fingerprint));
    wire_close(wire, '}');
}

static void
write_result(const struct results *results, const struct diag *diag)
{
    struct wire *wire = results->wire;

    wire_open(wire, '{');
    wire_key_text(wire, "ruleId", slice_from(diag->kind->id));
    wire_key_number(wire, "ruleIndex",
                    report_kind(results->style->run, diag->kind));
    wire_key_text(wire, "level", sarif_level(diag->level));
    write_text(results, "message", diag->text);
    wire_key(wire, "locations");
    wire_open(wire, '[');
    wire_open(wire, '{');
    write_place(results, results->map, diag->where);
    wire_close(wire, '}');
    wire_close(wire, ']');
    write_related(results, diag->related);
    write_fingerprints(results, diag);
    write_fix(results, &diag->fix);
    write_suppressions(wire, diag);
    if (diag->help.len) {
        wire_key(wire, "properties");
        wire_open(wire, '{');
        wire_key_text(wire, "help", diag->help);
        wire_close(wire, '}');
    }
    wire_close(wire, '}');
}

static void
sarif_begin(struct buf *out, const struct report_style *style)
{
    struct wire wire = wire_new(out);
    struct buf base = buf_new(out->arena);

    uri_uri(&base, style->directory, uri_root(style));
    if (base.at[base.len - 1] != '/')
        buf_byte(&base, '/');
    wire_open(&wire, '{');
    wire_key_text(&wire, "$schema",
                  S("https://json.schemastore.org/sarif-2.1.0.json"));
    wire_key_text(&wire, "version", S("2.1.0"));
    wire_key(&wire, "runs");
    wire_open(&wire, '[');
    wire_open(&wire, '{');
    wire_key_text(&wire, "columnKind", S("unicodeCodePoints"));
    wire_key(&wire, "originalUriBaseIds");
    wire_open(&wire, '{');
    wire_key(&wire, "%SRCROOT%");
    wire_open(&wire, '{');
    wire_key_text(&wire, "uri", buf_slice(&base));
    wire_close(&wire, '}');
    wire_close(&wire, '}');
    wire_key(&wire, "results");
    wire_open(&wire, '[');
}

static void
write_list(const struct results *results, struct diag *const *item,
           uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!report_lists(results->style, item[i]))
            continue;
        wire_line(results->wire);
        write_result(results, item[i]);
    }
}

static void
sarif_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    const struct report_run *run = style->run;
    const struct bag *bag = file->bag;
    struct position_map map = position_map_new(file->scratch, file->source);
    struct wire wire = wire_resume(out, run->listed + run->suppressed > 0);
    struct results results = {
        .wire = &wire,
        .style = style,
        .map = &map,
    };

    (void)first;
    if (bag->list.count + bag->suppressed.count == 0)
        return;
    results.line = line_hash_make(file->scratch, file->source, file->hidden);
    write_list(&results, bag->list.item, bag->list.count);
    write_list(&results, bag->suppressed.item, bag->suppressed.count);
}

static void
sarif_end(struct buf *out, const struct report_style *style,
          const struct report_totals *totals)
{
    struct wire wire = wire_resume(out, true);

    (void)totals;
    buf_byte(out, '\n');
    wire_close(&wire, ']');
    wire_key(&wire, "tool");
    wire_open(&wire, '{');
    wire_key(&wire, "driver");
    wire_open(&wire, '{');
    wire_key_text(&wire, "name", S("invokelint"));
    wire_key_text(&wire, "semanticVersion", slice_from(style->version));
    wire_key_text(&wire, "informationUri", S(REPORT_HOME));
    wire_key(&wire, "rules");
    sarif_rules_write(&wire, style);
    wire_close(&wire, '}');
    wire_close(&wire, '}');
    wire_close(&wire, '}');
    wire_close(&wire, ']');
    wire_close(&wire, '}');
    buf_byte(out, '\n');
}

const struct reporter reporter_sarif = {
    .name = "sarif",
    .summary = "SARIF 2.1.0, for GitHub code scanning and others",
    .fingerprints = true,
    .begin = sarif_begin,
    .file = sarif_file,
    .end = sarif_end,
};
