#include "app/run/config_choice.h"

#include "app/console.h"
#include "app/run/outputs.h"
#include "base/files/file.h"
#include "base/files/worktree.h"
#include "report/redact.h"
#include "rules/registry.h"

/* ---- What is wrong ------------------------------------------------------- */

/* The same findings, without a word of the text that they are about. */
static struct bag
without_text(struct config_choice *choice, const struct bag *bag)
{
    struct bag bare = bag_new(choice->arena);

    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        bag_add(&bare, diag->kind, diag->where, "%s", diag->kind->summary);
    }
    bag_finish(&bare);
    return bare;
}

void
config_choice_say(struct config_choice *choice, struct source *source,
                  const struct bag *bag)
{
    struct report_style style = {.least = LEVEL_INFO, .quiet = true};
    struct report_file file = {
        .source = source,
        .bag = bag,
        .scratch = choice->arena,
    };
    struct buf out = buf_new(choice->arena);
    bool quotes = worktree_quotes(choice->arena, source->name);
    struct bag bare;

    source_index(choice->arena, source);
    if (!quotes) {
        bare = without_text(choice, bag);
        file.bag = &bare;
    }
    file = redact_file(file);
    (quotes ? &reporter_text : &reporter_plain)
        ->file(&out, &style, &file, true);
    console_text(choice->arena, buf_slice(&out));
}

/* Whether `entry` can be used; if not, says why. */
static bool
is_good(struct config_choice *choice, struct config_lookup_entry *entry)
{
    if (entry->why)
        console_say(choice->arena, "cannot read the configuration `%.*s`: %s",
                    SLICE_ARGS(entry->config.source.name), entry->why);
    else if (!entry->good)
        config_choice_say(choice, &entry->config.source, &entry->bag);
    return entry->good;
}

/* What was found and not used: the run goes on without it. */
static void
say_foreign(struct config_choice *choice)
{
    const struct config_lookup *configs = &choice->configs;

    for (; choice->foreign < configs->foreign.count; choice->foreign++)
        if (!choice->options->quiet)
            console_say(choice->arena,
                        "passed over the configuration `%.*s`: it belongs to "
                        "another user (`--config` uses it all the same)",
                        SLICE_ARGS(configs->foreign.item[choice->foreign]));
}

/* ---- Which one ----------------------------------------------------------- */

bool
config_choice_open(struct arena *arena, const struct options *options,
                   struct config_choice *choice, struct slice *problem)
{
    *choice = (struct config_choice){.arena = arena, .options = options};
    *problem = slice_make(NULL, 0);
    if (options->config.len && options->no_config) {
        *problem = S("`--config` and `--no-config` contradict each other");
        return false;
    }
    choice->configs = config_lookup_new(arena);
    return !options->config.len ||
           is_good(choice,
                   config_lookup_fix(&choice->configs, options->config));
}

/* The directory that holds the file `path`; empty: the working directory. */
static struct slice
directory_of(const struct options *options, struct slice path)
{
    if (slice_equal(path, S("-")))
        path = options->stdin_filename;
    while (path.len && path.at[path.len - 1] != '/')
        path.len--;
    return path;
}

/* The configuration for the files of `directory`, good or not. */
static struct config_lookup_entry *
find(struct config_choice *choice, struct slice directory)
{
    return choice->options->no_config
               ? NULL
               : config_lookup_find(&choice->configs, directory);
}

bool
config_choice_find(struct config_choice *choice, struct slice path,
                   struct config_lookup_entry **entry)
{
    bool folder = path.len && file_type_of(path.at) == FILE_DIRECTORY;

    *entry = find(choice, folder ? path : directory_of(choice->options, path));
    say_foreign(choice);
    return !*entry || is_good(choice, *entry);
}

static bool
find_configs(struct config_choice *choice, struct inputs *inputs)
{
    struct config_lookup_entry *entry = NULL;
    struct slice last = {0};
    bool good = true;

    /* Files of one directory stand together. */
    for (uint32_t i = 0; i < inputs->file.count; i++) {
        struct input *input = &inputs->file.item[i];
        struct slice directory = directory_of(choice->options, input->path);

        if (i == 0 || !slice_equal(directory, last))
            entry = find(choice, directory);
        last = directory;
        input->config = entry;
    }
    say_foreign(choice);
    for (uint32_t i = 1; i < choice->configs.found.count; i++)
        good &= is_good(choice, choice->configs.found.item[i]);
    return good;
}

bool
config_choice_inputs(struct config_choice *choice, struct inputs *inputs)
{
    const struct config_lookup *configs = &choice->configs;
    uint32_t kept = 0;

    if (choice->options->no_config)
        return true;
    if (!find_configs(choice, inputs))
        return false;
    for (uint32_t i = 0; i < inputs->file.count; i++) {
        struct input *input = &inputs->file.item[i];
        struct slice path = slice_equal(input->path, S("-"))
                                ? choice->options->stdin_filename
                                : input->path;

        if (input->config) {
            input->below =
                config_lookup_below(configs, &input->config->config, path);
            if (!input->named &&
                gitignore_covers(&input->config->config.ignore, input->below))
                continue;
        }
        inputs->file.item[kept++] = *input;
    }
    inputs->file.count = kept;
    return true;
}

/* ---- --print-config ------------------------------------------------------ */

static void
write_names(struct buf *out, const char *key,
            const struct settings_names *names)
{
    buf_printf(out, ",\n  \"%s\": [", key);
    for (uint32_t i = 0; i < names->list.count; i++) {
        buf_text(out, i ? ", " : "");
        buf_json(out, names->list.item[i]);
    }
    buf_byte(out, ']');
}

/* A value, and where it comes from. */
static void
write_value(struct buf *out, const char *key, struct slice value,
            const char *from)
{
    buf_printf(out, ",\n  \"%s\": {\"value\": %.*s, \"from\": \"%s\"}", key,
               SLICE_ARGS(value), from);
}

/* Who decided about a rule: an option, or a line of the configuration. */
static void
write_by(struct buf *out, const struct config *config,
         struct selection_choice choice)
{
    switch (choice.by) {
    case SELECTION_RULE:
        buf_text(out, "\"default\"");
        break;
    case SELECTION_CONFIG:
        buf_printf(out, "\"line %u\"",
                   source_line_at(&config->source, choice.rule->where.at) + 1);
        break;
    case SELECTION_SEVERITY:
        buf_text(out, "\"--severity\"");
        break;
    case SELECTION_SELECT:
        buf_text(out, "\"--select\"");
        break;
    case SELECTION_IGNORE:
        buf_text(out, "\"--ignore\"");
        break;
    }
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

        buf_printf(out, "%s\n    \"%s\": {\"level\": \"%s\", \"from\": ",
                   i ? "," : "", kind->id, level_name(choice.level));
        write_by(out, config, choice);
        buf_byte(out, '}');
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
    write_value(out, "failOn",
                arena_printf(out->arena, "\"%.*s\"", SLICE_ARGS(name)),
                option  ? "--fail-on"
                : level ? "file"
                        : "default");
    option = options->max_warnings != OPTIONS_NONE;
    most = option ? options->max_warnings : most;
    write_value(out, "maxWarnings",
                most == CONFIG_UNSET ? S("null")
                                     : arena_printf(out->arena, "%u", most),
                option                 ? "--max-warnings"
                : most != CONFIG_UNSET ? "file"
                                       : "default");
}

static void
write_globs(struct buf *out, const char *key, const struct gitignore *globs)
{
    buf_printf(out, "\"%s\": [", key);
    for (uint32_t i = 0; i < globs->line.count; i++) {
        const struct gitignore_line *line = &globs->line.item[i];

        buf_text(out, i ? ", " : "");
        buf_json(out, arena_printf(
                          out->arena, "%s%s%.*s%s", line->negated ? "!" : "",
                          line->bound ? "/" : "", SLICE_ARGS(line->pattern),
                          line->directory ? "/" : ""));
    }
    buf_byte(out, ']');
}

static void
write_overrides(struct buf *out, const struct config *config)
{
    buf_text(out, ",\n  \"overrides\": [");
    for (uint32_t i = 0; i < config->overrides.count; i++) {
        const struct config_override *override = &config->overrides.item[i];

        buf_text(out, i ? ",\n    {" : "\n    {");
        write_globs(out, "files", &override->files);
        buf_text(out, ", \"pointers\": [");
        for (uint32_t p = 0; p < override->pointer.list.count; p++) {
            buf_text(out, p ? ", " : "");
            buf_json(out, override->pointer.list.item[p]);
        }
        buf_text(out, "], \"rules\": {");
        for (uint32_t r = 0; r < override->rules.list.count; r++) {
            buf_text(out, r ? ", " : "");
            buf_json(out, override->rules.list.item[r].pattern);
            buf_printf(out, ": \"%s\"",
                       level_name(override->rules.list.item[r].level));
        }
        buf_text(out, "}, \"reason\": ");
        buf_json(out, override->reason);
        buf_byte(out, '}');
    }
    buf_text(out, config->overrides.count ? "\n  ]" : "]");
}

static void
write_pairs(struct buf *out, const struct config *config)
{
    buf_text(out, ",\n  \"delimiters\": [[\"{{\", \"}}\"]");
    for (uint32_t i = 0; i < config->settings.delimiter.count; i++) {
        buf_text(out, ", [");
        buf_json(out, config->settings.delimiter.item[i].open);
        buf_text(out, ", ");
        buf_json(out, config->settings.delimiter.item[i].close);
        buf_byte(out, ']');
    }
    buf_text(out, "],\n  \"repositories\": {");
    for (uint32_t i = 0; i < config->repositories.count; i++) {
        buf_text(out, i ? ", " : "");
        buf_json(out, config->repositories.item[i].name);
        buf_text(out, ": ");
        buf_json(out, config->repositories.item[i].folder);
    }
    buf_byte(out, '}');
}

/* Text or null. */
static void
write_text(struct buf *out, const char *key, struct slice text)
{
    buf_printf(out, ",\n  \"%s\": ", key);
    if (text.len)
        buf_json(out, text);
    else
        buf_text(out, "null");
}

static void
write_file(struct buf *out, const struct config *config)
{
    const struct settings *settings = &config->settings;

    buf_text(out, ",\n  ");
    write_globs(out, "ignore", &config->ignore);
    write_overrides(out, config);
    write_pairs(out, config);
    write_names(out, "placeholders", &settings->placeholder);
    if (settings->secrets_known)
        write_names(out, "secrets", &settings->secret);
    else
        buf_text(out, ",\n  \"secrets\": null");
    write_names(out, "hosts", &settings->host);
    buf_text(out, ",\n  ");
    write_globs(out, "blueprints", &config->blueprints);
    buf_text(out, ",\n  ");
    write_globs(out, "workflows", &config->workflows);
    buf_printf(out, ",\n  \"dialect\": \"%s\"",
               config->dialect == JQ_1_8 ? "1.8" : "1.7");
    write_text(out, "ignoreKey", config->settings.ignore_key);
}

enum status
config_choice_print(struct config_choice *choice,
                    const struct selection *selection)
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
    if (config)
        buf_json(&out, config->source.name);
    else
        buf_text(&out, "null");
    write_text(&out, "baseline",
               options->baseline.len ? options->baseline
               : config              ? config->baseline
                                     : slice_make(NULL, 0));
    write_thresholds(&out, options, config);
    write_rules(&out, selection, config);
    write_file(&out, config ? config : &nothing);
    buf_text(&out, "\n}\n");
    return console_out(choice->arena, buf_slice(&out));
}
