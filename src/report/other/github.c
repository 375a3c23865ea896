/* GitHub workflow commands, which become annotations:
 *
 *   ::error file=F,line=L,endLine=E,col=C,endColumn=D,title=T::message
 *
 * A column across lines is refused by GitHub, so such a range has none.
 * Values are escaped as the runner's own toolkit does it; `%` comes first.
 */

#include "report/position_map.h"
#include "report/uri.h"

/* In a property `:` and `,` would end the value. */
static void
write_escaped(struct buf *out, struct slice text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (c == '%' || c == '\r' || c == '\n' ||
            (property && (c == ':' || c == ',')))
            buf_printf(out, "%%%02X", (unsigned)c);
        else
            buf_byte(out, c);
    }
}

static void
write_safe(struct buf *out, struct arena *scratch, struct slice text,
           bool property)
{
    struct buf safe = buf_new(scratch);

    buf_safe(&safe, text);
    write_escaped(out, buf_slice(&safe), property);
}

/* The path as GitHub wants it: from the root of the checkout. */
static struct slice
annotated_path(const struct report_style *style, struct arena *scratch,
               struct slice path)
{
    if (style->workspace.len)
        return uri_path(style, scratch, path);
    return slice_starts(path, S("./")) ? slice_cut(path, 2, path.len) : path;
}

static void
write_finding(struct buf *out, struct slice path, struct position_map *map,
              const struct diag *diag)
{
    struct position_range range =
        position_map_range(map, diag->where, PLACE_POINTS);

    buf_printf(out, "::%s file=",
               level_word(diag->level, "error", "warning", "notice"));
    write_safe(out, map->arena, path, true);
    buf_printf(out, ",line=%u,endLine=%u", range.start.line + 1,
               range.end.line + 1);
    if (range.start.line == range.end.line)
        buf_printf(out, ",col=%u,endColumn=%u", range.start.col + 1,
                   range.end.col + 1);
    buf_printf(out, ",title=%s::", diag->kind->id);
    write_safe(out, map->arena, diag->text, false);
    buf_byte(out, '\n');
}

static void
github_file(struct buf *out, const struct report_style *style,
            const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    if (file->bag->list.count == 0)
        return;
    struct slice path =
        annotated_path(style, file->scratch, file->source->name);

    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, path, &map, file->bag->list.item[i]);
}

const struct reporter reporter_github = {
    .name = "github",
    .summary = "workflow commands that become annotations",
    .log = true,
    .annotations = true,
    .file = github_file,
};
