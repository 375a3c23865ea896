#include "app/schemas/schema_index.h"

#include "base/core/limits.h"
#include "base/files/walk.h"
#include "base/files/worktree.h"
#include "base/text/buf.h"
#include "read/json/read_json.h"
#include "schema/ir/keyword.h"
#include "schema/ir/kinds.h"
#include "schema/ir/uri.h"

struct slice
schema_index_uri(struct arena *arena, struct slice path)
{
    struct buf out = buf_new(arena);

    /* No URI climbs above its own root. */
    if (slice_starts(path, S("../")))
        path = file_absolute(arena, path);
    for (size_t i = 0; i < path.len; i++) {
        if (strchr("%#?:", path.at[i]))
            buf_printf(&out, "%%%02X", (unsigned char)path.at[i]);
        else
            buf_byte(&out, path.at[i]);
    }
    return uri_resolve(arena, S("."), buf_slice(&out));
}

/* ---- --map --------------------------------------------------------------- */

static bool
add_mapping(struct schema_index *index, struct slice text,
            struct slice *problem)
{
    size_t equals = slice_find_byte(text, '=', 0);
    struct slice fragment;
    struct schema_mapping map = {
        .uri = uri_split(slice_cut(text, 0, equals), &fragment),
        .path = slice_cut(text, equals + 1, text.len),
        .folder = slice_ends(slice_cut(text, 0, equals), S("/")),
    };

    if (equals == SLICE_NONE || map.uri.len == 0 || map.path.len == 0) {
        *problem =
            arena_printf(index->arena, "`--map` needs URI=PATH, not `%.*s`",
                         SLICE_ARGS(text));
        return false;
    }
    enum file_type type = file_type_of(map.path.at);

    if (map.folder ? type != FILE_DIRECTORY : type != FILE_REGULAR) {
        *problem = arena_printf(
            index->arena,
            type == FILE_DIRECTORY
                ? "`--map`: the URI of the folder `%.*s` must end in `/`"
            : map.folder ? "`--map`: there is no folder `%.*s`"
                         : "`--map`: there is no file `%.*s`",
            SLICE_ARGS(map.path));
        return false;
    }
    *vec_push(index->arena, &index->mapping) = map;
    return true;
}

/* What a file in the folder `path` of the command line may be a link to. */
static struct slice
folder_bounds(struct arena *arena, struct slice path)
{
    struct slice root = worktree_root(arena, path);

    return root.len ? root : file_absolute(arena, path);
}

/* The same for the file `path` itself: outside of work trees, any place. */
static struct slice
file_bounds(struct arena *arena, struct slice path)
{
    size_t folder = path.len;

    while (folder && path.at[folder - 1] != '/')
        folder--;
    struct slice root = worktree_root(arena, slice_cut(path, 0, folder));

    return root.len ? root : WORKTREE_ANYWHERE;
}

static struct schema_place
find_mapping(const struct schema_index *index, struct arena *arena,
             struct slice uri)
{
    const struct schema_mapping *best = NULL;

    for (uint32_t i = 0; i < index->mapping.count; i++) {
        const struct schema_mapping *map = &index->mapping.item[i];

        if ((map->folder ? slice_starts(uri, map->uri)
                         : slice_equal(uri, map->uri)) &&
            (!best || map->uri.len >= best->uri.len))
            best = map;
    }
    if (!best)
        return (struct schema_place){0};
    if (!best->folder)
        return (struct schema_place){best->path,
                                     file_bounds(arena, best->path)};
    struct slice path = arena_printf(
        arena, "%.*s%s%.*s", SLICE_ARGS(best->path),
        slice_ends(best->path, S("/")) ? "" : "/",
        SLICE_ARGS(uri_decode(arena, slice_cut(uri, best->uri.len, uri.len))));

    return (struct schema_place){path, folder_bounds(arena, best->path)};
}

/* ---- --schema-dir -------------------------------------------------------- */

static bool
is_json(struct slice name)
{
    return slice_ends(name, S(".json"));
}

static void
add_duplicate(struct schema_index *index, struct slice path, struct slice text,
              struct span where, struct slice first)
{
    struct lint_result *twin = arena_new(index->arena, struct lint_result);

    twin->source = source_make(path, arena_copy(index->arena, text));
    twin->bag = bag_new(index->arena);
    bag_add(&twin->bag, &kind_schema_duplicate_id, where,
            "`%.*s` has this identifier, too, and is the one that is used",
            SLICE_ARGS(first));
    bag_finish(&twin->bag);
    *vec_push(index->arena, &index->twin) = twin;
}

/* Where the root of `tree` says what it is called; NULL when it does not. */
static const struct node *
id_of(const struct tree *tree)
{
    const struct node *id = node_find(tree, tree_root(tree), S("$id"));

    if (!id) /* as draft 4 has it */
        id = node_find(tree, tree_root(tree), S("id"));
    return node_is(id, NODE_STRING) ? id : NULL;
}

/* Whether somebody may have written `tree` as a schema: it is an object with a
 * keyword.  A report that an earlier run has left has none, but `$schema`.
 */
static bool
is_schema(const struct tree *tree)
{
    const struct node *root = tree_root(tree);

    if (!node_is(root, NODE_OBJECT))
        return false;
    for (const struct node *key = node_first(root); key;
         key = node_next(root, key)) {
        struct slice name = node_key_text(tree, key);

        if (!slice_equal(name, S("$schema")) && keyword_known(name) != K_count_)
            return true;
    }
    return false;
}

static void
add_file(struct schema_index *index, struct arena *scratch, struct slice path,
         struct slice root)
{
    struct slice text, fragment;
    const char *why;

    /* What cannot be read is missed only if somebody asks for it. */
    if (!worktree_read(scratch, root, file_absolute(scratch, path),
                       LIMIT_SCHEMA_BYTES, &text, &why))
        return;
    struct bag bag = bag_new(scratch);
    struct source source = source_make(path, text);
    struct tree tree =
        read_json(scratch, &source, (struct read_options){0}, &bag);
    const struct node *id = id_of(&tree);

    if (is_schema(&tree))
        *vec_push(index->arena, &index->schema) =
            arena_copy(index->arena, path);
    if (!id)
        return;
    struct slice uri =
        uri_split(uri_resolve(scratch, schema_index_uri(scratch, path),
                              node_text(&tree, id)),
                  &fragment);
    const uint32_t *known = map_find(&index->id, uri);

    if (known) {
        struct slice first = index->place.item[*known].path;

        if (!slice_equal(file_absolute(scratch, first),
                         file_absolute(scratch, path)))
            add_duplicate(index, path, text, node_span(id), first);
        return;
    }
    *map_add(&index->id, arena_copy(index->arena, uri)) = index->place.count;
    *vec_push(index->arena, &index->place) = (struct schema_place){
        arena_copy(index->arena, path), arena_copy(index->arena, root)};
}

static bool
add_folder(struct schema_index *index, struct arena *scratch,
           struct slice folder, struct slice *problem)
{
    struct walk walk = {0};
    struct slice root = folder_bounds(index->arena, folder);

    if (file_type_of(folder.at) != FILE_DIRECTORY) {
        *problem = arena_printf(index->arena,
                                "`--schema-dir`: there is no folder `%.*s`",
                                SLICE_ARGS(folder));
        return false;
    }
    walk_directory(index->arena, folder, is_json, &walk);
    for (uint32_t i = 0; i < walk.path.count; i++) {
        add_file(index, scratch, walk.path.item[i], root);
        arena_reset(scratch);
    }
    return true;
}

/* ---- Both ---------------------------------------------------------------- */

bool
schema_index_open(struct schema_index *index, struct arena *arena,
                  const struct options *options, struct slice *problem)
{
    struct arena scratch = ARENA_INIT;
    bool good = true;

    *index = (struct schema_index){.arena = arena, .id = map_new(arena)};
    for (uint32_t i = 0; good && i < options->map.list.count; i++)
        good = add_mapping(index, options->map.list.item[i], problem);
    /* Schemas that are given know each other. */
    for (uint32_t i = 0; good && i < options->schema.list.count; i++) {
        struct slice path = options->schema.list.item[i];

        if (file_type_of(path.at) == FILE_REGULAR)
            add_file(index, &scratch, path, WORKTREE_ANYWHERE);
        arena_reset(&scratch);
    }
    for (uint32_t i = 0; good && i < options->schema_dir.list.count; i++)
        good = add_folder(index, &scratch, options->schema_dir.list.item[i],
                          problem);
    arena_close(&scratch);
    return good;
}

struct schema_place
schema_index_find(const struct schema_index *index, struct arena *arena,
                  struct slice uri)
{
    struct schema_place place = find_mapping(index, arena, uri);

    if (place.path.len)
        return place;
    const uint32_t *known = map_find(&index->id, uri);

    if (known)
        return index->place.item[*known];
    /* file:///path: the host, if there is one, is this machine (RFC 8089). */
    if (slice_starts(uri, S("file://"))) {
        size_t slash = slice_find_byte(uri, '/', 7);

        if (slash != SLICE_NONE)
            place.path = arena_copy(
                arena, uri_decode(arena, slice_cut(uri, slash, uri.len)));
    }
    return place;
}
