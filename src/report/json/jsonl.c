/* One finding a line: the objects of `json`, each with its path. */

#include "report/json/finding.h"

static void
jsonl_file(struct buf *out, const struct report_style *style,
           const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        const struct diag *diag = file->bag->list.item[i];
        struct json_t *finding;

        if (!report_lists(style, diag))
            continue;
        finding = json_value_object();
        json_value_set_text(finding, "path", file->source->name);
        finding_set(finding, &map, diag);
        json_value_write(out, finding);
        buf_byte(out, '\n');
    }
}

const struct reporter reporter_jsonl = {
    .name = "jsonl",
    .summary = "one finding a line, as JSON",
    .file = jsonl_file,
};
