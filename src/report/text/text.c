/* For people: each finding with the source it is about.
 *
 *   path:line:col: level: message [rule-id]
 *       12 |     "worflow": "deploy.yml",
 *          |     ^~~~~~~~~
 *   path:line:col: note: what belongs to it, with its source
 *   help: what to do about it
 *
 * and a last line that counts them.  What belongs to it and is beside it
 * is underlined in the same snippet, and needs no note.
 */

#include "report/position_map.h"
#include "report/text/color.h"
#include "report/text/snippet.h"

static void
write_place(struct buf *out, const struct report_style *style,
            struct slice path, struct place place)
{
    color_set(out, style, COLOR_PLACE);
    buf_safe(out, path);
    buf_byte(out, ':');
    buf_number(out, place.line + 1);
    buf_byte(out, ':');
    buf_number(out, place.col + 1);
    buf_byte(out, ':');
    color_set(out, style, COLOR_OFF);
    buf_byte(out, ' ');
}

static void
write_rule(struct buf *out, const struct report_style *style,
           const struct kind *kind)
{
    buf_byte(out, ' ');
    color_set(out, style, COLOR_RULE);
    if (style->links) {
        buf_text(out, "\x1b]8;;");
        report_page(out, kind);
        buf_text(out, "\x1b\\");
    }
    buf_byte(out, '[');
    buf_text(out, kind->id);
    buf_byte(out, ']');
    if (style->links)
        buf_text(out, "\x1b]8;;\x1b\\");
    color_set(out, style, COLOR_OFF);
    buf_byte(out, '\n');
}

static void
write_help(struct buf *out, const struct report_style *style, struct slice help)
{
    if (help.len == 0)
        return;
    color_text(out, style, COLOR_HELP, "help:");
    buf_byte(out, ' ');
    buf_safe(out, help);
    buf_byte(out, '\n');
}

/* Whether `related` has a mark in the snippet of `diag`, the `count`-th. */
static bool
is_beside(const struct report_style *style, const struct source *source,
          const struct diag *diag, const struct related *related,
          uint32_t count)
{
    return count < SNIPPET_MARKS &&
           (!related->source || related->source == source) &&
           snippet_covers(style, source, diag->where, related->where);
}

static void
write_snippet(struct buf *out, const struct report_style *style,
              const struct source *source, const struct diag *diag)
{
    struct snippet_mark mark[SNIPPET_MARKS] = {
        {.span = diag->where, .color = color_of_level(diag->level)}};
    uint32_t count = 1;

    for (const struct related *r = diag->related; r; r = r->next)
        if (is_beside(style, source, diag, r, count))
            mark[count++] =
                (struct snippet_mark){r->where, COLOR_NOTE, r->text};
    snippet_write(out, style, source, mark, count);
}

static void
write_note(struct buf *out, const struct report_style *style,
           struct position_map *map, const struct related *related)
{
    struct snippet_mark mark = {.span = related->where, .color = COLOR_NOTE};

    write_place(out, style, map->source->name,
                position_map_place(map, related->where.at, PLACE_POINTS));
    color_text(out, style, COLOR_NOTE, "note:");
    buf_byte(out, ' ');
    buf_safe(out, related->text);
    buf_byte(out, '\n');
    snippet_write(out, style, map->source, &mark, 1);
}

static void
write_finding(struct buf *out, const struct report_style *style,
              struct position_map *map, const struct diag *diag)
{
    const struct source *source = map->source;
    uint32_t count = 1;

    write_place(out, style, source->name,
                position_map_place(map, diag->where.at, PLACE_POINTS));
    color_set(out, style, color_of_level(diag->level));
    buf_text(out, level_name(diag->level));
    buf_byte(out, ':');
    color_set(out, style, COLOR_OFF);
    buf_byte(out, ' ');
    color_set(out, style, COLOR_MESSAGE);
    buf_safe(out, diag->text);
    color_set(out, style, COLOR_OFF);
    write_rule(out, style, diag->kind);
    write_snippet(out, style, source, diag);
    for (const struct related *r = diag->related; r; r = r->next) {
        if (is_beside(style, source, diag, r, count))
            count++;
        else
            write_note(out, style, position_map_along(map, r->source), r);
    }
    /* What a fix would do is the help, where nothing better is known. */
    write_help(out, style, diag->help.len ? diag->help : diag->fix.title);
    buf_byte(out, '\n');
}

static void
text_file(struct buf *out, const struct report_style *style,
          const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++)
        if (report_lists(style, file->bag->list.item[i]))
            write_finding(out, style, &map, file->bag->list.item[i]);
}

static void
text_end(struct buf *out, const struct report_style *style,
         const struct report_totals *totals)
{
    if (style->quiet)
        return;
    report_summary(out, totals);
    buf_byte(out, '\n');
}

const struct reporter reporter_text = {
    .name = "text",
    .summary = "for people: the source line with the span underlined",
    .log = true,
    .file = text_file,
    .end = text_end,
};
