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
