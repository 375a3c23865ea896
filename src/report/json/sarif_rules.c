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

static struct json_t *
properties_value(const struct kind *kind)
{
    struct slice id = slice_from(kind->id);
    struct json_t *value = json_value_object(), *list = json_value_array();
    uint32_t i = 0;

    while (!slice_starts(id, tags[i].start))
        i++;
    json_value_add(list, json_value_text(slice_from(tags[i].tag)));
    json_value_set(value, "tags", list);
    /* What cannot work is certain; the rest is as good as certain. */
    json_value_set_text(value, "precision",
                        kind->level == LEVEL_ERROR ? S("very-high")
                                                   : S("high"));
    json_value_set_text(value, "problem.severity",
                        problem_severity(kind->level));
    if (*tags[i].security)
        json_value_set_text(value, "security-severity",
                            slice_from(tags[i].security));
    return value;
}

static struct json_t *
message_value(struct slice text, struct slice markdown)
{
    struct json_t *value = json_value_object();

    json_value_set_text(value, "text", text);
    if (markdown.len)
        json_value_set_text(value, "markdown", markdown);
    return value;
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

static struct json_t *
rule_value(struct arena *arena, const struct report_style *style,
           const struct kind *kind)
{
    struct slice id = slice_from(kind->id), none = {NULL, 0};
    struct slice summary = slice_from(kind->summary);
    struct slice body = style->page ? page_body(style->page(id)) : none;
    struct slice full = body.len ? first_paragraph(arena, body) : summary;
    struct buf uri = buf_new(arena);
    struct json_t *value = json_value_object(), *level = json_value_object();

    report_page(&uri, kind);
    json_value_set_text(value, "id", id);
    json_value_set(value, "shortDescription", message_value(summary, none));
    json_value_set(value, "fullDescription", message_value(full, none));
    json_value_set_text(value, "helpUri", buf_slice(&uri));
    json_value_set(
        value, "help",
        message_value(arena_printf(arena, "%.*s\n\n%.*s", SLICE_ARGS(full),
                                   SLICE_ARGS(buf_slice(&uri))),
                      body));
    json_value_set(level, "enabled", json_value_bool(kind->level != LEVEL_OFF));
    json_value_set_text(level, "level", sarif_level(kind->level));
    json_value_set(value, "defaultConfiguration", level);
    json_value_set(value, "properties", properties_value(kind));
    return value;
}

void
sarif_rules_write(struct buf *out, const struct report_style *style)
{
    for (uint32_t i = 0; i < style->run->kind.count; i++) {
        buf_text(out, i ? ",\n" : "\n");
        json_value_write(
            out, rule_value(out->arena, style, style->run->kind.item[i]));
    }
}
