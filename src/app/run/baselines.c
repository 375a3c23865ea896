#include "app/run/baselines.h"

#include "app/console.h"
#include "base/core/limits.h"
#include "base/files/file.h"
#include "base/files/replace.h"
#include "base/files/worktree.h"
#include "report/redact.h"
#include "rules/kinds.h"

/* The absolute directory that holds the absolute `path`. */
static struct slice
folder_of(struct slice path)
{
    while (path.len > 1 && path.at[path.len - 1] != '/')
        path.len--;
    if (path.len > 1)
        path.len--;
    return path;
}

static bool
is_writing(const struct config_choice *choice)
{
    return choice->options->write_baseline.len > 0;
}

/* What a configuration names must lie where that was found, or if that was
 * named by --config, anywhere; what --baseline names may be anything.
 */
static bool
read_text(struct arena *arena, const struct config_lookup_entry *owner,
          struct slice path, struct slice *text, const char **why)
{
    if (owner)
        return worktree_read(arena,
                             owner->root.len ? owner->root : WORKTREE_ANYWHERE,
                             path, LIMIT_BASELINE_BYTES, text, why);
    if (!worktree_read_named(arena, path.at, LIMIT_BASELINE_BYTES, text, why))
        return false;
    *why = "it is too large";
    return text->len <= LIMIT_BASELINE_BYTES;
}

/* Reads `path`, called `name`. */
static bool
read_file(struct baselines *baselines, struct slice path, struct slice name,
          struct config_lookup_entry *owner)
{
    struct config_choice *choice = baselines->choice;
    struct arena *arena = choice->arena;
    struct baselines_entry *entry = arena_new(arena, struct baselines_entry);
    struct bag bag = bag_new(arena);
    struct slice text;
    const char *why;

    path = file_absolute(arena, path);
    *entry =
        (struct baselines_entry){owner, baseline_new(arena, folder_of(path))};
    if (is_writing(choice) && file_type_at(path.at) == FILE_ABSENT)
        return true;
    if (!read_text(arena, owner, path, &text, &why)) {
        console_say(arena, "cannot read the baseline `%.*s`: %s",
                    SLICE_ARGS(name), why);
        return false;
    }
    if (!baseline_read(&entry->baseline, source_make(name, text), &bag)) {
        config_choice_say(choice, &entry->baseline.source, &bag);
        return false;
    }
    *vec_push(arena, &baselines->list) = entry;
    return true;
}

bool
baselines_open(struct config_choice *choice, struct baselines *baselines)
{
    const struct options *options = choice->options;

    *baselines = (struct baselines){.choice = choice, .asked = 1};
    if (is_writing(choice)) {
        struct slice path =
            file_absolute(choice->arena, options->write_baseline);

        baselines->fresh = arena_new(choice->arena, struct baseline);
        *baselines->fresh = baseline_new(choice->arena, folder_of(path));
    }
    return !options->baseline.len ||
           read_file(baselines, options->baseline, options->baseline, NULL);
}

bool
baselines_find(struct baselines *baselines)
{
    struct config_choice *choice = baselines->choice;
    const struct config_lookup *configs = &choice->configs;
    bool good = true;

    while (baselines->asked < configs->found.count) {
        struct config_lookup_entry *owner =
            configs->found.item[baselines->asked++];
        const struct config *config = &owner->config;

        if (config->baseline.len == 0 || choice->options->baseline.len)
            continue;
        struct slice path =
            file_resolve(choice->arena, config->folder, config->baseline);

        good &= read_file(baselines, path,
                          config_lookup_shown(&choice->configs, path), owner);
    }
    return good;
}

/* The baseline for files of `entry`, or NULL. */
static struct baseline *
find(const struct baselines *baselines, const struct config_lookup_entry *entry)
{
    for (uint32_t i = 0; i < baselines->list.count; i++) {
        struct baselines_entry *known = baselines->list.item[i];

        if (!known->owner || known->owner == entry)
            return &known->baseline;
    }
    return NULL;
}

void
baselines_apply(struct baselines *baselines, struct arena *scratch,
                struct source *source, struct bag *bag,
                const struct config_lookup_entry *entry)
{
    struct baseline *known = find(baselines, entry);
    struct slice path;

    if (!baselines->fresh && !known)
        return;
    path = file_absolute(scratch, source->name);
    if (baselines->fresh) {
        redact_bag(scratch, source, bag);
        struct baseline_file file = {source, path, bag, baselines->least,
                                     known};

        baseline_add(baselines->fresh, scratch, &file);
        bag_sweep(bag);
    } else if (known && !baselines->choice->options->no_ignores) {
        baseline_apply(known, scratch, source, path, bag);
        bag_sweep(bag);
    }
}

/* What became of the file of a finding that was not met. */
enum fate { FATE_UNKNOWN, FATE_CHECKED, FATE_GONE };

static enum fate
fate_of(struct arena *arena, const struct baseline *baseline, struct slice path)
{
    if (map_find(&baseline->checked, path))
        return FATE_CHECKED;
    path = file_resolve(arena, baseline->folder, path);
    return file_type_of(path.at) == FILE_ABSENT ? FATE_GONE : FATE_UNKNOWN;
}

static void
report_unused(struct bag *bag, const struct baseline_entry *entry,
              enum fate fate)
{
    struct diag *diag =
        fate == FATE_GONE
            ? bag_add(bag, &kind_unused_suppression, entry->where,
                      "there is no file `%.*s` any more",
                      SLICE_ARGS(entry->path))
            : bag_add(bag, &kind_unused_suppression, entry->where,
                      "`%.*s` has no such finding of `%.*s` any more",
                      SLICE_ARGS(entry->path), SLICE_ARGS(entry->rule));

    diag->level = LEVEL_INFO;
    bag_help(bag, diag, "`--write-baseline` writes the list anew");
}

struct bag
baselines_unused(struct baselines *baselines,
                 const struct baselines_entry *entry,
                 const struct selection *selection)
{
    const struct baseline *baseline = &entry->baseline;
    const struct config *config = entry->owner ? &entry->owner->config : NULL;
    struct bag bag = bag_new(baselines->choice->arena);

    if (baselines->fresh || baselines->choice->options->no_ignores)
        return bag;
    for (uint32_t i = 0; i < baseline->entry.count && !bag_full(&bag); i++) {
        const struct baseline_entry *known = &baseline->entry.item[i];

        if (known->found ||
            selection_choose(selection, config, known->rule, LEVEL_ERROR)
                    .level < baselines->least)
            continue;
        enum fate fate = fate_of(bag.arena, baseline, known->path);

        if (fate != FATE_UNKNOWN)
            report_unused(&bag, known, fate);
    }
    bag_finish(&bag);
    return bag;
}

bool
baselines_write(struct baselines *baselines)
{
    struct config_choice *choice = baselines->choice;
    struct slice path = choice->options->write_baseline;
    const char *why;

    if (!baselines->fresh)
        return true;
    if (!replace_file(path.at, baseline_text(baselines->fresh, choice->arena),
                      &why)) {
        console_say(choice->arena, "cannot write `%.*s`: %s", SLICE_ARGS(path),
                    why);
        return false;
    }
    if (!choice->options->quiet)
        console_say(choice->arena, "wrote %u finding%s to `%.*s`",
                    baselines->fresh->entry.count,
                    baselines->fresh->entry.count == 1 ? "" : "s",
                    SLICE_ARGS(path));
    return true;
}
