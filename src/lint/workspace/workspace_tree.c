#include "lint/workspace/workspace_tree.h"

#include "base/core/limits.h"
#include "base/files/file.h"
#include "base/files/worktree.h"
#include "lint/workspace/git_remote.h"
#include "lint/workspace/source_reader.h"
#include "port/document_kind.h"
#include "read/yaml/read_yaml.h"

struct looker {
    struct arena *arena;
    struct arena scratch; /* of the file at hand */
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
shown(struct looker *l, struct slice path)
{
    struct slice inside = arena_join(l->arena, l->directory, S("/"));
    struct slice root = arena_join(l->arena, l->root, S("/"));

    if (slice_starts(path, inside))
        return arena_copy(l->arena, slice_cut(path, inside.len, path.len));
    if (slice_starts(inside, root) && slice_starts(path, root))
        return arena_printf(
            l->arena, "%.*s/%.*s",
            SLICE_ARGS(file_relative(l->arena, l->directory, l->root)),
            SLICE_ARGS(slice_cut(path, root.len, path.len)));
    return arena_copy(l->arena, path);
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
may_hold(const struct looker *l, struct slice text)
{
    if (l->wants->actions &&
        slice_find(text, S("\"invocationMethod\""), 0) != SLICE_NONE)
        return true;
    return l->wants->blueprints &&
           slice_find(text, S("\"schema\""), 0) != SLICE_NONE &&
           slice_find(text, S("\"properties\""), 0) != SLICE_NONE;
}

static void
add_actions(struct looker *l, const struct tree *tree)
{
    struct document_parts parts = document_kind_find(&l->scratch, tree);

    for (uint32_t i = 0; i < parts.list.count; i++) {
        const struct document_part *part = &parts.list.item[i];
        const struct node *own =
            node_is(part->node, NODE_OBJECT)
                ? node_member(tree, part->node, N_identifier)
                : NULL;

        if ((part->kind != DOCUMENT_ACTION && part->kind != DOCUMENT_LEGACY) ||
            !node_is(own, NODE_STRING) || node_has(own, NODE_BROKEN))
            continue;
        catalog_add_action(l->arena, l->catalog,
                           (struct catalog_action){
                               .identifier = node_text(tree, own),
                               .source = tree->source,
                               .where = node_span(own),
                           });
    }
}

static void
add_blueprints(struct looker *l, const struct tree *tree)
{
    struct blueprints found = blueprint_find(l->arena, tree);

    for (uint32_t i = 0; i < found.list.count; i++)
        catalog_add_blueprint(l->arena, l->catalog, &found.list.item[i]);
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
add_file(struct looker *l, struct slice path)
{
    struct slice absolute = file_resolve(&l->scratch, l->directory, path);
    struct bag ignored = bag_new(&l->scratch);
    struct slice text;
    const char *why;

    if (map_find(&l->known, absolute) || l->files >= LIMIT_WORKSPACE_FILES)
        return;
    l->files++;
    if (!worktree_read(&l->scratch, l->root, absolute,
                       LIMIT_WORKSPACE_FILE_BYTES, &text, &why) ||
        !may_hold(l, text))
        return;
    struct source *source = arena_new(l->arena, struct source);
    struct tree *tree = arena_new(l->arena, struct tree);

    *source = source_make(shown(l, absolute), arena_copy(l->arena, text));
    *tree = read_json(l->arena, source, source_reader_options(path, false),
                      &ignored);
    if (l->wants->actions)
        add_actions(l, tree);
    if (l->wants->blueprints && workspace_tree_takes(l->options, absolute))
        add_blueprints(l, tree);
}

/* ---- Workflows ----------------------------------------------------------- */

/* Something is there that may hold what is wanted, and is not looked at. */
static void
add_problem(struct looker *l, struct slice path, const char *why)
{
    *vec_push(l->arena, &l->problems->list) =
        (struct walk_problem){shown(l, path), why};
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
add_workflow(struct looker *l, struct checkout *checkout, struct slice root,
             struct slice path)
{
    struct slice name = last_name(path);
    uint32_t *index;
    struct slice text;
    const char *why;

    *vec_push(l->arena, &checkout->file) = name;
    if (!map_find(&l->wants->workflows, name) ||
        map_find(&checkout->flows, name))
        return;
    if (!worktree_read(l->arena, root, path, LIMIT_YAML_BYTES + 1, &text,
                       &why)) {
        add_problem(l, path, why);
        map_add(&checkout->flows, name);
        return;
    }
    struct source *source = arena_new(l->arena, struct source);
    struct tree *tree = arena_new(l->arena, struct tree);

    *source = source_make(shown(l, path), text);
    read_yaml(l->arena, source, tree);
    *vec_push(l->arena, &checkout->flow) = workflow_view(tree, name);
    index = map_add(&checkout->flows, name);
    *index = checkout->flow.count;
}

/* The workflows of the repository at the absolute `root`. */
static struct checkout *
add_checkout(struct looker *l, struct slice root)
{
    struct checkout *checkout = arena_new(l->arena, struct checkout);
    struct slice folder = arena_join(l->arena, root, S("/.github/workflows"));
    struct file_names names = {0};
    const char *why;

    checkout->flows = map_new(l->arena);
    *vec_push(l->arena, &l->catalog->checkout) = checkout;
    if (l->wants->workflows.count == 0 ||
        file_type_at(folder.at) == FILE_ABSENT)
        return checkout;
    if (!worktree_list(l->arena, root, folder, &names, &why)) {
        add_problem(l, folder, why);
        checkout->unread = true;
        return checkout;
    }
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice name = names.name.item[i];

        if (is_yaml(name))
            add_workflow(l, checkout, root,
                         arena_printf(l->arena, "%.*s/%.*s", SLICE_ARGS(folder),
                                      SLICE_ARGS(name)));
    }
    return checkout;
}

static void
add_repositories(struct looker *l)
{
    const struct workspace_options *options = l->options;
    const char *why;

    for (uint32_t i = 0; i < options->repositories.count; i++) {
        const struct workspace_repository *repository =
            &options->repositories.item[i];
        struct slice root = file_resolve(
            l->arena, options->folder.len ? options->folder : l->directory,
            repository->folder);
        struct checkout *checkout;

        if (l->wants->workflows.count == 0 ||
            file_type_of(root.at) != FILE_DIRECTORY)
            continue;
        if (options->bounds.len &&
            !worktree_holds(options->bounds, root, &why)) {
            add_problem(l, root,
                        "the configuration leads out of the work tree, which "
                        "only `--config` may");
            continue;
        }
        checkout = add_checkout(l, root);
        *vec_push(l->arena, &checkout->name) = repository->name;
    }
}

/* A workflow that the configuration names outside of .github/workflows. */
static void
add_extra_workflow(struct looker *l, struct slice path)
{
    struct slice absolute = file_resolve(l->arena, l->directory, path);
    struct slice folder = l->options->folder;

    if (l->wants->workflows.count && slice_starts(absolute, folder) &&
        absolute.len > folder.len &&
        gitignore_covers(&l->options->workflows,
                         slice_cut(absolute, folder.len + 1, absolute.len)))
        add_workflow(l, l->catalog->checkout.item[0], l->root, absolute);
}

/* ---- The work tree ------------------------------------------------------- */

static void
walk_tree(struct looker *l)
{
    struct slice top = arena_join(l->arena, l->directory, S("/"));
    struct walk walk = {.limit = LIMIT_WORKSPACE_NAMES};
    bool below = slice_starts(top, arena_join(l->arena, l->root, S("/")));

    walk_directory(l->arena,
                   below ? file_relative(l->arena, l->directory, l->root)
                         : l->root,
                   is_any, &walk);
    for (uint32_t i = 0; i < l->wants->files; i++)
        map_add(&l->known, l->wants->file[i]);
    for (uint32_t i = 0; i < walk.path.count; i++) {
        struct slice path = walk.path.item[i];

        if (is_json(path) && (l->wants->actions || l->wants->blueprints))
            add_file(l, path);
        else if (is_yaml(path) && l->options->workflows.line.count)
            add_extra_workflow(l, path);
        arena_reset(&l->scratch);
    }
    arena_close(&l->scratch);
}

/* The root of the work tree that the file at `path` is in, unless it is
 * excluded from it.
 */
static struct slice
root_of(struct looker *l, struct slice path)
{
    struct slice absolute = file_resolve(l->arena, l->directory, path);
    size_t slash = absolute.len;

    if (l->options->root.len)
        return l->options->root;
    while (slash > 1 && absolute.at[slash - 1] != '/')
        slash--;
    struct slice root = worktree_root(l->arena, slice_cut(absolute, 0, slash));

    if (root.len && walk_ignores(l->arena, root, absolute))
        return slice_make(NULL, 0);
    return root;
}

struct slice
workspace_tree_add(struct arena *arena, const struct workspace_options *options,
                   const struct workspace_wants *wants, struct catalog *catalog,
                   struct workspace_problems *problems)
{
    struct looker l = {
        .arena = arena,
        .options = options,
        .wants = wants,
        .catalog = catalog,
        .problems = problems,
        .known = map_new(arena),
        .directory = options->directory,
    };
    bool workflows = wants->workflows.count && options->workflows.line.count;

    l.root = root_of(&l, wants->near);
    catalog->has_tree = l.root.len > 0;
    if (catalog->has_tree) {
        struct checkout *own = add_checkout(&l, l.root);
        struct git_remotes remotes = {0};

        if (wants->workflows.count)
            remotes = git_remote_find(arena, l.root);
        for (uint32_t i = 0; i < remotes.name.count; i++)
            *vec_push(arena, &own->name) = remotes.name.item[i];
    }
    add_repositories(&l);
    if (catalog->has_tree && (wants->actions || wants->blueprints || workflows))
        walk_tree(&l);
    catalog->all_blueprints = options->blueprints.line.count > 0;
    return l.root;
}
