/* One versioned object for the whole run; schemas/output.schema.json
 * describes it.  Every file that was checked is listed, clean ones with no
 * findings.
 */

#include "report/json/finding.h"

static void
json_begin(struct buf *out, const struct report_style *style)
{
    buf_text(out, "{\"version\":1,\"tool\":{\"name\":\"invokelint\","
                  "\"version\":");
    buf_json(out, slice_from(style->version));
    buf_text(out, "},\"files\":[");
}

static void
json_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    struct wire wire = wire_new(out);

    buf_text(out, first ? "\n" : ",\n");
    wire_open(&wire, '{');
    wire_key_text(&wire, "path", file->source->name);
    wire_key(&wire, "findings");
    wire_open(&wire, '[');
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        const struct diag *diag = file->bag->list.item[i];

        if (!report_lists(style, diag))
            continue;
        wire_open(&wire, '{');
        finding_write(&wire, &map, diag);
        wire_close(&wire, '}');
    }
    wire_close(&wire, ']');
    wire_close(&wire, '}');
}

static void
json_end(struct buf *out, const struct report_style *style,
         const struct report_totals *totals)
{
    struct wire wire = wire_new(out);

    (void)style;
    buf_text(out, "\n],\"summary\":");
    wire_open(&wire, '{');
    wire_key_number(&wire, "files", totals->files);
    wire_key_number(&wire, "errors", totals->level[LEVEL_ERROR]);
    wire_key_number(&wire, "warnings", totals->level[LEVEL_WARNING]);
    wire_key_number(&wire, "infos", totals->level[LEVEL_INFO]);
    wire_key_number(&wire, "hints", totals->level[LEVEL_HINT]);
    wire_key_number(&wire, "fixable", totals->fixable);
    wire_key_number(&wire, "unsafe", totals->unsafe);
    wire_key_number(&wire, "fixed", totals->fixed);
    wire_key_number(&wire, "hidden", totals->hidden);
    wire_close(&wire, '}');
    buf_text(out, "}\n");
}

const struct reporter reporter_json = {
    .name = "json",
    .summary = "one versioned object (schemas/output.schema.json)",
    .begin = json_begin,
    .file = json_file,
    .end = json_end,
};
