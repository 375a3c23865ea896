/* Schemas: any bytes are loaded as a schema, tried on themselves, and given
 * advice.  The fast walk and the one that reports must agree.
 */

#include "fuzz.h"
#include "schema_tokens.h"
#include "soup.h"

#include "read/json/read_json.h"
#include "schema/compile/load.h"
#include "schema/evaluate/evaluate.h"
#include "schema/lint/schema_lint.h"
#include "tree/pointer.h"

/* Loaded so that locations are told, it says the same; each location is there.
 */
static void
locate(const struct schema_doc *doc, struct arena *arena, bool valid)
{
    struct bag faults = bag_new(arena);
    struct bag errors = bag_for(arena, doc->tree->source->text.len);
    struct schema_doc copy = *doc;
    const struct eval_options options = {.formats = true, .errors = true};

    copy.bag = &faults;
    const struct schema *schema = schema_load(
        arena, &copy, 1,
        (struct schema_options){.dialect = DIALECT_7, .base = S("file:///")});

    schema_eval(schema, schema_find(schema, doc->name), doc->tree,
                tree_root(doc->tree), &options, arena, &errors);
    demand(budget_is_spent(errors.budget) || valid == (errors.list.count == 0));
    for (uint32_t i = 0; i < errors.list.count; i++) {
        const struct location *location = errors.list.item[i]->location;

        demand(!location || pointer_find(doc->tree, location->instance));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(schema_tokens), data, size);
    struct source source = source_make(S("fuzz.json"), text);
    struct bag bag = bag_new(&arena), found = bag_new(&arena);
    struct tree tree =
        read_json(&arena, &source, (struct read_options){0}, &bag);
    bool clean = bag.list.count == 0;
    const struct schema_doc doc = {
        .name = S("fuzz.json"),
        .tree = &tree,
        .bag = &bag,
    };
    struct schema_places places = {0};
    struct schema_options loading = {.dialect = DIALECT_7, .places = &places};
    const struct schema *schema = schema_load(&arena, &doc, 1, loading);
    uint32_t root = schema_find(schema, S("fuzz.json"));

    if (root != SCHEMA_NONE && tree.count > 0) {
        struct budget budget = budget_for(text.len);
        const struct eval_options options = {
            .formats = true,
            .budget = &budget,
        };
        const struct node *node = tree_root(&tree);
        bool valid =
            schema_valid(schema, root, &tree, node, &options, &scratch);

        arena_reset(&scratch);
        schema_eval(schema, root, &tree, node, &options, &scratch, &found);
        /* What is too complex for one of them may not be for the other. */
        bool decided =
            !budget_is_spent(&budget) && !budget_is_spent(found.budget);

        demand(!decided || valid == (bag_count(&found, LEVEL_ERROR) == 0));
        arena_reset(&scratch);
        schema_lint(schema, &places, &tree, &scratch, &found);
        for (uint32_t i = 0; i < found.list.count; i++)
            demand(span_end(found.list.item[i]->where) <= text.len);
        arena_reset(&scratch);
        if (clean && decided) /* errors are of what is JSON only */
            locate(&doc, &scratch, valid);
    }
    arena_close(&scratch);
    arena_close(&arena);
    return 0;
}
