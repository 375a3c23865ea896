/* Markdown for the summary of a CI job: a table for each file in which
 * something was found, and a last line that counts.
 *
 * What comes from files is shown and never acts: between backticks nothing
 * does, unless it holds one itself, and outside of them every character that
 * Markdown, GitHub's mentions and its links know is written as a reference.
 */

#include "report/position_map.h"
#include "report/uri.h"

static bool
acts(char byte)
{
    return byte && strchr("&<>|`*_[]\\~#:$!{}^@", byte);
}

static void
write_escaped(struct buf *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        /* An address may begin with `www.` alone. */
        bool www = text.at[i] == '.' && i >= 3 &&
                   slice_equal_nocase(slice_cut(text, i - 3, i), S("www"));

        if (text.at[i] == '@' || text.at[i] == '#') {
            /* A reference alone would still become a mention. */
            buf_text(out, "<span>");
            buf_byte(out, text.at[i]);
            buf_text(out, "</span>");
        } else if (acts(text.at[i]) || www) {
            buf_text(out, "&#");
            buf_number(out, (unsigned char)text.at[i]);
            buf_byte(out, ';');
        } else {
            buf_byte(out, text.at[i]);
        }
    }
}

static void
write_code(struct buf *out, struct slice text)
{
    bool plain = text.len > 0 && slice_trim(text).len == text.len;

    for (size_t i = 0; i < text.len; i++)
        plain &= text.at[i] != '`' && text.at[i] != '|' && text.at[i] != '\\';
    buf_text(out, plain ? "`" : "<code>");
    if (plain)
        buf_add(out, text);
    else
        write_escaped(out, text);
    buf_text(out, plain ? "`" : "</code>");
}

/* A message, in which the user's text is between backticks; one that has no
 * partner is just a character.
 */
static void
write_message(struct buf *out, struct arena *scratch, struct slice text)
{
    struct buf safe = buf_new(scratch);
    size_t from = 0, open, close;

    buf_safe(&safe, text);
    text = buf_slice(&safe);
    while ((open = slice_find_byte(text, '`', from)) != SLICE_NONE &&
           (close = slice_find_byte(text, '`', open + 1)) != SLICE_NONE) {
        write_escaped(out, slice_cut(text, from, open));
        write_code(out, slice_cut(text, open + 1, close));
        from = close + 1;
    }
    write_escaped(out, slice_cut(text, from, text.len));
}

static void
write_finding(struct buf *out, struct position_map *map,
              const struct diag *diag)
{
    struct place place = position_map_place(map, diag->where.at, PLACE_POINTS);

    buf_text(out, "| ");
    buf_text(out, level_name(diag->level));
    buf_text(out, " | ");
    buf_number(out, place.line + 1);
    buf_byte(out, ':');
    buf_number(out, place.col + 1);
    buf_text(out, " | ");
    write_message(out, map->arena, diag->text);
    if (diag->help.len) {
        buf_text(out, "<br>help: ");
        write_message(out, map->arena, diag->help);
    }
    buf_text(out, " | [");
    buf_text(out, diag->kind->id);
    buf_text(out, "](");
    report_page(out, diag->kind);
    buf_text(out, ") |\n");
}

static void
markdown_file(struct buf *out, const struct report_style *style,
              const struct report_file *file, bool first)
{
    struct position_map map = position_map_new(file->scratch, file->source);
    struct buf path = buf_new(file->scratch);
    bool begun = false;

    (void)first;
    for (uint32_t i = 0; i < file->bag->list.count; i++) {
        const struct diag *diag = file->bag->list.item[i];

        if (!report_lists(style, diag))
            continue;
        if (!begun) {
            buf_safe(&path, uri_path(style, file->scratch, file->source->name));
            buf_text(out, "### ");
            write_code(out, buf_slice(&path));
            buf_text(out, "\n\n| level | place | finding | rule |\n"
                          "| --- | --- | --- | --- |\n");
            begun = true;
        }
        write_finding(out, &map, diag);
    }
    if (begun)
        buf_byte(out, '\n');
}

static void
markdown_end(struct buf *out, const struct report_style *style,
             const struct report_totals *totals)
{
    if (style->quiet)
        return;
    buf_text(out, "**");
    report_summary(out, totals);
    buf_text(out, "**\n");
}

const struct reporter reporter_markdown = {
    .name = "markdown",
    .summary = "tables, for the summary of a CI job",
    .log = true,
    .file = markdown_file,
    .end = markdown_end,
};
