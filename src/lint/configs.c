#include "lint/configs.h"

#include "base/file.h"

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
        .tree = map_new(arena),
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

static struct configs_entry *
read_file(struct configs *configs, struct slice path, struct slice name,
          struct slice folder)
{
    struct configs_entry *entry =
        arena_new(configs->arena, struct configs_entry);
    struct slice text = {0};

    entry->bag = bag_new(configs->arena);
    entry->config.source = source_make(name, text);
    if (file_read(configs->arena, path.at, &text, &entry->why))
        entry->good = config_read(configs->arena, source_make(name, text),
                                  arena_copy(configs->arena, folder),
                                  &entry->config, &entry->bag);
    return entry;
}

struct configs_entry *
configs_fix(struct configs *configs, struct slice path)
{
    configs->fixed = read_file(configs, path, path, configs->working);
    *vec_push(configs->arena, &configs->found) = configs->fixed;
    return configs->fixed;
}

/* The index of the configuration that lies in `directory` itself, or 0. */
static uint32_t
look_into(struct configs *configs, struct slice directory)
{
    const char *slash = slice_ends(directory, S("/")) ? "" : "/";

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct slice path = arena_printf(
            configs->arena, "%.*s%s%s", SLICE_ARGS(directory), slash, names[i]);

        if (file_type_of(path.at) != FILE_REGULAR)
            continue;
        struct configs_entry *entry =
            read_file(configs, path, configs_shown(configs, path), directory);

        *vec_push(configs->arena, &configs->found) = entry;
        return configs->found.count - 1;
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

/* ORDER work_tree: 0 in the map is not known yet. */
enum work_tree { TREE_UNKNOWN, TREE_NONE, TREE_INSIDE, TREE_ROOT };

/* Where `directory` is: the root of a work tree has `.git`, a folder or a
 * file.  Recursion is bounded by the longest path that the system has.
 */
static enum work_tree
work_tree(struct configs *configs, struct slice directory)
{
    uint32_t *known = map_find(&configs->tree, directory);
    enum work_tree where = TREE_NONE;

    if (known)
        return (enum work_tree) * known;
    struct slice git = arena_join(configs->arena, directory, S("/.git"));

    if (file_type_of(git.at) != FILE_ABSENT)
        where = TREE_ROOT;
    else if (directory.len > 1 &&
             work_tree(configs, parent(directory)) != TREE_NONE)
        where = TREE_INSIDE;
    *map_add(&configs->tree, directory) = where;
    return where;
}

static bool
is_last(struct configs *configs, struct slice directory)
{
    enum work_tree where = work_tree(configs, directory);

    if (where != TREE_NONE)
        return where == TREE_ROOT;
    return !is_below(configs->working, directory);
}

static uint32_t
find(struct configs *configs, struct slice directory)
{
    uint32_t *known = map_find(&configs->directory, directory);

    if (known)
        return *known;
    uint32_t index = look_into(configs, directory);

    if (!index && !is_last(configs, directory))
        index = find(configs, parent(directory));
    *map_add(&configs->directory, directory) = index;
    return index;
}

struct configs_entry *
configs_find(struct configs *configs, struct slice path)
{
    if (configs->fixed)
        return configs->fixed;
    /* Finding one may move all of them. */
    uint32_t index =
        find(configs, file_resolve(configs->arena, configs->working, path));

    return configs->found.item[index];
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
