#include "report/json/sarif_rules.h"

/* Rules are named after their family and their fault, so the start of the id
 * tells the tag; the first that fits.
 */
static const struct {
    struct slice start;
    const char *tag;
    const char *security; /* how grave, of 10, if it is about security */
} tags[] = {
    {SC("secret-"), "security", "8.0"},
    {SC("http-not-"), "security", "5.0"},
    {SC("json-"), "syntax", ""},
    {SC("schema-"), "structure", ""},
    {SC("template-"), "expression", ""},
    {SC("jq-"), "expression", ""},
    {SC("type-"), "expression", ""},
    {SC("unknown-"), "reference", ""},
    {SC("undefined-"), "reference", ""},
    {SC("unused-"), "maintainability", ""},
    {SC("legacy-"), "maintainability", ""},
    {SC("deprecated-"), "maintainability", ""},
    {SC(""), "correctness", ""},
};

struct slice
sarif_level(enum level level)
{
    return slice_from(level_word(level, "error", "warning", "note"));
}

/* GitHub's own scale. */
static struct slice
problem_severity(enum level level)
{
    return level >= LEVEL_WARNING ? sarif_level(level) : S("recommendation");
}

static void
write_properties(struct wire *wire, const struct kind *kind)
{
    struct slice id = slice_from(kind->id);
    uint32_t i = 0;

    while (!slice_starts(id, tags[i].start))
        i++;
    wire_key(wire, "properties");
    wire_open(wire, '{');
    wire_key(wire, "tags");
    wire_open(wire, '[');
    wire_text(wire, slice_from(tags[i].tag));
    wire_close(wire, ']');
    /* What cannot work is certain; the rest is as good as certain. */
    wire_key_text(wire, "precision",
                  kind->level == LEVEL_ERROR ? S("very-high") : S("high"));
    wire_key_text(wire, "problem.severity", problem_severity(kind->level));
    if (*tags[i].security)
        wire_key_text(wire, "security-severity", slice_from(tags[i].security));
    wire_close(wire, '}');
}

static void
write_message(struct wire *wire, const char *key, struct slice text,
              struct slice markdown)
{
    wire_key(wire, key);
    wire_open(wire, '{');
    wire_key_text(wire, "text", text);
    if (markdown.len)
        wire_key_text(wire, "markdown", markdown);
    wire_close(wire, '}');
}

/* A page without its title and the line about its level. */
static struct slice
page_body(struct slice page)
{
    for (int i = 0; i < 2; i++) {
        size_t end = slice_find(page, S("\n\n"), 0);

        if (end == SLICE_NONE)
            return slice_make(NULL, 0);
        page = slice_cut(page, end + 2, page.len);
    }
    return slice_trim(page);
}

/* Its first paragraph, in one line. */
static struct slice
first_paragraph(struct arena *arena, struct slice body)
{
    size_t end = slice_find(body, S("\n\n"), 0);
    struct buf out = buf_new(arena);

    body = slice_cut(body, 0, end == SLICE_NONE ? body.len : end);
    for (size_t i = 0; i < body.len; i++)
        buf_byte(&out, body.at[i] == '\n' ? ' ' : body.at[i]);
    return buf_slice(&out);
}

static void
write_rule(struct wire *wire, const struct report_style *style,
           const struct kind *kind)
{
    struct arena *arena = wire->out->arena;
    struct slice id = slice_from(kind->id);
    struct slice summary = slice_from(kind->summary);
    struct slice body = {NULL, 0};
    struct buf uri = buf_new(arena);

    if (style->page)
        body = page_body(style->page(id));
    struct slice full = body.len ? first_paragraph(arena, body) : summary;

    report_page(&uri, kind);
    wire_open(wire, '{');
    wire_key_text(wire, "id", id);
    write_message(wire, "shortDescription", summary, slice_make(NULL, 0));
    write_message(wire, "fullDescription", full, slice_make(NULL, 0));
    wire_key_text(wire, "helpUri", buf_slice(&uri));
    write_message(wire, "help",
                  arena_printf(arena, "%.*s\n\n%.*s", SLICE_ARGS(full),
                               SLICE_ARGS(buf_slice(&uri))),
                  body);
    wire_key(wire, "defaultConfiguration");
    wire_open(wire, '{');
    wire_key(wire, "enabled");
    wire_bool(wire, kind->level != LEVEL_OFF);
    wire_key_text(wire, "level", sarif_level(kind->level));
    wire_close(wire, '}');
    write_properties(wire, kind);
    wire_close(wire, '}');
}

void
sarif_rules_write(struct wire *wire, const struct report_style *style)
{
    wire_open(wire, '[');
    for (uint32_t i = 0; i < style->run->kind.count; i++) {
        wire_line(wire);
        write_rule(wire, style, style->run->kind.item[i]);
    }
    wire_close(wire, ']');
}
