/* Schemas: any bytes are loaded as a schema, tried on themselves, and given
 * advice.  The quick walk, the one that reports and the one that collects
 * verdicts must agree.
 */

#include "fuzz.h"
#include "schema_tokens.h"
#include "soup.h"

#include "schema/advise.h"
#include "schema/eval.h"
#include "schema/load.h"
#include "schema/output.h"
#include "tree/read_json.h"

static void
judge(const struct schema_doc *doc, struct arena *arena, bool valid)
{
    struct bag bag = bag_new(arena);
    struct schema_doc copy = *doc;
    struct schema_options options = {.dialect = DIALECT_7, .outline = true};
    const struct eval_options formats = {.formats = true};

    copy.bag = &bag;
    const struct schema *schema = schema_load(arena, &copy, 1, options);
    struct output_request request = {
        .schema = schema,
        .root = schema_find(schema, doc->name),
        .base = S("file:///"),
        .options = &formats,
    };

    for (int depth = VERDICT_FLAG; depth <= VERDICT_ALL; depth++) {
        request.depth = (enum verdict_depth)depth;
        demand(output_make(&request, doc->tree, arena)->valid == valid);
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
    struct schema_options how = {.dialect = DIALECT_7, .places = &places};
    const struct schema *schema = schema_load(&arena, &doc, 1, how);
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
        schema_advise(schema, &places, &tree, &scratch, &found);
        for (uint32_t i = 0; i < found.list.count; i++)
            demand(span_end(found.list.item[i]->where) <= text.len);
        arena_reset(&scratch);
        if (clean && decided) /* verdicts are of what is JSON only */
            judge(&doc, &scratch, valid);
    }
    arena_close(&scratch);
    arena_close(&arena);
    return 0;
}
