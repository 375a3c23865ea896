#include "lint/suppress/baseline.h"

#include "base/files/file.h"
#include "base/text/buf.h"
#include "base/text/json_value.h"
#include "diag/fingerprint.h"
#include "port/bundle.h"
#include "read/json/read_json.h"
#include "rules/registry.h"
#include "schema/evaluate/evaluate.h"

#include <inttypes.h>
#include <stdlib.h>

enum { DIGITS = 16 };

struct baseline
baseline_new(struct arena *arena, struct slice folder)
{
    return (struct baseline){
        .arena = arena,
        .folder = folder,
        .known = map_new(arena),
        .checked = map_new(arena),
    };
}

/* ---- Reading ------------------------------------------------------------- */

static struct slice
text_at(const struct tree *tree, const struct node *object, struct slice name)
{
    const struct node *value = node_find(tree, object, name);

    return node_is(value, NODE_STRING) ? node_text(tree, value)
                                       : slice_make(NULL, 0);
}

static void
add_entry(struct baseline *baseline, struct baseline_entry entry)
{
    uint32_t *known = map_add(&baseline->known, entry.fingerprint);

    *vec_push(baseline->arena, &baseline->entry) = entry;
    if (*known == 0)
        *known = baseline->entry.count;
}

static void
read_entries(struct baseline *baseline, const struct tree *tree)
{
    const struct node *list = node_find(tree, tree_root(tree), S("findings"));

    for (const struct node *item = node_first(list); item;
         item = node_next(list, item)) {
        const struct node *print = node_find(tree, item, S("fingerprint"));

        if (!node_is(print, NODE_STRING))
            continue;
        add_entry(baseline, (struct baseline_entry){
                                .path = text_at(tree, item, S("path")),
                                .rule = text_at(tree, item, S("rule")),
                                .message = text_at(tree, item, S("message")),
                                .reason = text_at(tree, item, S("reason")),
                                .fingerprint = node_text(tree, print),
                                .where = node_span(print),
                            });
    }
}

bool
baseline_read(struct baseline *baseline, struct source source, struct bag *bag)
{
    struct eval_options options = {.kind_find = registry_find};
    struct arena scratch = ARENA_INIT;

    baseline->source = source;
    struct tree tree = read_json(baseline->arena, &baseline->source,
                                 (struct read_options){.jsonc = true}, bag);

    if (tree_root(&tree))
        schema_eval(&bundle_schemas,
                    schema_find(&bundle_schemas, S("baseline.schema.json")),
                    &tree, tree_root(&tree), &options, &scratch, bag);
    bag_finish(bag);
    arena_close(&scratch);
    if (bag_count(bag, LEVEL_ERROR))
        return false;
    read_entries(baseline, &tree);
    return true;
}

/* ---- Fingerprints -------------------------------------------------------- */

/* Gives the findings the fingerprints that they have under the name `path`. */
static void
make_prints(struct arena *scratch, struct source *source, struct slice path,
            struct bag *bag)
{
    struct source renamed = *source;

    renamed.name = path;
    fingerprints_make(scratch, &renamed, bag);
    source->line = renamed.line;
    source->lines = renamed.lines;
}

/* Reports have fingerprints of their own. */
static void
clear_prints(struct bag *bag)
{
    for (uint32_t i = 0; i < bag->list.count; i++)
        bag->list.item[i]->fingerprint = 0;
    for (uint32_t i = 0; i < bag->suppressed.count; i++)
        bag->suppressed.item[i]->fingerprint = 0;
}

static struct slice
print_of(struct arena *arena, const struct diag *diag)
{
    return arena_printf(arena, "%0*" PRIx64, DIGITS, diag->fingerprint);
}

static struct baseline_entry *
find_entry(const struct baseline *baseline, struct slice print)
{
    uint32_t *known = baseline ? map_find(&baseline->known, print) : NULL;

    return known ? &baseline->entry.item[*known - 1] : NULL;
}

void
baseline_apply(struct baseline *baseline, struct arena *scratch,
               struct source *source, struct slice path, struct bag *bag)
{
    path = file_relative(scratch, baseline->folder, path);
    *map_add(&baseline->checked, arena_copy(baseline->arena, path)) = 1;
    if (baseline->entry.count == 0)
        return;
    make_prints(scratch, source, path, bag);
    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];
        struct baseline_entry *entry =
            find_entry(baseline, print_of(scratch, diag));

        if (!entry)
            continue;
        entry->found = true;
        diag->suppression = SUPPRESSION_EXTERNAL;
        diag->reason = entry->reason;
    }
    clear_prints(bag);
}

/* ---- Writing ------------------------------------------------------------- */

static void
add_diag(struct baseline *baseline, const struct baseline_file *file,
         struct slice path, struct diag *diag)
{
    struct arena *arena = baseline->arena;
    struct slice print = print_of(arena, diag);
    const struct baseline_entry *old = find_entry(file->old, print);

    if (diag->level < file->least)
        return;
    diag->suppression = SUPPRESSION_EXTERNAL;
    diag->reason = old ? old->reason : slice_make(NULL, 0);
    add_entry(baseline, (struct baseline_entry){
                            .path = path,
                            .rule = slice_from(diag->kind->id),
                            .message = arena_copy(arena, diag->text),
                            .reason = diag->reason,
                            .fingerprint = print,
                        });
}

void
baseline_add(struct baseline *baseline, struct arena *scratch,
             const struct baseline_file *file)
{
    struct bag *bag = file->bag;
    struct slice path =
        file_relative(baseline->arena, baseline->folder, file->path);

    make_prints(scratch, file->source, path, bag);
    for (uint32_t i = 0; i < bag->list.count; i++)
        add_diag(baseline, file, path, bag->list.item[i]);
    clear_prints(bag);
}

static int
compare(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    int order = slice_compare(a->path, b->path);

    order = order ? order : slice_compare(a->rule, b->rule);
    return order ? order : slice_compare(a->fingerprint, b->fingerprint);
}

struct slice
baseline_text(struct baseline *baseline, struct arena *arena)
{
    struct buf out = buf_new(arena);
    uint32_t count = baseline->entry.count;

    if (count > 1)
        qsort(baseline->entry.item, count, sizeof(*baseline->entry.item),
              compare);
    buf_text(&out, "{\n  \"version\": 1,\n  \"findings\": [");
    for (uint32_t i = 0; i < count; i++) {
        const struct baseline_entry *entry = &baseline->entry.item[i];

        struct json_t *finding = json_value_object();

        json_value_set_text(finding, "path", entry->path);
        json_value_set_text(finding, "rule", entry->rule);
        json_value_set_text(finding, "fingerprint", entry->fingerprint);
        json_value_set_text(finding, "message", entry->message);
        if (entry->reason.len)
            json_value_set_text(finding, "reason", entry->reason);
        buf_text(&out, i ? ",\n    " : "\n    ");
        json_value_write_spaced(&out, finding);
    }
    buf_text(&out, count ? "\n  ]\n}\n" : "]\n}\n");
    return buf_slice(&out);
}
