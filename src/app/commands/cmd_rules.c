/* `invokelint rules`: everything that can be found, as a table or as JSON. */

#include "app/console.h"
#include "app/options.h"
#include "base/text/json_value.h"
#include "report/reporter.h"
#include "rules/page.h"
#include "rules/registry.h"

static void
write_table(struct buf *out)
{
    size_t width = 0;

    for (uint32_t i = 0; i < registry_count(); i++)
        if (strlen(registry_at(i)->id) > width)
            width = strlen(registry_at(i)->id);
    for (uint32_t i = 0; i < registry_count(); i++) {
        const struct kind *kind = registry_at(i);

        buf_printf(out, "%-*s  %-7s  %-7s  %s\n", (int)width, kind->id,
                   level_name(kind->level), kind->fixable ? "fixable" : "",
                   kind->summary);
    }
}

/* As the line of the page says it: `level: error · since: 0.1 · fix: no`. */
static struct slice
since(const struct kind *kind)
{
    struct slice page = page_find(slice_from(kind->id));
    struct slice key = S("since: ");
    size_t at = slice_find(page, key, 0);

    if (registry_since(kind))
        return slice_from(registry_since(kind));
    if (at == SLICE_NONE)
        return S("");
    at += key.len;
    return slice_cut(page, at, slice_find_byte(page, ' ', at));
}

static void
write_json(struct buf *out)
{
    struct json_t *object = json_value_object(), *rules = json_value_array();

    for (uint32_t i = 0; i < registry_count(); i++) {
        const struct kind *kind = registry_at(i);
        struct json_t *rule = json_value_object();
        struct buf page = buf_new(out->arena);

        report_page(&page, kind);
        json_value_set_text(rule, "id", slice_from(kind->id));
        json_value_set_text(rule, "level", slice_from(level_name(kind->level)));
        json_value_set(rule, "fixable", json_value_bool(kind->fixable));
        json_value_set_text(rule, "summary", slice_from(kind->summary));
        json_value_set_text(rule, "since", since(kind));
        json_value_set_text(rule, "url", buf_slice(&page));
        json_value_add(rules, rule);
    }
    json_value_set_number(object, "version", 1);
    json_value_set(object, "rules", rules);
    json_value_write(out, object);
    buf_byte(out, '\n');
}

enum status
cmd_rules(struct arena *arena, const struct options *options)
{
    struct buf out = buf_new(arena);
    struct slice format = S("text");

    if (options->operand.list.count)
        return console_usage(arena, S("`rules` takes no operand; `invokelint "
                                      "explain RULE` explains one"));
    if (options->format.list.count)
        format = options->format.list.item[options->format.list.count - 1];
    if (slice_equal(format, S("text")))
        write_table(&out);
    else if (slice_equal(format, S("json")))
        write_json(&out);
    else
        return console_usage(
            arena, arena_printf(arena,
                                "`rules` is printed as text or json, not "
                                "`%.*s`",
                                SLICE_ARGS(format)));
    return console_data(arena, buf_slice(&out));
}
