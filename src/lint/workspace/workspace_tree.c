#include "lint/workspace/workspace_tree.h"

#include "base/core/limits.h"
#include "base/files/file.h"
#include "base/files/worktree.h"
#include "lint/workspace/git_remote.h"
#include "lint/workspace/source_reader.h"
#include "port/document_kind.h"
#include "read/yaml/read_yaml.h"

struct searcher {
    struct arena *arena;
    struct arena scratch; /* of the current file */
    const struct workspace_options *options;
    const struct workspace_wants *wants;
    struct map known; /* absolute paths of the run's files */
    struct catalog *catalog;
    struct workspace_problems *problems;
    struct slice directory; /* the working directory */
    struct slice root;      /* of the work tree, absolute */
    uint32_t files;         /* that were read */
};

/* The absolute `path` as reports call it: from the working directory, where
 * that is in the same tree.
 */
static struct slice
shown(struct searcher *searcher, struct slice path)
{
    struct slice inside =
        arena_join(searcher->arena, searcher->directory, S("/"));
    struct slice root = arena_join(searcher->arena, searcher->root, S("/"));

    if (slice_starts(path, inside))
        return arena_copy(searcher->arena,
                          slice_cut(path, inside.len, path.len));
    if (slice_starts(inside, root) && slice_starts(path, root))
        return arena_printf(
            searcher->arena, "%.*s/%.*s",
            SLICE_ARGS(file_relative(searcher->arena, searcher->directory,
                                     searcher->root)),
            SLICE_ARGS(slice_cut(path, root.len, path.len)));
    return arena_copy(searcher->arena, path);
}

/* ---- Actions and blueprints ---------------------------------------------- */

static bool
is_json(struct slice name)
{
    return slice_ends(name, S(".json")) || slice_ends(name, S(".jsonc")) ||
           slice_ends(name, S(".json5"));
}

static bool
is_yaml(struct slice name)
{
    return slice_ends(name, S(".yml")) || slice_ends(name, S(".yaml"));
}

static bool
is_any(struct slice name)
{
    return is_json(name) || is_yaml(name);
}

/* Whether `text` may hold what is wanted: the names that nothing does
 * without.
 */
static bool
may_hold(const struct searcher *searcher, struct slice text)
{
    if (searcher->wants->actions &&
        slice_find(text, S("\"invocationMethod\""), 0) != SLICE_NONE)
        return true;
    return searcher->wants->blueprints &&
           slice_find(text, S("\"schema\""), 0) != SLICE_NONE &&
           slice_find(text, S("\"properties\""), 0) != SLICE_NONE;
}

static void
add_actions(struct searcher *searcher, const struct tree *tree)
{
    struct document_parts parts = document_kind_find(&searcher->scratch, tree);

    for (uint32_t i = 0; i < parts.list.count; i++) {
        const struct document_part *part = &parts.list.item[i];
        const struct node *own =
            node_is(part->node, NODE_OBJECT)
                ? node_member(tree, part->node, N_identifier)
                : NULL;

        if ((part->kind != DOCUMENT_ACTION && part->kind != DOCUMENT_LEGACY) ||
            !node_is(own, NODE_STRING) || node_has(own, NODE_BROKEN))
            continue;
        catalog_add_action(searcher->arena, searcher->catalog,
                           (struct catalog_action){
                               .identifier = node_text(tree, own),
                               .source = tree->source,
                               .where = node_span(own),
                           });
    }
}

static void
add_blueprints(struct searcher *searcher, const struct tree *tree)
{
    struct blueprints found = blueprint_find(searcher->arena, tree);

    for (uint32_t i = 0; i < found.list.count; i++)
        catalog_add_blueprint(searcher->arena, searcher->catalog,
                              &found.list.item[i]);
}

bool
workspace_tree_takes(const struct workspace_options *options, struct slice path)
{
    const struct gitignore *files = &options->blueprints;
    struct slice folder = options->folder;

    if (files->line.count == 0)
        return true;
    return slice_starts(path, folder) && path.len > folder.len &&
           gitignore_covers(files, slice_cut(path, folder.len + 1, path.len));
}

static void
add_file(struct searcher *searcher, struct slice path)
{
    struct slice absolute =
        file_resolve(&searcher->scratch, searcher->directory, path);
    struct bag ignored = bag_new(&searcher->scratch);
    struct slice text;
    const char *why;

    if (map_find(&searcher->known, absolute) ||
        searcher->files >= LIMIT_WORKSPACE_FILES)
        return;
    searcher->files++;
    if (!worktree_read(&searcher->scratch, searcher->root, absolute,
                       LIMIT_WORKSPACE_FILE_BYTES, &text, &why) ||
        !may_hold(searcher, text))
        return;
    struct source *source = arena_new(searcher->arena, struct source);
    struct tree *tree = arena_new(searcher->arena, struct tree);

    *source = source_make(shown(searcher, absolute),
                          arena_copy(searcher->arena, text));
    *tree = read_json(searcher->arena, source,
                      source_reader_options(path, false), &ignored);
    if (searcher->wants->actions)
        add_actions(searcher, tree);
    if (searcher->wants->blueprints &&
        workspace_tree_takes(searcher->options, absolute))
        add_blueprints(searcher, tree);
}

/* ---- Workflows ----------------------------------------------------------- */

/* Something is there that may hold what is wanted, and is not looked at. */
static void
add_problem(struct searcher *searcher, struct slice path, const char *why)
{
    *vec_push(searcher->arena, &searcher->problems->list) =
        (struct walk_problem){shown(searcher, path), why};
}

static struct slice
last_name(struct slice path)
{
    size_t slash = path.len;

    while (slash > 0 && path.at[slash - 1] != '/')
        slash--;
    return slice_cut(path, slash, path.len);
}

static void
add_workflow(struct searcher *searcher, struct checkout *checkout,
             struct slice root, struct slice path)
{
    struct slice name = last_name(path);
    uint32_t *index;
    struct slice text;
    const char *why;

    *vec_push(searcher->arena, &checkout->file) = name;
    if (!map_find(&searcher->wants->workflows, name) ||
        map_find(&checkout->flows, name))
        return;
    if (!worktree_read(searcher->arena, root, path, LIMIT_YAML_BYTES + 1, &text,
                       &why)) {
        add_problem(searcher, path, why);
        map_add(&checkout->flows, name);
        return;
    }
    struct source *source = arena_new(searcher->arena, struct source);
    struct tree *tree = arena_new(searcher->arena, struct tree);

    *source = source_make(shown(searcher, path), text);
    read_yaml(searcher->arena, source, tree);
    *vec_push(searcher->arena, &checkout->workflow) = workflow_view(tree, name);
    index = map_add(&checkout->flows, name);
    *index = checkout->workflow.count;
}

/* The workflows of the repository at the absolute `root`. */
static struct checkout *
add_checkout(struct searcher *searcher, struct slice root)
{
    struct checkout *checkout = arena_new(searcher->arena, struct checkout);
    struct slice folder =
        arena_join(searcher->arena, root, S("/.github/workflows"));
    struct file_names names = {0};
    const char *why;

    checkout->flows = map_new(searcher->arena);
    *vec_push(searcher->arena, &searcher->catalog->checkout) = checkout;
    if (searcher->wants->workflows.count == 0 ||
        file_type_at(folder.at) == FILE_ABSENT)
        return checkout;
    if (!worktree_list(searcher->arena, root, folder, &names, &why)) {
        add_problem(searcher, folder, why);
        checkout->unread = true;
        return checkout;
    }
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice name = names.name.item[i];

        if (is_yaml(name))
            add_workflow(searcher, checkout, root,
                         arena_printf(searcher->arena, "%.*s/%.*s",
                                      SLICE_ARGS(folder), SLICE_ARGS(name)));
    }
    return checkout;
}

static void
add_repositories(struct searcher *searcher)
{
    const struct workspace_options *options = searcher->options;
    const char *why;

    for (uint32_t i = 0; i < options->repositories.count; i++) {
        const struct workspace_repository *repository =
            &options->repositories.item[i];
        struct slice root = file_resolve(
            searcher->arena,
            options->folder.len ? options->folder : searcher->directory,
            repository->folder);
        struct checkout *checkout;

        if (searcher->wants->workflows.count == 0 ||
            file_type_of(root.at) != FILE_DIRECTORY)
            continue;
        if (options->bounds.len &&
            !worktree_holds(options->bounds, root, &why)) {
            add_problem(searcher, root,
                        "the configuration leads out of the work tree, which "
                        "only `--config` may");
            continue;
        }
        checkout = add_checkout(searcher, root);
        *vec_push(searcher->arena, &checkout->name) = repository->name;
    }
}

/* A workflow that the configuration names outside of .github/workflows. */
static void
add_extra_workflow(struct searcher *searcher, struct slice path)
{
    struct slice absolute =
        file_resolve(searcher->arena, searcher->directory, path);
    struct slice folder = searcher->options->folder;

    if (searcher->wants->workflows.count && slice_starts(absolute, folder) &&
        absolute.len > folder.len &&
        gitignore_covers(&searcher->options->workflows,
                         slice_cut(absolute, folder.len + 1, absolute.len)))
        add_workflow(searcher, searcher->catalog->checkout.item[0],
                     searcher->root, absolute);
}

/* ---- The work tree ------------------------------------------------------- */

static void
walk_tree(struct searcher *searcher)
{
    struct slice top = arena_join(searcher->arena, searcher->directory, S("/"));
    struct walk walk = {.limit = LIMIT_WORKSPACE_NAMES};
    bool below =
        slice_starts(top, arena_join(searcher->arena, searcher->root, S("/")));

    walk_directory(searcher->arena,
                   below ? file_relative(searcher->arena, searcher->directory,
                                         searcher->root)
                         : searcher->root,
                   is_any, &walk);
    for (uint32_t i = 0; i < searcher->wants->files; i++)
        map_add(&searcher->known, searcher->wants->file[i]);
    for (uint32_t i = 0; i < walk.path.count; i++) {
        struct slice path = walk.path.item[i];

        if (is_json(path) &&
            (searcher->wants->actions || searcher->wants->blueprints))
            add_file(searcher, path);
        else if (is_yaml(path) && searcher->options->workflows.line.count)
            add_extra_workflow(searcher, path);
        arena_reset(&searcher->scratch);
    }
    arena_close(&searcher->scratch);
}

/* The root of the work tree that the file at `path` is in, unless it is
 * excluded from it.
 */
static struct slice
root_of(struct searcher *searcher, struct slice path)
{
    struct slice absolute =
        file_resolve(searcher->arena, searcher->directory, path);
    size_t slash = absolute.len;

    if (searcher->options->root.len)
        return searcher->options->root;
    while (slash > 1 && absolute.at[slash - 1] != '/')
        slash--;
    struct slice root =
        worktree_root(searcher->arena, slice_cut(absolute, 0, slash));

    if (root.len && walk_ignores(searcher->arena, root, absolute))
        return slice_make(NULL, 0);
    return root;
}

struct slice
workspace_tree_add(struct arena *arena, const struct workspace_options *options,
                   const struct workspace_wants *wants, struct catalog *catalog,
                   struct workspace_problems *problems)
{
    struct searcher searcher = {
        .arena = arena,
        .options = options,
        .wants = wants,
        .catalog = catalog,
        .problems = problems,
        .known = map_new(arena),
        .directory = options->directory,
    };
    bool workflows = wants->workflows.count && options->workflows.line.count;

    searcher.root = root_of(&searcher, wants->path);
    catalog->has_tree = searcher.root.len > 0;
    if (catalog->has_tree) {
        struct checkout *own = add_checkout(&searcher, searcher.root);
        struct git_remotes remotes = {0};

        if (wants->workflows.count)
            remotes = git_remote_find(arena, searcher.root);
        for (uint32_t i = 0; i < remotes.name.count; i++)
            *vec_push(arena, &own->name) = remotes.name.item[i];
    }
    add_repositories(&searcher);
    if (catalog->has_tree && (wants->actions || wants->blueprints || workflows))
        walk_tree(&searcher);
    catalog->all_blueprints = options->blueprints.line.count > 0;
    return searcher.root;
}
