/* For people: each finding with the source it is about.
 *
 *   path:line:col: level: message [rule-id]
 *       12 |     "worflow": "deploy.yml",
 *          |     ^~~~~~~~~
 *   path:line:col: note: what belongs to it, with its source
 *   help: what to do about it
 *
 * and a last line that counts them.
 */

#include "report/paint.h"
#include "report/ruler.h"
#include "report/snippet.h"

static void
write_place(struct buf *out, const struct report_style *style,
            struct slice path, struct place place)
{
    paint_set(out, style, PAINT_PLACE);
    buf_safe(out, path);
    buf_printf(out, ":%u:%u:", place.line + 1, place.col + 1);
    paint_set(out, style, PAINT_OFF);
    buf_byte(out, ' ');
}

static void
write_rule(struct buf *out, const struct report_style *style,
           const struct kind *kind)
{
    buf_byte(out, ' ');
    paint_set(out, style, PAINT_RULE);
    if (style->links) {
        buf_text(out, "\x1b]8;;");
        report_page(out, kind);
        buf_text(out, "\x1b\\");
    }
    buf_printf(out, "[%s]", kind->id);
    if (style->links)
        buf_text(out, "\x1b]8;;\x1b\\");
    paint_set(out, style, PAINT_OFF);
    buf_byte(out, '\n');
}

static void
write_help(struct buf *out, const struct report_style *style, struct slice help)
{
    if (help.len == 0)
        return;
    paint_text(out, style, PAINT_HELP, "help:");
    buf_byte(out, ' ');
    buf_safe(out, help);
    buf_byte(out, '\n');
}

static void
write_finding(struct buf *out, const struct report_style *style,
              struct ruler *ruler, const struct diag *diag)
{
    const struct source *source = ruler->source;
    enum paint paint = paint_of_level(diag->level);

    write_place(out, style, source->name,
                ruler_place(ruler, diag->where.at, PLACE_POINTS));
    paint_set(out, style, paint);
    buf_printf(out, "%s:", level_name(diag->level));
    paint_set(out, style, PAINT_OFF);
    buf_byte(out, ' ');
    paint_set(out, style, PAINT_MESSAGE);
    buf_safe(out, diag->text);
    paint_set(out, style, PAINT_OFF);
    write_rule(out, style, diag->kind);
    snippet_write(out, style, source, diag->where, paint);
    for (const struct related *r = diag->related; r; r = r->next) {
        struct ruler other = ruler_of(ruler, r);

        write_place(out, style, other.source->name,
                    ruler_place(&other, r->where.at, PLACE_POINTS));
        paint_text(out, style, PAINT_NOTE, "note:");
        buf_byte(out, ' ');
        buf_safe(out, r->text);
        buf_byte(out, '\n');
        snippet_write(out, style, other.source, r->where, PAINT_NOTE);
    }
    /* What a fix would do is the help, where nothing better is known. */
    write_help(out, style, diag->help.len ? diag->help : diag->fix.title);
    buf_byte(out, '\n');
}

static void
text_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    struct ruler ruler = ruler_new(file->scratch, file->source);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, style, &ruler, file->bag->list.item[i]);
}

static void
write_count(struct buf *out, uint32_t count, const char *noun)
{
    buf_printf(out, "%u %s%s", count, noun, count == 1 ? "" : "s");
}

static void
text_end(struct buf *out, const struct report_style *style,
         const struct report_totals *totals)
{
    const uint32_t *level = totals->level;

    if (style->quiet)
        return;
    if (level[LEVEL_ERROR] + level[LEVEL_WARNING] + level[LEVEL_INFO] +
            level[LEVEL_HINT] ==
        0) {
        buf_text(out, "no findings");
    } else {
        write_count(out, level[LEVEL_ERROR], "error");
        buf_text(out, ", ");
        write_count(out, level[LEVEL_WARNING], "warning");
        buf_text(out, ", ");
        write_count(out, level[LEVEL_INFO], "info");
        if (level[LEVEL_HINT]) {
            buf_text(out, ", ");
            write_count(out, level[LEVEL_HINT], "hint");
        }
    }
    buf_text(out, " in ");
    write_count(out, totals->files, "file");
    if (totals->fixable)
        buf_printf(out, " (%u fixable)", totals->fixable);
    buf_byte(out, '\n');
}

const struct reporter reporter_text = {
    .name = "text",
    .summary = "for people: the source line with the span underlined",
    .file = text_file,
    .end = text_end,
};
