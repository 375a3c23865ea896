#include "suite.h"

#include "base/files/file.h"
#include "read/json/read_json.h"

#define REMOTE "http://localhost:1234/"

const struct suite_draft suite_drafts[SUITE_DRAFTS] = {
    {"draft3", DIALECT_3},          {"draft4", DIALECT_4},
    {"draft6", DIALECT_6},          {"draft7", DIALECT_7},
    {"draft2019-09", DIALECT_2019}, {"draft2020-12", DIALECT_2020},
};

static bool
is_json(struct slice name)
{
    return slice_ends(name, S(".json"));
}

static const struct tree *
read_tree(struct arena *arena, struct slice name, struct slice text,
          struct bag *bag)
{
    struct source *source = arena_new(arena, struct source);
    struct tree *tree = arena_new(arena, struct tree);

    *source = source_make(name, text);
    *tree = read_json(arena, source, (struct read_options){0}, bag);
    return tree;
}

const struct tree *
suite_read(const struct suite *suite, struct slice path)
{
    struct bag bag = bag_new(suite->arena);
    struct slice text;
    const char *why;

    if (!file_read(suite->arena, path.at, &text, &why))
        return NULL;
    return read_tree(suite->arena, path, text, &bag);
}

struct suite
suite_open(struct arena *arena, const char *folder)
{
    struct suite suite = {.arena = arena, .folder = folder};
    struct slice remotes = arena_printf(arena, "%s/remotes", folder);
    struct walk files = {0};

    walk_directory(arena, remotes, is_json, &files);
    struct schema_doc *doc =
        arena_array(arena, struct schema_doc, files.path.count + 1);

    for (uint32_t i = 0; i < files.path.count; i++) {
        struct slice path = files.path.item[i];
        struct slice rest = slice_cut(path, remotes.len + 1, path.len);
        struct bag *bag = arena_new(arena, struct bag);

        *bag = bag_new(arena);
        doc[i] = (struct schema_doc){
            arena_printf(arena, REMOTE "%.*s", SLICE_ARGS(rest)),
            suite_read(&suite, path), bag, true};
    }
    suite.remote = doc;
    suite.remotes = files.path.count;
    return suite;
}

struct walk
suite_files(const struct suite *suite, const struct suite_draft *draft,
            const char *part, size_t *prefix)
{
    struct slice folder =
        arena_printf(suite->arena, "%s/tests/%s", suite->folder, draft->folder);
    struct walk all = {0}, files = {0};

    *prefix = folder.len + 1;
    walk_directory(suite->arena, folder, is_json, &all);
    for (uint32_t i = 0; i < all.path.count; i++) {
        struct slice path = all.path.item[i];
        struct slice name = slice_cut(path, *prefix, path.len);

        if (slice_starts(name, slice_from(part)) &&
            slice_find_byte(name, '/', strlen(part)) == SLICE_NONE)
            *vec_push(suite->arena, &files.path) = path;
    }
    return files;
}

const struct schema *
suite_load(const struct suite *suite, struct arena *arena,
           const struct suite_draft *draft, const struct tree *tree,
           const struct node *group)
{
    struct bag *bag = arena_new(arena, struct bag);
    struct slice source =
        node_source(tree, node_find(tree, group, S("schema")));
    struct schema_doc *doc =
        arena_array(arena, struct schema_doc, suite->remotes + 1);

    *bag = bag_new(arena);
    memcpy(doc + 1, suite->remote, suite->remotes * sizeof *doc);
    doc[0] = (struct schema_doc){
        S(SUITE_SCHEMA),
        read_tree(arena, S("schema"), arena_copy(arena, source), bag), bag,
        false};
    return schema_load(arena, doc, suite->remotes + 1,
                       (struct schema_options){.dialect = draft->dialect});
}
