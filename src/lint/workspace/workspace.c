/* The first pass, and what it found put together in the order of the files. */
#include "lint/workspace/workspace.h"

#include "base/core/limits.h"
#include "base/files/file.h"
#include "base/files/worktree.h"
#include "lint/workspace/source_reader.h"
#include "lint/workspace/workspace_tree.h"

/* The views of so many documents of one file are kept: with more of them,
 * they would take up as much as the trees.
 */
#define FEW_DOCUMENTS 16

/* Trees of files of up to this size are copied to where they live on. */
#define SMALL_BYTES ((size_t)64 << 10)

/* What a file defines and what it speaks of. */
struct facts_of_file {
    struct workspace_file file;
    struct slice path;
    VEC(struct catalog_action) action;
    struct blueprints blueprints;
    VEC(struct slice) wanted[REFERENCE_count_];
    VEC(struct slice) workflow;
};

struct workspace {
    const struct workspace_options *options;
    struct arena arena; /* of what is made between the passes */
    struct arena *kept; /* one for each thread */
    uint32_t threads;
    struct facts_of_file **file; /* NULL: it could not be read */
    struct slice *absolute;      /* paths of the files that were read */
    uint32_t files;
    struct slice directory; /* the working one */
    struct slice root;      /* of the work tree, with a slash; or empty */
    struct catalog catalog;
    struct catalog outside; /* for files outside of the work tree */
    struct workspace_problems problems;
};

struct workspace *
workspace_open(struct arena *arena, const struct workspace_options *options,
               uint32_t files, uint32_t threads)
{
    struct workspace *workspace = arena_new(arena, struct workspace);

    workspace->options = options;
    workspace->kept = arena_array(arena, struct arena, threads);
    workspace->threads = threads;
    workspace->file = arena_array(arena, struct facts_of_file *, files);
    workspace->absolute = arena_array(arena, struct slice, files);
    workspace->files = files;
    workspace->directory = options->directory;
    workspace->catalog = catalog_new(&workspace->arena);
    return workspace;
}

void
workspace_close(struct workspace *workspace)
{
    for (uint32_t i = 0; i < workspace->threads; i++)
        arena_close(&workspace->kept[i]);
    arena_close(&workspace->arena);
}

/* ---- The first pass ------------------------------------------------------ */

/* One file that is being looked at. */
struct gatherer {
    struct arena *arena; /* of what lives on */
    struct arena *scratch;
    struct facts_of_file *facts;
    bool copy; /* the tree does not live on */
};

static struct slice
living(struct gatherer *g, struct slice text)
{
    return g->copy ? arena_copy(g->arena, text) : text;
}

static void
gather_action(struct gatherer *g, const struct tree *tree,
              const struct node *node)
{
    const struct node *own = node_member(tree, node, N_identifier);
    const struct node *title = node_member(tree, node, N_title);
    struct catalog_action action = {.source = &g->facts->file.source};

    if (!node_is(own, NODE_STRING) || node_has(own, NODE_BROKEN))
        return;
    action.identifier = living(g, node_text(tree, own));
    action.where = node_span(own);
    if (node_is(title, NODE_STRING))
        action.title = living(g, node_text(tree, title));
    *vec_push(g->arena, &g->facts->action) = action;
}

static void
gather_wants(struct gatherer *g, const struct action *action)
{
    struct references references = reference_find(
        g->scratch, action, 1U << REFERENCE_ACTION | 1U << REFERENCE_BLUEPRINT);
    struct dispatch dispatch;

    for (uint32_t i = 0; i < references.list.count; i++) {
        const struct reference *reference = &references.list.item[i];

        *vec_push(g->arena, &g->facts->wanted[reference->kind]) =
            living(g, reference->name);
    }
    if (!dispatch_view(action, &dispatch))
        return;
    struct slice file = dispatch_file(&dispatch);

    if (file.len)
        *vec_push(g->arena, &g->facts->workflow) = living(g, file);
}

static struct action
action_of(const struct tree *tree, const struct document_part *part)
{
    if (part->kind == DOCUMENT_METHOD)
        return action_of_method(tree, part->node);
    if (part->kind == DOCUMENT_TRIGGER_BARE)
        return action_of_trigger(tree, part->node);
    return action_view(tree, part->node);
}

/* Keeps the view of an action for the second pass. */
static void
keep_view(struct gatherer *g, struct document_part *part,
          const struct action *action)
{
    struct action *view;

    if (g->copy || part->kind != DOCUMENT_ACTION)
        return;
    view = arena_take(g->arena, sizeof *view, _Alignof(struct action));
    *view = *action;
    part->view = view;
}

static void
gather(struct gatherer *g, const struct tree *tree)
{
    struct document_parts parts =
        document_kind_find(g->copy ? g->scratch : g->arena, tree);
    bool few = parts.list.count <= FEW_DOCUMENTS;

    if (few && parts.list.count) {
        g->facts->action.room = parts.list.count;
        g->facts->action.item =
            arena_array(g->arena, struct catalog_action, parts.list.count);
    }

    for (uint32_t i = 0; i < parts.list.count; i++) {
        struct document_part *part = &parts.list.item[i];

        if (document_kind_why(part->kind) || part->kind == DOCUMENT_STRING)
            continue;
        if (part->kind == DOCUMENT_ACTION || part->kind == DOCUMENT_LEGACY)
            gather_action(g, tree, part->node);
        struct action action = action_of(tree, part);

        if (few)
            keep_view(g, part, &action);
        gather_wants(g, &action);
    }
    if (!g->copy)
        g->facts->file.parts = parts;
    if (parts.list.count == 0 && !g->copy)
        g->facts->blueprints = blueprint_find(g->arena, tree);
}

/* Blueprints are looked into later, so that a file with one lives on even if
 * there is no room for others.
 */
static bool
holds_blueprint(struct arena *scratch, const struct tree *tree)
{
    return blueprint_find(scratch, tree).list.count > 0;
}

/* Reads a small file where memory is used again and again, and keeps what came
 * of it.  False when there is more to keep than a tree.
 */
static bool
read_small(struct gatherer *g, struct read_options read)
{
    struct workspace_file *file = &g->facts->file;
    struct bag bag = bag_new(g->scratch);

    if (g->copy || file->source.text.len > SMALL_BYTES)
        return false;
    struct tree tree = read_json(g->scratch, &file->source, read, &bag);

    if (bag.list.count || bag.dropped)
        return false;
    file->tree = tree_copy(g->arena, &tree);
    return true;
}

static void
gather_file(struct gatherer *g, struct read_options read)
{
    struct workspace_file *file = &g->facts->file;
    struct arena *arena = g->copy ? g->scratch : g->arena;
    struct source source = file->source;

    file->bag = bag_for(arena, source.text.len);
    if (!read_small(g, read))
        file->tree = read_json(arena, &file->source, read, &file->bag);
    if (g->copy && holds_blueprint(g->scratch, &file->tree)) {
        g->copy = false;
        file->source.text = arena_copy(g->arena, source.text);
        gather_file(g, read);
        return;
    }
    gather(g, &file->tree);
    file->kept = !g->copy;
    if (g->copy) {
        file->tree = (struct tree){0};
        file->bag = (struct bag){0};
        file->source = source_make(source.name, slice_make(NULL, 0));
    }
}

/* Standard input cannot be read twice. */
static bool
is_room(const struct workspace *workspace, const struct arena *arena,
        struct slice path)
{
    return arena->used < LIMIT_KEPT_BYTES / workspace->threads ||
           slice_equal(path, S("-"));
}

static struct slice
shown_path(const struct facts_of_file *facts)
{
    return slice_equal(facts->path, S("-")) ? facts->file.source.name
                                            : facts->path;
}

void
workspace_read(struct workspace *workspace, const struct pool_job *job,
               struct slice path, struct slice name)
{
    struct arena *arena = &workspace->kept[job->thread];
    bool copy = !is_room(workspace, arena, path);
    struct slice text;
    const char *why;

    if (!worktree_read_document(copy ? job->arena : arena, path, &text, &why))
        return;
    struct facts_of_file *facts = arena_new(arena, struct facts_of_file);
    struct gatherer g = {arena, job->arena, facts, copy};
    struct bag ignored = bag_new(job->arena);

    facts->path = path;
    facts->file.source = source_make(name, text);
    workspace->file[job->index] = facts;
    workspace->absolute[job->index] =
        file_resolve(arena, workspace->directory, shown_path(facts));
    /* Lines are read one by one, and too large a text not at all. */
    if (source_reader_are_lines(name) ||
        !source_reader_fits(&facts->file.source, &ignored)) {
        facts->file.kept = !copy;
        return;
    }
    gather_file(&g, source_reader_options(name, workspace->options->jsonc));
}

struct slice
workspace_text(const struct workspace *workspace, uint32_t index)
{
    const struct facts_of_file *facts = workspace->file[index];

    return facts && facts->file.kept ? facts->file.source.text
                                     : slice_make(NULL, 0);
}

/* ---- Between the passes -------------------------------------------------- */

static void
add_known(struct workspace *workspace, uint32_t index)
{
    struct arena *arena = &workspace->arena;
    struct facts_of_file *facts = workspace->file[index];

    for (uint32_t i = 0; i < facts->action.count; i++)
        catalog_add_action(arena, &workspace->catalog, facts->action.item[i]);
    if (facts->blueprints.list.count == 0 ||
        !workspace_tree_takes(workspace->options, workspace->absolute[index]))
        return;
    for (uint32_t i = 0; i < facts->blueprints.list.count; i++)
        catalog_add_blueprint(arena, &workspace->catalog,
                              &facts->blueprints.list.item[i]);
}

/* Whether `facts` speak of anything that is to be looked for. */
static bool
add_wants(struct workspace *workspace, const struct facts_of_file *facts,
          struct workspace_wants *wants)
{
    const struct catalog *catalog = &workspace->catalog;
    bool all = workspace->options->blueprints.line.count > 0;
    bool any = facts->workflow.count > 0;

    for (uint32_t i = 0; i < facts->wanted[REFERENCE_ACTION].count; i++)
        if (!catalog_action(catalog, facts->wanted[REFERENCE_ACTION].item[i]))
            any = wants->actions = true;
    for (uint32_t i = 0; i < facts->wanted[REFERENCE_BLUEPRINT].count; i++)
        if (all || !catalog_blueprint(
                       catalog, facts->wanted[REFERENCE_BLUEPRINT].item[i]))
            any = wants->blueprints = true;
    for (uint32_t i = 0; i < facts->workflow.count; i++)
        map_add(&wants->workflows, facts->workflow.item[i]);
    return any;
}

/* Reads the text of the file that defines `action` again, if it is one of the
 * run's that was not kept: a finding is going to show it.  `names` are those
 * of the run's files.
 */
static void
read_again(struct workspace *workspace, const struct map *names,
           const struct catalog_action *action)
{
    const uint32_t *index =
        action ? map_find(names, action->source->name) : NULL;
    struct facts_of_file *facts = index ? workspace->file[*index - 1] : NULL;
    struct slice text;
    const char *why;

    if (facts && !facts->file.source.text.at &&
        worktree_read_document(&workspace->arena, facts->path, &text, &why))
        facts->file.source.text = text;
}

/* An action that is defined twice, and one that nearly has the name of an
 * unknown one, is shown where it is defined.
 */
static void
read_shown(struct workspace *workspace)
{
    const struct catalog *catalog = &workspace->catalog;
    struct map names = map_new(&workspace->arena);
    struct suggestion_index identifiers =
        suggestion_index_new(&workspace->arena);
    struct budget budget = budget_for(LIMIT_KEPT_BYTES);
    bool all = true;

    for (uint32_t i = 0; i < workspace->files; i++)
        all &= !workspace->file[i] || workspace->file[i]->file.kept;
    for (uint32_t i = 0; !all && i < workspace->files; i++)
        if (workspace->file[i])
            *map_add(&names, workspace->file[i]->file.source.name) = i + 1;
    for (uint32_t i = 0; !all && i < catalog->actions.count; i++)
        suggestion_index_add(&identifiers, catalog->actions.entry[i].key);
    for (uint32_t i = 0; !all && i < workspace->files; i++) {
        const struct facts_of_file *facts = workspace->file[i];

        for (uint32_t j = 0; facts && j < facts->action.count; j++) {
            const struct catalog_action *first =
                catalog_action(catalog, facts->action.item[j].identifier);

            if (first->next)
                read_again(workspace, &names, first);
        }
        for (uint32_t j = 0; facts && j < facts->wanted[REFERENCE_ACTION].count;
             j++) {
            struct slice name = facts->wanted[REFERENCE_ACTION].item[j];
            if (catalog_action(catalog, name))
                continue;
            struct suggestion best =
                suggestion_index_search(&identifiers, name, &budget);

            if (suggestion_best(&best).len)
                read_again(workspace, &names,
                           catalog_action(catalog, suggestion_best(&best)));
        }
    }
}

static void
find_context(struct workspace *workspace, const struct workspace_wants *wants)
{
    struct arena *arena = &workspace->arena;
    struct slice root =
        workspace_tree_add(arena, workspace->options, wants,
                           &workspace->catalog, &workspace->problems);

    if (root.len)
        workspace->root = arena_join(arena, root, S("/"));
}

static void
note_met(struct workspace *workspace, struct catalog *catalog)
{
    for (uint32_t i = 0; i < workspace->files; i++) {
        const struct facts_of_file *facts = workspace->file[i];

        for (uint32_t j = 0; facts && j < facts->wanted[REFERENCE_ACTION].count;
             j++)
            catalog->met[REFERENCE_ACTION] |=
                catalog_action(catalog,
                               facts->wanted[REFERENCE_ACTION].item[j]) != NULL;
        for (uint32_t j = 0;
             facts && j < facts->wanted[REFERENCE_BLUEPRINT].count; j++)
            catalog->met[REFERENCE_BLUEPRINT] |=
                catalog_blueprint(catalog,
                                  facts->wanted[REFERENCE_BLUEPRINT].item[j]) !=
                NULL;
    }
}

void
workspace_finish(struct workspace *workspace)
{
    struct arena *arena = &workspace->arena;
    struct workspace_wants wants = {
        .workflows = map_new(arena),
        .file = workspace->absolute,
        .files = workspace->files,
    };

    for (uint32_t i = 0; i < workspace->files; i++)
        if (workspace->file[i])
            add_known(workspace, i);
    for (uint32_t i = 0; i < workspace->files; i++)
        if (workspace->file[i] &&
            add_wants(workspace, workspace->file[i], &wants) &&
            wants.path.len == 0)
            wants.path = shown_path(workspace->file[i]);
    note_met(workspace, &workspace->catalog);
    workspace->outside = workspace->catalog;
    read_shown(workspace);
    if (workspace->options->alone || wants.path.len == 0)
        return;
    find_context(workspace, &wants);
    note_met(workspace, &workspace->catalog);
}

const struct walk_problem *
workspace_problems(const struct workspace *workspace, uint32_t *count)
{
    *count = workspace->problems.list.count;
    return workspace->problems.list.item;
}

/* ---- The second pass ----------------------------------------------------- */

const struct workspace_file *
workspace_kept(const struct workspace *workspace, uint32_t index)
{
    const struct facts_of_file *facts = workspace->file[index];

    return facts && facts->file.kept ? &facts->file : NULL;
}

const struct catalog *
workspace_catalog(const struct workspace *workspace, uint32_t index)
{
    bool inside = workspace->root.len &&
                  slice_starts(workspace->absolute[index], workspace->root);

    return inside ? &workspace->catalog : &workspace->outside;
}
