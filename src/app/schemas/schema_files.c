#include "app/schemas/schema_files.h"

#include "base/core/limits.h"
#include "base/files/worktree.h"
#include "lint/workspace/source_reader.h"
#include "read/json/read_json.h"
#include "schema/compile/language.h"
#include "schema/ir/uri.h"

/* The files of one schema while they are gathered. */
struct gathering {
    struct arena *arena;
    const struct schema_index *index;
    enum schema_dialect dialect; /* of files that do not say */
    struct schema_files *files;
    struct map known; /* URI → whatever: there is a file for it */
};

/* A part of a file with a base URI of its own: what is below an `$id`. */
struct ref_scope {
    uint32_t end; /* node behind its last one */
    struct slice base;
};

/* ---- Files --------------------------------------------------------------- */

static struct schema_file *
read_source(struct arena *arena, struct source source)
{
    struct schema_file *file = arena_new(arena, struct schema_file);

    file->path = file_absolute(arena, source.name);
    file->root = worktree_around(arena, file->path);
    file->source = source;
    file->bag = bag_new(arena);
    if (source_reader_fits(&file->source, &file->bag))
        file->tree = read_json(arena, &file->source, (struct read_options){0},
                               &file->bag);
    return file;
}

/* Gives `file` the name `uri`. */
static void
add_name(struct gathering *g, struct slice uri, struct schema_file *file)
{
    *map_add(&g->known, uri) = 1;
    *vec_push(g->arena, &g->files->name) = (struct schema_name){uri, file};
}

static void
add_source(struct gathering *g, struct slice uri, struct source source)
{
    struct schema_file *file = read_source(g->arena, source);

    *vec_push(g->arena, &g->files->list) = file;
    add_name(g, uri, file);
}

/* The file at `place` becomes what `uri` means. */
static void
add_file(struct gathering *g, struct slice uri, struct schema_place place)
{
    struct slice absolute = file_absolute(g->arena, place.path), text;
    const char *why;

    for (uint32_t i = 0; i < g->files->list.count; i++)
        if (slice_equal(g->files->list.item[i]->path, absolute)) {
            add_name(g, uri, g->files->list.item[i]);
            return;
        }
    if (worktree_read(g->arena, place.root, absolute, LIMIT_SCHEMA_BYTES, &text,
                      &why))
        add_source(g, uri, source_make(place.path, text));
}

struct slice
schema_files_beside(struct arena *arena, struct slice from,
                    struct slice reference)
{
    size_t folder = from.len;

    if (reference.len == 0 || reference.at[0] == '/' ||
        slice_find_byte(reference, ':', 0) != SLICE_NONE ||
        slice_find_byte(reference, '?', 0) != SLICE_NONE)
        return slice_make(NULL, 0);
    while (folder && from.at[folder - 1] != '/')
        folder--;
    return arena_join(arena, slice_cut(from, 0, folder),
                      uri_decode(arena, reference));
}

/* ---- References ---------------------------------------------------------- */

static void
add_reference(struct gathering *g, const struct schema_file *from,
              struct slice base, struct slice reference)
{
    struct slice fragment, bare = uri_split(reference, &fragment);

    if (bare.len == 0)
        return;
    struct slice uri = uri_resolve(g->arena, base, bare);

    if (map_find(&g->known, uri))
        return;
    struct schema_place place = {0};

    if (g->index)
        place = schema_index_find(g->index, g->arena, uri);
    if (place.path.len == 0)
        place.path = schema_files_beside(g->arena, from->source.name, bare);
    if (place.root.len == 0)
        place.root = from->root;
    if (place.path.len)
        add_file(g, uri, place);
}

static bool
is_reference(struct slice name)
{
    return slice_equal(name, S("$ref")) ||
           slice_equal(name, S("$dynamicRef")) ||
           slice_equal(name, S("$schema"));
}

/* The identifier of the subschema `object`, or NULL. */
static const struct node *
id_of(const struct tree *tree, const struct node *object,
      enum schema_dialect dialect)
{
    const struct node *id =
        node_find(tree, object, dialect <= DIALECT_4 ? S("id") : S("$id"));

    /* Up to draft 7 nothing beside `$ref` counts, not even `$id`. */
    if (dialect <= DIALECT_7 && node_find(tree, object, S("$ref")))
        return NULL;
    return node_is(id, NODE_STRING) ? id : NULL;
}

/* Any reference, even in an example: a file too many does no harm. */
static void
add_references(struct gathering *g, struct slice uri,
               const struct schema_file *file)
{
    const struct tree *tree = &file->tree;
    enum schema_dialect dialect = g->dialect;
    VEC(struct ref_scope) scope = {0};
    const struct node *named = node_find(tree, tree_root(tree), S("$schema"));
    struct slice fragment;

    if (node_is(named, NODE_STRING))
        language_draft(node_text(tree, named), &dialect);
    *vec_push(g->arena, &scope) = (struct ref_scope){tree->count, uri};
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->node[i];

        while (scope.item[scope.count - 1].end <= i)
            scope.count--;
        struct slice base = scope.item[scope.count - 1].base;
        const struct node *id =
            node_is(node, NODE_OBJECT) ? id_of(tree, node, dialect) : NULL;

        if (id)
            *vec_push(g->arena, &scope) = (struct ref_scope){
                node_index(tree, node_end(node)),
                uri_split(uri_resolve(g->arena, base, node_text(tree, id)),
                          &fragment)};
        if (node_is(node, NODE_KEY) && is_reference(node_text(tree, node)) &&
            node_is(node_value(node), NODE_STRING))
            add_reference(g, file, base, node_text(tree, node_value(node)));
    }
}

/* ---- All of it ----------------------------------------------------------- */

static void
compile(struct gathering *g, struct schema_options options)
{
    struct schema_files *files = g->files;
    struct schema_doc *docs =
        arena_array(g->arena, struct schema_doc, files->name.count);

    for (uint32_t i = 0; i < files->name.count; i++) {
        struct schema_name *name = &files->name.item[i];

        docs[i] = (struct schema_doc){name->uri, &name->file->tree,
                                      &name->file->bag, .lazy = i > 0};
    }
    files->schema = schema_load(g->arena, docs, files->name.count, options);
    files->root = schema_find(files->schema, docs[0].name);
    if (files->root == SCHEMA_NONE)
        files->root = SCHEMA_TRUE;
}

struct schema_files
schema_files_load(struct arena *arena, struct source source,
                  const struct schema_index *index,
                  struct schema_options options)
{
    struct schema_files files = {0};
    struct gathering g = {arena, index, options.dialect, &files,
                          map_new(arena)};

    add_source(&g, schema_index_uri(arena, source.name), source);
    /* A name more for a file may make its relative references mean more. */
    for (uint32_t i = 0; i < files.name.count; i++)
        add_references(&g, files.name.item[i].uri, files.name.item[i].file);
    compile(&g, options);
    for (uint32_t i = 0; i < files.list.count; i++)
        bag_finish(&files.list.item[i]->bag);
    return files;
}
