/* Schemas: any bytes are loaded as a schema, and tried on themselves.  The
 * quick walk and the one that reports must agree.
 */

#include "fuzz.h"

#include "schema/eval.h"
#include "schema/load.h"
#include "tree/read_json.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
    struct slice text =
        arena_copy(&arena, slice_make((const char *)data, size));
    struct source source = source_make(S("fuzz.json"), text);
    struct bag bag = bag_new(&arena), found = bag_new(&arena);
    struct tree tree =
        read_json(&arena, &source, (struct read_options){0}, &bag);
    const struct schema_doc doc = {
        .name = S("fuzz.json"),
        .tree = &tree,
        .bag = &bag,
    };
    const struct schema *schema = schema_load(
        &arena, &doc, 1, (struct schema_options){.dialect = DIALECT_7});
    uint32_t root = schema_find(schema, S("fuzz.json"));

    if (root != SCHEMA_NONE && tree.count > 0) {
        const struct eval_options options = {.formats = true};
        const struct node *node = tree_root(&tree);
        bool valid =
            schema_valid(schema, root, &tree, node, &options, &scratch);

        arena_reset(&scratch);
        schema_eval(schema, root, &tree, node, &options, &scratch, &found);
        demand(valid == (bag_count(&found, LEVEL_ERROR) == 0));
        for (uint32_t i = 0; i < found.list.count; i++)
            demand(span_end(found.list.item[i]->where) <= size);
    }
    arena_close(&scratch);
    arena_close(&arena);
    return 0;
}
