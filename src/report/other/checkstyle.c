/* The XML report of Checkstyle, which many tools read:
 *
 *   <checkstyle version="4.3">
 *   <file name="a.json">
 *   <error line="1" column="2" severity="error" message="…" source="…"/>
 *   </file>
 *   </checkstyle>
 *
 * Every file that was checked is listed.
 */

#include "report/other/xml.h"
#include "report/position_map.h"
#include "report/reporter.h"

static void
write_finding(struct buf *out, struct position_map *map,
              const struct diag *diag)
{
    struct arena *scratch = map->arena;
    struct place place = position_map_place(map, diag->where.at, PLACE_POINTS);

    buf_text(out, "<error");
    xml_number(out, "line", place.line + 1);
    xml_number(out, "column", place.col + 1);
    xml_attribute(
        out, scratch, "severity",
        slice_from(level_word(diag->level, "error", "warning", "info")));
    xml_attribute(out, scratch, "message", diag->text);
    xml_attribute(out, scratch, "source",
                  arena_printf(scratch, "invokelint.%s", diag->kind->id));
    buf_text(out, "/>\n");
}

static void
checkstyle_begin(struct buf *out, const struct report_style *style)
{
    (void)style;
    buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<checkstyle version=\"4.3\">\n");
}

static void
checkstyle_file(struct buf *out, const struct report_style *style,
                const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    buf_text(out, "<file");
    xml_attribute(out, file->scratch, "name", file->source->name);
    buf_text(out, ">\n");
    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, &map, file->bag->list.item[i]);
    buf_text(out, "</file>\n");
}

static void
checkstyle_end(struct buf *out, const struct report_style *style,
               const struct report_totals *totals)
{
    (void)style;
    (void)totals;
    buf_text(out, "</checkstyle>\n");
}

const struct reporter reporter_checkstyle = {
    .name = "checkstyle",
    .summary = "the XML report of Checkstyle",
    .begin = checkstyle_begin,
    .file = checkstyle_file,
    .end = checkstyle_end,
};
