#include "app/schemas/schema_store.h"

#include "base/core/limits.h"
#include "base/files/worktree.h"
#include "port/bundle.h"
#include "read/json/read_json.h"
#include "schema/ir/metaschema.h"
#include "schema/ir/uri.h"

void
schema_store_open(struct schema_store *store, struct arena *arena,
                  const struct schema_index *index,
                  struct schema_options options)
{
    *store = (struct schema_store){
        .index = index,
        .options = options,
        .arena = ARENA_INIT,
        .lock = lock_new(arena),
    };
    store->known = map_new(&store->arena);
}

void
schema_store_close(struct schema_store *store)
{
    arena_close(&store->arena);
}

/* ---- Entries; the lock is held ------------------------------------------- */

static struct schema_entry *
add_entry(struct schema_store *store, struct slice key,
          const struct schema *schema, uint32_t root)
{
    struct schema_entry *entry = arena_new(&store->arena, struct schema_entry);

    entry->schema = schema;
    entry->root = root;
    *vec_push(&store->arena, &store->entry) = entry;
    *map_add(&store->known, arena_copy(&store->arena, key)) =
        store->entry.count;
    return entry;
}

static const struct schema_entry *
known(const struct schema_store *store, struct slice key)
{
    const uint32_t *index = map_find(&store->known, key);

    return index ? store->entry.item[*index - 1] : NULL;
}

/* The files of a schema are reported only when there is a fault in them: it
 * is the documents that were to be checked.  Nor are they fixed, and nobody is
 * told that they could be; `--check-schema` does that.
 */
static void
add_faults(struct arena *arena, struct schema_entry *entry,
           const struct schema_files *files)
{
    for (uint32_t i = 0; i < files->list.count; i++) {
        const struct schema_file *file = files->list.item[i];
        struct lint_result *result;

        if (file->bag.list.count == 0)
            continue;
        result = arena_new(arena, struct lint_result);
        result->source = file->source;
        result->bag = file->bag;
        for (uint32_t j = 0; j < result->bag.list.count; j++)
            result->bag.list.item[j]->fix.count = 0;
        *vec_push(arena, &entry->fault) = result;
    }
}

static const struct schema_entry *
add_source(struct schema_store *store, struct slice key, struct source source)
{
    struct schema_files files =
        schema_files_load(&store->arena, source, store->index, store->options);
    struct schema_entry *entry =
        add_entry(store, key, files.schema, files.root);

    add_faults(&store->arena, entry, &files);
    for (uint32_t i = 0; i < files.list.count; i++)
        *vec_push(&store->arena, &store->file) = files.list.item[i]->path;
    return entry;
}

/* Without a root, the command line names it, and it is read as a document is:
 * faults in it are quoted, so that it may be no link that leads out of its work
 * tree.
 */
static const struct schema_entry *
get_file(struct schema_store *store, struct schema_place place,
         const char **why)
{
    struct slice key = file_absolute(&store->arena, place.path), text;
    const struct schema_entry *entry = known(store, key);

    if (entry)
        return entry;
    if (place.root.len
            ? !worktree_read(&store->arena, place.root, key, LIMIT_SCHEMA_BYTES,
                             &text, why)
            : !worktree_read_single(&store->arena, place.path, &text, why))
        return NULL;
    return add_source(store, key,
                      source_make(arena_copy(&store->arena, place.path), text));
}

/* Where the schemas of the program are published: relative `$id`s start here.
 */
#define PUBLISHED "https://github.com/invokelint/invokelint/blob/main/schemas/"

/* The tables in the program do not say where they come from: `name` is compiled
 * from the texts, with what it refers to.
 */
static const struct schema_entry *
add_compiled(struct schema_store *store, const struct embedded_files *files,
             struct slice name)
{
    struct arena *arena = &store->arena;
    /* An embedded text is called what its file is, up to the dot. */
    struct slice ending =
        slice_cut(name, slice_find_byte(name, '.', 0), name.len);
    struct slice root = arena_join(arena, S(PUBLISHED), name);
    struct schema_doc *docs =
        arena_array(arena, struct schema_doc, files->count);

    for (uint32_t i = 0; i < files->count; i++) {
        struct source *source = arena_new(arena, struct source);
        struct tree *tree = arena_new(arena, struct tree);
        struct bag *bag = arena_new(arena, struct bag);

        *bag = bag_new(arena);
        *source = source_make(arena_printf(arena, PUBLISHED "%.*s%.*s",
                                           SLICE_ARGS(files->item[i].name),
                                           SLICE_ARGS(ending)),
                              files->item[i].text);
        *tree = read_json(arena, source, (struct read_options){0}, bag);
        docs[i] = (struct schema_doc){source->name, tree, bag,
                                      .lazy = !slice_equal(source->name, root)};
    }
    const struct schema *schema =
        schema_load(arena, docs, files->count, store->options);

    return add_entry(store, name, schema, schema_find(schema, root));
}

/* The schema called `name` of those that are part of the program. */
static const struct schema_entry *
get_known(struct schema_store *store, const struct schema *schema,
          const struct embedded_files *files, struct slice name)
{
    const struct schema_entry *entry = known(store, name);

    if (entry || schema_find(schema, name) == SCHEMA_NONE)
        return entry;
    if (store->options.base.len)
        return add_compiled(store, files, name);
    return add_entry(store, name, schema, schema_find(schema, name));
}

/* `action` and `action.schema.json` are the same. */
static const struct schema_entry *
get_bundled(struct schema_store *store, struct slice name)
{
    const struct slice ending = S(".schema.json");

    if (!slice_ends(name, ending))
        name = arena_join(&store->arena, name, ending);
    return get_known(store, &bundle_schemas, &bundle_files, name);
}

static const struct schema_entry *
find(struct schema_store *store, struct slice name, struct slice root)
{
    struct slice fragment, uri = uri_split(name, &fragment);
    struct schema_place place =
        schema_index_find(store->index, &store->arena, uri);
    const char *why;

    if (place.path.len && place.root.len == 0)
        place.root = root;
    if (place.path.len)
        return get_file(store, place, &why);
    if (metaschema_find(uri) != SCHEMA_NONE)
        return get_known(store, &metaschema_schemas, &metaschema_files,
                         metaschema_file(uri));
    return get_bundled(store, uri);
}

static const struct schema_entry *
find_named(struct schema_store *store, struct slice from,
           struct slice reference)
{
    struct slice fragment, bare = uri_split(reference, &fragment);
    const char *why;

    if (bare.len == 0)
        return NULL;
    struct schema_place place = {
        .path = schema_files_beside(&store->arena, from, bare),
        .root = worktree_around(&store->arena, from),
    };

    if (place.path.len && file_type_of(place.path.at) == FILE_REGULAR)
        return get_file(store, place, &why);
    return find(store, bare, place.root);
}

/* ---- From outside -------------------------------------------------------- */

const struct schema_entry *
schema_store_read(struct schema_store *store, struct source source)
{
    lock_take(store->lock);
    const struct schema_entry *entry = add_source(store, S("-"), source);

    lock_give(store->lock);
    return entry;
}

const struct schema_entry *
schema_store_file(struct schema_store *store, struct slice path,
                  const char **why)
{
    lock_take(store->lock);
    const struct schema_entry *entry =
        get_file(store, (struct schema_place){.path = path}, why);

    lock_give(store->lock);
    return entry;
}

const struct schema_entry *
schema_store_find(struct schema_store *store, struct slice name)
{
    lock_take(store->lock);
    const struct schema_entry *entry = find(store, name, WORKTREE_ANYWHERE);

    lock_give(store->lock);
    return entry;
}

const struct schema_entry *
schema_store_named(struct schema_store *store, struct slice path,
                   struct slice reference)
{
    lock_take(store->lock);
    const struct schema_entry *entry = find_named(store, path, reference);

    lock_give(store->lock);
    return entry;
}
