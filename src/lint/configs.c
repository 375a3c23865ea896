#include "lint/configs.h"

#include "base/file.h"
#include "base/limits.h"

static const char *const names[] = {
    "invokelint.json",
    ".invokelint.json",
    ".github/invokelint.json",
};

struct configs
configs_new(struct arena *arena)
{
    struct configs configs = {
        .arena = arena,
        .working = file_directory(arena),
        .directory = map_new(arena),
        .file = map_new(arena),
    };

    *vec_push(arena, &configs.found) = NULL; /* ORDER: index 0 is none */
    return configs;
}

static bool
is_below(struct slice directory, struct slice path)
{
    size_t len = slice_equal(directory, S("/")) ? 0 : directory.len;

    return path.len > len + 1 && path.at[len] == '/' &&
           slice_starts(path, slice_cut(directory, 0, len));
}

static void
read_text(struct configs *configs, struct slice text, struct slice folder,
          struct configs_entry *entry)
{
    struct source source = source_make(entry->config.source.name, text);

    entry->good =
        config_read(configs->arena, source, arena_copy(configs->arena, folder),
                    &entry->config, &entry->bag);
}

static struct configs_entry *
add_entry(struct configs *configs, struct slice name)
{
    struct configs_entry *entry =
        arena_new(configs->arena, struct configs_entry);

    entry->bag = bag_new(configs->arena);
    entry->config.source = source_make(name, slice_make(NULL, 0));
    *vec_push(configs->arena, &configs->found) = entry;
    return entry;
}

struct configs_entry *
configs_fix(struct configs *configs, struct slice path)
{
    struct configs_entry *entry = configs->fixed = add_entry(configs, path);
    struct slice text;

    if (worktree_read_named(configs->arena, path.at, LIMIT_CONFIG_BYTES, &text,
                            &entry->why))
        read_text(configs, text, configs->working, entry);
    return entry;
}

/* The index of the configuration `path`, which belongs to `directory`. */
static uint32_t
take(struct configs *configs, struct slice path, struct slice directory,
     struct slice root)
{
    uint32_t *index = map_add(&configs->file, path);
    struct slice text;

    if (*index)
        return *index;
    *index = configs->found.count;
    struct configs_entry *entry =
        add_entry(configs, configs_shown(configs, path));

    entry->root = arena_copy(configs->arena, root);
    if (worktree_read(configs->arena, root, path, LIMIT_CONFIG_BYTES, &text,
                      &entry->why))
        read_text(configs, text, directory, entry);
    return configs->found.count - 1;
}

/* One search: from the directory of a file up to `root`. */
struct search {
    struct configs *configs;
    struct configs_owner *owner;
    struct slice root;
};

/* The index of the configuration that lies in `directory` itself, or 0. */
static uint32_t
look_into(struct search *search, struct slice directory)
{
    struct configs *configs = search->configs;
    const char *slash = slice_ends(directory, S("/")) ? "" : "/";

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct slice path = arena_printf(
            configs->arena, "%.*s%s%s", SLICE_ARGS(directory), slash, names[i]);

        if (file_type_at(path.at) == FILE_ABSENT)
            continue;
        if (worktree_trusts(path.at, search->owner->trees.owner))
            return take(configs, path, directory, search->root);
        *vec_push(configs->arena, &configs->foreign) =
            configs_shown(configs, path);
    }
    return 0;
}

static struct slice
parent(struct slice directory)
{
    size_t end = directory.len;

    while (end && directory.at[end - 1] != '/')
        end--;
    return slice_cut(directory, 0, end > 1 ? end - 1 : end);
}

/* Recursion is bounded by the longest path that the system has. */
static uint32_t
find(struct search *search, struct slice directory)
{
    uint32_t *known = map_find(&search->owner->directory, directory);

    if (known)
        return *known;
    uint32_t index = look_into(search, directory);

    if (!index && directory.len > search->root.len)
        index = find(search, parent(directory));
    *map_add(&search->owner->directory, directory) = index;
    return index;
}

/* There are as many as owners of directories: one, and seldom two. */
static struct configs_owner *
find_owner(struct configs *configs, unsigned long owner)
{
    for (uint32_t i = 0; i < configs->owner.count; i++)
        if (configs->owner.item[i].trees.owner == owner)
            return &configs->owner.item[i];
    struct configs_owner *fresh = vec_push(configs->arena, &configs->owner);

    *fresh = (struct configs_owner){
        .trees = worktrees_new(configs->arena, owner),
        .directory = map_new(configs->arena),
    };
    return fresh;
}

struct configs_entry *
configs_find(struct configs *configs, struct slice path)
{
    if (configs->fixed)
        return configs->fixed;
    struct slice directory =
        file_resolve(configs->arena, configs->working, path);
    uint32_t *known = map_add(&configs->directory, directory);
    struct search search = {.configs = configs};

    if (*known == 0) {
        search.owner = find_owner(configs, worktree_owner(directory.at));
        search.root = worktrees_find(&search.owner->trees, directory);
        if (search.root.len == 0)
            search.root = is_below(configs->working, directory)
                              ? configs->working
                              : directory;
        *known = find(&search, directory) + 1;
    }
    return configs->found.item[*known - 1];
}

struct slice
configs_shown(const struct configs *configs, struct slice path)
{
    return file_relative(configs->arena, configs->working, path);
}

struct slice
configs_below(const struct configs *configs, const struct config *config,
              struct slice path)
{
    return file_relative(configs->arena, config->folder,
                         file_resolve(configs->arena, configs->working, path));
}
