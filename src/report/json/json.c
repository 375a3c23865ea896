/* One versioned object for the whole run; schemas/output.schema.json
 * describes it.  Every file that was checked is listed, clean ones with no
 * findings.  One finding at a time is a value: what is around is written here.
 */

#include "report/json/finding.h"

static void
json_begin(struct buf *out, const struct report_style *style)
{
    struct json_t *tool = json_value_object();

    json_value_set_text(tool, "name", S("invokelint"));
    json_value_set_text(tool, "version", slice_from(style->version));
    buf_text(out, "{\"version\":1,\"tool\":");
    json_value_write(out, tool);
    buf_text(out, ",\"files\":[");
}

static void
json_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    bool comma = false;

    buf_text(out, first ? "\n{\"path\":" : ",\n{\"path\":");
    json_value_write(out, json_value_text(file->source->name));
    buf_text(out, ",\"findings\":[");
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        const struct diag *diag = file->bag->list.item[i];
        struct json_t *finding;

        if (!report_lists(style, diag))
            continue;
        finding = json_value_object();
        finding_set(finding, &map, diag);
        buf_text(out, comma ? "," : "");
        json_value_write(out, finding);
        comma = true;
    }
    buf_text(out, "]}");
}

static void
json_end(struct buf *out, const struct report_style *style,
         const struct report_totals *totals)
{
    struct json_t *summary = json_value_object();

    (void)style;
    json_value_set_number(summary, "files", totals->files);
    json_value_set_number(summary, "errors", totals->level[LEVEL_ERROR]);
    json_value_set_number(summary, "warnings", totals->level[LEVEL_WARNING]);
    json_value_set_number(summary, "infos", totals->level[LEVEL_INFO]);
    json_value_set_number(summary, "hints", totals->level[LEVEL_HINT]);
    json_value_set_number(summary, "fixable", totals->fixable);
    json_value_set_number(summary, "unsafe", totals->unsafe);
    json_value_set_number(summary, "fixed", totals->fixed);
    json_value_set_number(summary, "hidden", totals->hidden);
    buf_text(out, "\n],\"summary\":");
    json_value_write(out, summary);
    buf_text(out, "}\n");
}

const struct reporter reporter_json = {
    .name = "json",
    .summary = "one versioned object (schemas/output.schema.json)",
    .begin = json_begin,
    .file = json_file,
    .end = json_end,
};
