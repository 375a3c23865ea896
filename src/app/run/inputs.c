#include "app/run/inputs.h"

#include "base/containers/map.h"
#include "base/files/file.h"
#include "base/files/worktree.h"

#include <stdlib.h>

struct input_finder {
    struct arena *arena;
    struct slice directory;
    struct inputs inputs;
    struct walk *walk;
    struct map seen; /* absolute path → index */

    /* The directory of the last operand, and why nothing may be read there. */
    struct slice last;
    const char *why;
};

/* Our own configuration is no document of anybody's. */
static bool
is_wanted(struct slice name)
{
    if (slice_equal(name, S("invokelint.json")) ||
        slice_equal(name, S(".invokelint.json")))
        return false;
    return slice_ends(name, S(".json")) || slice_ends(name, S(".jsonc")) ||
           slice_ends(name, S(".json5")) || slice_ends(name, S(".jsonl")) ||
           slice_ends(name, S(".ndjson"));
}

static void
add_file(struct input_finder *f, struct slice path, bool named)
{
    struct slice absolute = slice_equal(path, S("-"))
                                ? path
                                : file_resolve(f->arena, f->directory, path);
    uint32_t *index = map_find(&f->seen, absolute);

    if (index) {
        f->inputs.file.item[*index].named |= named;
        return;
    }
    *map_add(&f->seen, absolute) = f->inputs.file.count;
    *vec_push(f->arena, &f->inputs.file) =
        (struct input){.path = path, .named = named};
}

static void
add_operand(struct input_finder *f, struct slice path, bool named)
{
    uint32_t count = f->inputs.file.count;
    struct slice directory = path;

    add_file(f, path, named);
    if (f->inputs.file.count == count || slice_equal(path, S("-")))
        return;
    while (directory.len && directory.at[directory.len - 1] != '/')
        directory.len--;
    /* Files of one directory stand together. */
    if (!slice_equal(directory, f->last)) {
        f->why = NULL;
        worktree_leaves(f->arena, directory, &f->why);
        f->last = directory;
    }
    f->inputs.file.item[count].why = f->why;
}

static void
add_directory(struct input_finder *f, struct slice path)
{
    uint32_t from = f->walk->path.count;

    walk_directory(f->arena, path, is_wanted, f->walk);
    for (uint32_t i = from; i < f->walk->path.count; i++)
        add_file(f, f->walk->path.item[i], false);
}

/* The root of the work tree as seen from the working directory. */
static struct slice
work_tree(struct input_finder *f)
{
    struct slice root = worktree_root(f->arena, f->directory);

    return root.len ? file_relative(f->arena, f->directory, root) : S(".");
}

struct inputs
inputs_find(struct arena *arena, const struct options *options,
            struct slice directory)
{
    struct input_finder f = {
        .arena = arena,
        .directory = directory,
        .walk = arena_new(arena, struct walk),
        .seen = map_new(arena),
    };
    const struct option_values *operand = &options->operand;
    /* pre-commit names every JSON file of a commit; the user named none. */
    bool by_hook = getenv("PRE_COMMIT") != NULL;

    for (uint32_t i = 0; i < operand->list.count; i++) {
        struct slice path = operand->list.item[i];

        if (file_type_of(path.at) == FILE_DIRECTORY)
            add_directory(&f, path);
        else
            add_operand(&f, path, !by_hook);
    }
    /* A name for standard input asks for standard input. */
    if (operand->list.count == 0 && options->stdin_filename.len)
        add_file(&f, S("-"), true);
    else if (operand->list.count == 0)
        add_directory(&f, work_tree(&f));
    f.inputs.walk = f.walk;
    return f.inputs;
}

bool
input_read(struct arena *arena, const struct input *file, struct slice *text,
           const char **why)
{
    *why = file->why;
    return !*why && worktree_read_document(arena, file->path, text, why);
}
