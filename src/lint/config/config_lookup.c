#include "lint/config/config_lookup.h"

#include "base/core/limits.h"
#include "base/files/file.h"

static const char *const names[] = {
    "invokelint.json",
    ".invokelint.json",
    ".github/invokelint.json",
};

struct config_lookup
config_lookup_new(struct arena *arena)
{
    struct config_lookup configs = {
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
read_text(struct config_lookup *configs, struct slice text, struct slice folder,
          struct config_lookup_entry *entry)
{
    struct source source = source_make(entry->config.source.name, text);

    entry->good =
        config_read(configs->arena, source, arena_copy(configs->arena, folder),
                    &entry->config, &entry->bag);
}

static struct config_lookup_entry *
add_entry(struct config_lookup *configs, struct slice name)
{
    struct config_lookup_entry *entry =
        arena_new(configs->arena, struct config_lookup_entry);

    entry->bag = bag_new(configs->arena);
    entry->config.source = source_make(name, slice_make(NULL, 0));
    *vec_push(configs->arena, &configs->found) = entry;
    return entry;
}

struct config_lookup_entry *
config_lookup_fix(struct config_lookup *configs, struct slice path)
{
    struct config_lookup_entry *entry = configs->fixed =
        add_entry(configs, path);
    struct slice text;

    if (worktree_read_named(configs->arena, path.at, LIMIT_CONFIG_BYTES, &text,
                            &entry->why))
        read_text(configs, text, configs->working, entry);
    return entry;
}

/* The index of the configuration `path`, which belongs to `directory`. */
static uint32_t
take(struct config_lookup *configs, struct slice path, struct slice directory,
     struct slice root)
{
    uint32_t *index = map_add(&configs->file, path);
    struct slice text;

    if (*index)
        return *index;
    *index = configs->found.count;
    struct config_lookup_entry *entry =
        add_entry(configs, config_lookup_shown(configs, path));

    entry->root = arena_copy(configs->arena, root);
    if (worktree_read(configs->arena, root, path, LIMIT_CONFIG_BYTES, &text,
                      &entry->why))
        read_text(configs, text, directory, entry);
    return configs->found.count - 1;
}

/* One search: from the directory of a file up to `root`. */
struct config_search {
    struct config_lookup *configs;
    struct config_lookup_owner *owner;
    struct slice root;
};

/* The index of the configuration that lies in `directory` itself, or 0. */
static uint32_t
search_in(struct config_search *search, struct slice directory)
{
    struct config_lookup *configs = search->configs;
    const char *slash = slice_ends(directory, S("/")) ? "" : "/";

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct slice path = arena_printf(
            configs->arena, "%.*s%s%s", SLICE_ARGS(directory), slash, names[i]);

        if (file_type_at(path.at) == FILE_ABSENT)
            continue;
        if (worktree_trusts(path.at, search->owner->worktrees.owner))
            return take(configs, path, directory, search->root);
        *vec_push(configs->arena, &configs->foreign) =
            config_lookup_shown(configs, path);
    }
    return 0;
}

/* Recursion is bounded by the longest path that the system has. */
static uint32_t
find(struct config_search *search, struct slice directory)
{
    uint32_t *known = map_find(&search->owner->directory, directory);

    if (known)
        return *known;
    uint32_t index = search_in(search, directory);

    if (!index && directory.len > search->root.len)
        index = find(search, file_parent(directory));
    *map_add(&search->owner->directory, directory) = index;
    return index;
}

/* There are as many as owners of directories: one, and seldom two. */
static struct config_lookup_owner *
find_owner(struct config_lookup *configs, unsigned long owner)
{
    for (uint32_t i = 0; i < configs->owner.count; i++)
        if (configs->owner.item[i].worktrees.owner == owner)
            return &configs->owner.item[i];
    struct config_lookup_owner *fresh =
        vec_push(configs->arena, &configs->owner);

    *fresh = (struct config_lookup_owner){
        .worktrees = worktrees_new(configs->arena, owner),
        .directory = map_new(configs->arena),
    };
    return fresh;
}

struct config_lookup_entry *
config_lookup_find(struct config_lookup *configs, struct slice path)
{
    if (configs->fixed)
        return configs->fixed;
    struct slice directory =
        file_resolve(configs->arena, configs->working, path);
    uint32_t *known = map_add(&configs->directory, directory);
    struct config_search search = {.configs = configs};

    if (*known == 0) {
        search.owner = find_owner(configs, worktree_owner(directory.at));
        search.root = worktrees_find(&search.owner->worktrees, directory);
        if (search.root.len == 0)
            search.root = is_below(configs->working, directory)
                              ? configs->working
                              : directory;
        *known = find(&search, directory) + 1;
    }
    return configs->found.item[*known - 1];
}

struct slice
config_lookup_shown(const struct config_lookup *configs, struct slice path)
{
    return file_relative(configs->arena, configs->working, path);
}

struct slice
config_lookup_below(const struct config_lookup *configs,
                    const struct config *config, struct slice path)
{
    return file_relative(configs->arena, config->folder,
                         file_resolve(configs->arena, configs->working, path));
}
