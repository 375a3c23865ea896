#include "app/schemas/check_schema.h"

#include "base/text/suggestion.h"
#include "schema/compile/language.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/kinds.h"
#include "schema/ir/metaschema.h"
#include "schema/ir/uri.h"
#include "schema/lint/schema_lint.h"

/* ORDER schema_dialect. */
static const char *const metaschemas[] = {
    [DIALECT_3] = "http://json-schema.org/draft-03/schema#",
    [DIALECT_4] = "http://json-schema.org/draft-04/schema#",
    [DIALECT_6] = "http://json-schema.org/draft-06/schema#",
    [DIALECT_7] = "http://json-schema.org/draft-07/schema#",
    [DIALECT_2019] = "https://json-schema.org/draft/2019-09/schema",
    [DIALECT_2020] = "https://json-schema.org/draft/2020-12/schema",
};

/* One schema under examination. */
struct examination {
    struct arena *arena;
    const struct schema_index *index;
    enum schema_dialect dialect;
    struct schema_files files;
    struct schema_file *file; /* the schema itself */
};

/* ---- The metaschema ------------------------------------------------------ */

/* Where the schema says what language it is written in, or NULL. */
static const struct node *
language_of(const struct tree *tree)
{
    const struct node *name = node_find(tree, tree_root(tree), S("$schema"));

    return node_is(name, NODE_STRING) ? name : NULL;
}

/* A metaschema that is not the standard's was read as one of the files. */
static struct schema_file *
own_metaschema(const struct examination *e, struct slice uri)
{
    struct slice fragment;

    uri = uri_split(uri_resolve(e->arena, e->files.name.item[0].uri, uri),
                    &fragment);
    for (uint32_t i = 1; i < e->files.name.count; i++)
        if (slice_equal(e->files.name.item[i].uri, uri))
            return e->files.name.item[i].file;
    return NULL;
}

static void
report_unknown(struct examination *e, const struct node *name)
{
    struct slice text = node_text(&e->file->tree, name);
    struct suggestion suggestion = suggestion_start(text);

    for (size_t i = 0; i < sizeof metaschemas / sizeof *metaschemas; i++)
        suggestion_offer(&suggestion, slice_from(metaschemas[i]));
    struct slice best = suggestion_best(&suggestion);
    struct bag *bag = &e->file->bag;
    struct diag *diag = bag_add(bag, &kind_schema_not_found, node_span(name),
                                "there is no metaschema `%.*s` here: the "
                                "schema is read by `%s`",
                                SLICE_ARGS(text), metaschemas[e->dialect]);

    diag->level = LEVEL_WARNING;
    if (best.len)
        bag_help(bag, diag, "did you mean `%.*s`?", SLICE_ARGS(best));
}

static void
judge(struct examination *e, const struct schema *schema, uint32_t root,
      struct bag *bag)
{
    schema_eval(schema, root, &e->file->tree, tree_root(&e->file->tree), NULL,
                e->arena, bag);
}

static void
judge_by_metaschema(struct examination *e, struct bag *bag)
{
    const struct node *name = language_of(&e->file->tree);
    struct slice uri = slice_from(metaschemas[e->dialect]);
    enum schema_dialect draft;

    if (name) {
        struct slice text = node_text(&e->file->tree, name);
        struct schema_file *own = own_metaschema(e, text);

        if (own) {
            struct schema_files meta = schema_files_load(
                e->arena, own->source, e->index,
                (struct schema_options){.dialect = e->dialect});

            judge(e, meta.schema, meta.root, bag);
            return;
        }
        if (metaschema_find(text) != SCHEMA_NONE)
            uri = text;
        else if (language_draft(text, &draft))
            uri = slice_from(metaschemas[draft]);
        else
            report_unknown(e, name);
    }
    judge(e, &metaschema_schemas, metaschema_find(uri), bag);
}

/* ---- Each fault once ----------------------------------------------------- */

/* Whether an error of the first `count` findings is at, in or around `where`.
 */
static bool
is_said(const struct bag *bag, uint32_t count, struct span where)
{
    for (uint32_t i = 0; i < count; i++) {
        struct span other = bag->list.item[i]->where;

        if (bag->list.item[i]->level == LEVEL_ERROR &&
            where.at < span_end(other) && other.at < span_end(where))
            return true;
    }
    return false;
}

/* Takes over what speaks of no place where an error was found already: the
 * compiler knows best what a keyword must be, then the metaschema.
 */
static void
take_new(struct bag *bag, const struct bag *found)
{
    uint32_t count = bag->list.count;

    for (uint32_t i = 0; i < found->list.count; i++)
        if (!is_said(bag, count, found->list.item[i]->where))
            bag_take(bag, found->list.item[i]);
}

/* ---- From outside -------------------------------------------------------- */

struct lint_result
check_schema(struct arena *arena, struct source source,
             const struct schema_index *index, enum schema_dialect dialect,
             bool named)
{
    struct schema_places places = {0};
    struct arena scratch = ARENA_INIT;
    struct bag found = bag_new(arena);
    struct examination e = {
        .arena = arena,
        .index = index,
        .dialect = dialect,
        .files = schema_files_load(
            arena, source, index,
            (struct schema_options){.dialect = dialect, .places = &places}),
    };

    e.file = e.files.list.item[0];
    const struct node *root = tree_root(&e.file->tree);

    if (!named && root && !node_has(root, NODE_BROKEN) &&
        !language_of(&e.file->tree))
        return (struct lint_result){.source = source,
                                    .bag = e.file->bag,
                                    .skipped = true,
                                    .why = "it does not say it is a schema"};
    if (root) {
        judge_by_metaschema(&e, &found);
        take_new(&e.file->bag, &found);
        found = bag_new(arena);
        schema_lint(e.files.schema, &places, &e.file->tree, &scratch, &found);
        take_new(&e.file->bag, &found);
    }
    bag_finish(&e.file->bag);
    arena_close(&scratch);
    return (struct lint_result){.source = e.file->source, .bag = e.file->bag};
}
