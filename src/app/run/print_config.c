/* `--print-config`: one member a line, its value in one line as well, but for
 * the long ones.
 */
#include "app/run/print_config.h"

#include "app/console.h"
#include "base/text/json_value.h"
#include "rules/registry.h"

/* Writes the next member of the object. */
static void
write_member(struct buf *out, const char *key, struct json_t *value)
{
    buf_printf(out, ",\n  \"%s\": ", key);
    json_value_write_spaced(out, value);
}

static struct json_t *
names_value(const struct settings_names *names)
{
    struct json_t *list = json_value_array();

    for (uint32_t i = 0; i < names->list.count; i++)
        json_value_add(list, json_value_text(names->list.item[i]));
    return list;
}

/* A value, and where it comes from. */
static struct json_t *
sourced_value(struct json_t *value, const char *from)
{
    struct json_t *object = json_value_object();

    json_value_set(object, "value", value);
    json_value_set_text(object, "from", slice_from(from));
    return object;
}

/* Who decided about a rule: an option, or a line of the configuration. */
static struct slice
decided_by(struct arena *arena, const struct config *config,
           struct selection_choice choice)
{
    switch (choice.by) {
    case SELECTION_RULE:
        break;
    case SELECTION_CONFIG:
        return arena_printf(
            arena, "line %u",
            source_line_at(&config->source, choice.rule->where.at) + 1);
    case SELECTION_SEVERITY:
        return S("--severity");
    case SELECTION_SELECT:
        return S("--select");
    case SELECTION_IGNORE:
        return S("--ignore");
    }
    return S("default");
}

static void
write_rules(struct buf *out, const struct selection *selection,
            const struct config *config)
{
    buf_text(out, ",\n  \"rules\": {");
    for (uint32_t i = 0; i < registry_count(); i++) {
        const struct kind *kind = registry_at(i);
        struct selection_choice choice = selection_choose(
            selection, config, slice_from(kind->id), kind->level);
        struct json_t *value = json_value_object();

        json_value_set_text(value, "level",
                            slice_from(level_name(choice.level)));
        json_value_set_text(value, "from",
                            decided_by(out->arena, config, choice));
        buf_printf(out, "%s\n    \"%s\": ", i ? "," : "", kind->id);
        json_value_write_spaced(out, value);
    }
    buf_text(out, "\n  }");
}

static void
write_thresholds(struct buf *out, const struct options *options,
                 const struct config *config)
{
    enum level level = config ? config->fail_on : LEVEL_OFF;
    uint32_t most = config ? config->max_warnings : CONFIG_UNSET;
    struct slice name = slice_from(level_name(level ? level : LEVEL_ERROR));
    bool option = options->fail_on.len > 0;

    name = option ? options->fail_on : name;
    write_member(out, "failOn",
                 sourced_value(json_value_text(name), option  ? "--fail-on"
                                                      : level ? "file"
                                                              : "default"));
    option = options->max_warnings != OPTIONS_NONE;
    most = option ? options->max_warnings : most;
    write_member(out, "maxWarnings",
                 sourced_value(most == CONFIG_UNSET ? json_value_null()
                                                    : json_value_number(most),
                               option                 ? "--max-warnings"
                               : most != CONFIG_UNSET ? "file"
                                                      : "default"));
}

static struct json_t *
globs_value(struct arena *arena, const struct gitignore *globs)
{
    struct json_t *list = json_value_array();

    for (uint32_t i = 0; i < globs->line.count; i++) {
        const struct gitignore_line *line = &globs->line.item[i];

        json_value_add(list,
                       json_value_text(arena_printf(
                           arena, "%s%s%.*s%s", line->negated ? "!" : "",
                           line->bound ? "/" : "", SLICE_ARGS(line->pattern),
                           line->directory ? "/" : "")));
    }
    return list;
}

static struct json_t *
override_value(struct arena *arena, const struct config_override *override)
{
    struct json_t *value = json_value_object();
    struct json_t *pointers = json_value_array(), *rules = json_value_object();

    for (uint32_t i = 0; i < override->pointer.list.count; i++)
        json_value_add(pointers,
                       json_value_text(override->pointer.list.item[i]));
    for (uint32_t i = 0; i < override->rules.list.count; i++) {
        const struct config_rule *rule = &override->rules.list.item[i];

        json_value_set_named(
            rules, rule->pattern,
            json_value_text(slice_from(level_name(rule->level))));
    }
    json_value_set(value, "files", globs_value(arena, &override->files));
    json_value_set(value, "pointers", pointers);
    json_value_set(value, "rules", rules);
    json_value_set_text(value, "reason", override->reason);
    return value;
}

static void
write_overrides(struct buf *out, const struct config *config)
{
    buf_text(out, ",\n  \"overrides\": [");
    for (uint32_t i = 0; i < config->overrides.count; i++) {
        buf_text(out, i ? ",\n    " : "\n    ");
        json_value_write_spaced(
            out, override_value(out->arena, &config->overrides.item[i]));
    }
    buf_text(out, config->overrides.count ? "\n  ]" : "]");
}

static struct json_t *
pair_value(struct slice open, struct slice close)
{
    struct json_t *pair = json_value_array();

    json_value_add(pair, json_value_text(open));
    json_value_add(pair, json_value_text(close));
    return pair;
}

static void
write_pairs(struct buf *out, const struct config *config)
{
    struct json_t *delimiters = json_value_array();
    struct json_t *repositories = json_value_object();

    json_value_add(delimiters, pair_value(S("{{"), S("}}")));
    for (uint32_t i = 0; i < config->settings.delimiter.count; i++)
        json_value_add(delimiters,
                       pair_value(config->settings.delimiter.item[i].open,
                                  config->settings.delimiter.item[i].close));
    for (uint32_t i = 0; i < config->repositories.count; i++)
        json_value_set_named(
            repositories, config->repositories.item[i].name,
            json_value_text(config->repositories.item[i].folder));
    write_member(out, "delimiters", delimiters);
    write_member(out, "repositories", repositories);
}

static void
write_file(struct buf *out, const struct config *config)
{
    const struct settings *settings = &config->settings;

    write_member(out, "ignore", globs_value(out->arena, &config->ignore));
    write_overrides(out, config);
    write_pairs(out, config);
    write_member(out, "placeholders", names_value(&settings->placeholder));
    write_member(out, "secrets",
                 settings->secrets_known ? names_value(&settings->secret)
                                         : json_value_null());
    write_member(out, "hosts", names_value(&settings->host));
    write_member(out, "blueprints",
                 globs_value(out->arena, &config->blueprints));
    write_member(out, "workflows", globs_value(out->arena, &config->workflows));
    write_member(
        out, "dialect",
        json_value_text(config->dialect == JQ_1_8 ? S("1.8") : S("1.7")));
    write_member(out, "ignoreKey",
                 json_value_text_or_null(config->settings.ignore_key));
}

enum status
print_config(struct config_choice *choice, const struct selection *selection)
{
    static const struct config nothing = {.max_warnings = CONFIG_UNSET};
    const struct options *options = choice->options;
    struct slice path = options->operand.list.count
                            ? options->operand.list.item[0]
                            : options->stdin_filename;
    struct config_lookup_entry *entry;
    struct buf out = buf_new(choice->arena);

    if (!config_choice_find(choice, path, &entry))
        return STATUS_FAILED;
    struct config *config = entry ? &entry->config : NULL;

    if (config)
        source_index(choice->arena, &config->source);
    buf_text(&out, "{\n  \"file\": ");
    json_value_write_spaced(&out, config ? json_value_text(config->source.name)
                                         : json_value_null());
    write_member(&out, "baseline",
                 json_value_text_or_null(options->baseline.len
                                             ? options->baseline
                                         : config ? config->baseline
                                                  : slice_make(NULL, 0)));
    write_thresholds(&out, options, config);
    write_rules(&out, selection, config);
    write_file(&out, config ? config : &nothing);
    buf_text(&out, "\n}\n");
    return console_out(choice->arena, buf_slice(&out));
}
