#include "app/schema_files.h"

#include "base/buf.h"
#include "base/file.h"
#include "schema/load.h"
#include "schema/uri.h"
#include "tree/read_json.h"

/* A path as a relative reference: what means something in one is encoded. */
static struct slice
path_uri(struct arena *arena, struct slice path)
{
    struct buf out = buf_new(arena);

    for (size_t i = 0; i < path.len; i++) {
        if (strchr("%#?:", path.at[i]))
            buf_printf(&out, "%%%02X", (unsigned char)path.at[i]);
        else
            buf_byte(&out, path.at[i]);
    }
    return uri_resolve(arena, S("."), buf_slice(&out));
}

static struct schema_file *
add_file(struct arena *arena, struct schema_files *files, struct slice uri,
         struct source source)
{
    struct schema_file *file = arena_new(arena, struct schema_file);

    file->uri = uri;
    file->source = source;
    file->bag = bag_new(arena);
    file->tree =
        read_json(arena, &file->source, (struct read_options){0}, &file->bag);
    *vec_push(arena, &files->list) = file;
    return file;
}

/* Where relative references of `file` start from. */
static struct slice
base_of(struct arena *arena, const struct schema_file *file)
{
    const struct tree *tree = &file->tree;
    const struct node *id = node_find(tree, tree_root(tree), S("$id"));
    struct slice fragment;

    if (!id) /* as draft 4 has it */
        id = node_find(tree, tree_root(tree), S("id"));
    if (!node_is(id, NODE_STRING))
        return file->uri;
    return uri_split(uri_resolve(arena, file->uri, node_text(tree, id)),
                     &fragment);
}

/* The file that `reference` names as seen from the file `from`: beside it or
 * below, whatever the `$id` of `from` is.  Empty when it cannot be a file.
 */
static struct slice
path_of(struct arena *arena, struct slice from, struct slice reference)
{
    size_t folder = from.len;

    if (reference.len == 0 || reference.at[0] == '/' ||
        slice_find_byte(reference, ':', 0) != SLICE_NONE ||
        slice_find_byte(reference, '?', 0) != SLICE_NONE)
        return slice_make(NULL, 0);
    while (folder && from.at[folder - 1] != '/')
        folder--;
    return arena_printf(arena, "%.*s%.*s", (int)folder, from.at,
                        SLICE_ARGS(uri_decode(arena, reference)));
}

static void
add_reference(struct arena *arena, struct schema_files *files,
              const struct schema_file *from, struct slice reference)
{
    struct slice fragment, text;
    struct slice bare = uri_split(reference, &fragment);
    struct slice path = path_of(arena, from->source.name, bare);
    const char *why;

    if (path.len == 0)
        return;
    struct slice uri = uri_resolve(arena, base_of(arena, from), bare);

    for (uint32_t i = 0; i < files->list.count; i++)
        if (slice_equal(files->list.item[i]->uri, uri))
            return;
    if (file_type_of(path.at) == FILE_REGULAR &&
        file_read(arena, path.at, &text, &why))
        add_file(arena, files, uri, source_make(path, text));
}

/* Any `$ref`, even in an example: a file too many does no harm. */
static void
add_references(struct arena *arena, struct schema_files *files,
               const struct schema_file *file)
{
    for (uint32_t i = 0; i < file->tree.count; i++) {
        const struct node *key = &file->tree.node[i];

        if (node_is(key, NODE_KEY) &&
            slice_equal(node_text(&file->tree, key), S("$ref")) &&
            node_is(node_value(key), NODE_STRING))
            add_reference(arena, files, file,
                          node_text(&file->tree, node_value(key)));
    }
}

struct schema_files
schema_files_load(struct arena *arena, struct source source)
{
    struct schema_files files = {0};
    /* Draft 7 is what schemas that do not say are written for. */
    struct schema_options options = {.dialect = DIALECT_7};

    add_file(arena, &files, path_uri(arena, source.name), source);
    for (uint32_t i = 0; i < files.list.count; i++)
        add_references(arena, &files, files.list.item[i]);
    struct schema_doc *docs =
        arena_array(arena, struct schema_doc, files.list.count);

    for (uint32_t i = 0; i < files.list.count; i++) {
        struct schema_file *file = files.list.item[i];

        docs[i] = (struct schema_doc){file->uri, &file->tree, &file->bag,
                                      .lazy = i > 0};
    }
    files.schema = schema_load(arena, docs, files.list.count, options);
    files.root = schema_find(files.schema, files.list.item[0]->uri);
    if (files.root == SCHEMA_NONE)
        files.root = SCHEMA_TRUE;
    for (uint32_t i = 0; i < files.list.count; i++)
        bag_finish(&files.list.item[i]->bag);
    return files;
}
