/* SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for.
 *
 * The results come first and the tool last, so that its rules are those that
 * were found.  Paths are relative to %SRCROOT%; columns count code points, as
 * everywhere here, and `columnKind` says so.
 */

#include "report/json/line_hash.h"
#include "report/json/sarif_rules.h"
#include "report/position_map.h"
#include "report/uri.h"

#include <inttypes.h>

/* What the results of one file share. */
struct results {
    const struct report_style *style;
    struct position_map *map;
    const struct line_hash *line;
};

/* The object around a single member. */
static struct json_t *
wrapped(const char *key, struct json_t *value)
{
    struct json_t *object = json_value_object();

    json_value_set(object, key, value);
    return object;
}

/* The array around a single element. */
static struct json_t *
listed(struct json_t *value)
{
    struct json_t *list = json_value_array();

    json_value_add(list, value);
    return list;
}

/* A message may hold links, `[text](address)` (section 3.11.6): with the
 * bracket escaped it is none, whatever a file has in it.
 */
static struct json_t *
text_value(const struct results *results, struct slice text)
{
    struct buf out = buf_new(results->map->arena);
    size_t from = 0, at;

    while ((at = slice_find(text, S("]("), from)) != SLICE_NONE) {
        buf_add(&out, slice_cut(text, from, at));
        buf_text(&out, "\\](");
        from = at + 2;
    }
    if (from)
        buf_add(&out, slice_cut(text, from, text.len));
    return wrapped("text", json_value_text(from ? buf_slice(&out) : text));
}

static struct json_t *
artifact_value(const struct results *results, struct slice name)
{
    struct arena *arena = results->map->arena;
    struct buf uri = buf_new(arena);
    struct json_t *value = json_value_object();

    uri_escape(&uri, uri_path(results->style, arena, name));
    json_value_set_text(value, "uri", buf_slice(&uri));
    json_value_set_text(value, "uriBaseId", S("%SRCROOT%"));
    return value;
}

static struct json_t *
region_value(struct position_map *map, struct span span)
{
    struct position_range range = position_map_range(map, span, PLACE_POINTS);
    struct json_t *value = json_value_object();

    json_value_set_number(value, "startLine", range.start.line + 1);
    json_value_set_number(value, "startColumn", range.start.col + 1);
    json_value_set_number(value, "endLine", range.end.line + 1);
    json_value_set_number(value, "endColumn", range.end.col + 1);
    return value;
}

static struct json_t *
place_value(const struct results *results, struct position_map *map,
            struct span span)
{
    struct json_t *value = json_value_object();

    json_value_set(value, "artifactLocation",
                   artifact_value(results, map->source->name));
    json_value_set(value, "region", region_value(map, span));
    return value;
}

static struct json_t *
related_value(const struct results *results, const struct related *related)
{
    struct json_t *list = json_value_array();
    uint32_t id = 0;

    for (; related; related = related->next) {
        struct json_t *value = json_value_object();

        json_value_set_number(value, "id", ++id);
        json_value_set(
            value, "physicalLocation",
            place_value(results,
                        position_map_along(results->map, related->source),
                        related->where));
        json_value_set(value, "message", text_value(results, related->text));
        json_value_add(list, value);
    }
    return list;
}

static struct json_t *
fix_value(const struct results *results, const struct fix *fix)
{
    struct json_t *value = json_value_object(), *change = json_value_object();
    struct json_t *replacements = json_value_array();

    for (uint32_t i = 0; i < fix->count; i++) {
        struct json_t *one = json_value_object();

        json_value_set(one, "deletedRegion",
                       region_value(results->map, fix->edit[i].where));
        json_value_set(one, "insertedContent",
                       wrapped("text", json_value_text(fix->edit[i].text)));
        json_value_add(replacements, one);
    }
    json_value_set(change, "artifactLocation",
                   artifact_value(results, results->map->source->name));
    json_value_set(change, "replacements", replacements);
    json_value_set(value, "description", text_value(results, fix->title));
    json_value_set(value, "artifactChanges", listed(change));
    return value;
}

/* An empty array where there is none: with an array in some results only,
 * nothing is said about the others (section 3.27.23).
 */
static struct json_t *
suppressions_value(const struct diag *diag)
{
    struct json_t *value;

    if (diag->suppression == SUPPRESSION_NONE)
        return json_value_array();
    value = json_value_object();
    json_value_set_text(value, "kind",
                        diag->suppression == SUPPRESSION_IN_SOURCE
                            ? S("inSource")
                            : S("external"));
    if (diag->reason.len)
        json_value_set_text(value, "justification", diag->reason);
    return listed(value);
}

static struct json_t *
fingerprints_value(const struct results *results, const struct diag *diag)
{
    struct arena *arena = results->map->arena;
    struct json_t *value = json_value_object();
    const struct line_hash *line =
        &results->line[source_line_at(results->map->source, diag->where.at)];

    if (line->count)
        json_value_set_text(
            value, "primaryLocationLineHash",
            arena_printf(arena, "%" PRIx64 ":%u", line->hash, line->count));
    json_value_set_text(value, "invokelint/v1",
                        arena_printf(arena, "%016" PRIx64, diag->fingerprint));
    return value;
}

static struct json_t *
result_value(const struct results *results, const struct diag *diag)
{
    struct json_t *value = json_value_object();

    json_value_set_text(value, "ruleId", slice_from(diag->kind->id));
    json_value_set_number(value, "ruleIndex",
                          report_kind(results->style->run, diag->kind));
    json_value_set_text(value, "level", sarif_level(diag->level));
    json_value_set(value, "message", text_value(results, diag->text));
    json_value_set(
        value, "locations",
        listed(wrapped("physicalLocation",
                       place_value(results, results->map, diag->where))));
    if (diag->related)
        json_value_set(value, "relatedLocations",
                       related_value(results, diag->related));
    json_value_set(value, "partialFingerprints",
                   fingerprints_value(results, diag));
    if (diag->fix.count)
        json_value_set(value, "fixes", listed(fix_value(results, &diag->fix)));
    json_value_set(value, "suppressions", suppressions_value(diag));
    if (diag->help.len)
        json_value_set(value, "properties",
                       wrapped("help", json_value_text(diag->help)));
    return value;
}

static void
sarif_begin(struct buf *out, const struct report_style *style)
{
    struct buf base = buf_new(out->arena);

    uri_uri(&base, style->directory, uri_root(style));
    if (base.at[base.len - 1] != '/')
        buf_byte(&base, '/');
    buf_text(out, "{\"$schema\":"
                  "\"https://json.schemastore.org/sarif-2.1.0.json\","
                  "\"version\":\"2.1.0\",\"runs\":[{"
                  "\"columnKind\":\"unicodeCodePoints\","
                  "\"originalUriBaseIds\":");
    json_value_write(
        out, wrapped("%SRCROOT%",
                     wrapped("uri", json_value_text(buf_slice(&base)))));
    buf_text(out, ",\"results\":[");
}

static void
write_list(struct buf *out, const struct results *results,
           struct diag *const *item, uint32_t count, bool *comma)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!report_lists(results->style, item[i]))
            continue;
        buf_text(out, *comma ? ",\n" : "\n");
        json_value_write(out, result_value(results, item[i]));
        *comma = true;
    }
}

static void
sarif_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    const struct report_run *run = style->run;
    const struct bag *bag = file->bag;
    struct position_map map = position_map_new(file->scratch, file->source);
    struct results results = {.style = style, .map = &map};
    bool comma = run->listed + run->suppressed > 0;

    (void)first;
    if (bag->list.count + bag->suppressed.count == 0)
        return;
    results.line = line_hash_make(file->scratch, file->source, file->hidden);
    write_list(out, &results, bag->list.item, bag->list.count, &comma);
    write_list(out, &results, bag->suppressed.item, bag->suppressed.count,
               &comma);
}

static void
sarif_end(struct buf *out, const struct report_style *style,
          const struct report_totals *totals)
{
    (void)totals;
    buf_text(out, "\n],\"tool\":{\"driver\":{\"name\":\"invokelint\","
                  "\"semanticVersion\":");
    json_value_write(out, json_value_text(slice_from(style->version)));
    buf_text(out, ",\"informationUri\":\"" REPORT_HOME "\",\"rules\":[");
    sarif_rules_write(out, style);
    buf_text(out, "]}}}]}\n");
}

const struct reporter reporter_sarif = {
    .name = "sarif",
    .summary = "SARIF 2.1.0, for GitHub code scanning and others",
    .fingerprints = true,
    .begin = sarif_begin,
    .file = sarif_file,
    .end = sarif_end,
};
