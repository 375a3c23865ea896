/* jq expressions: any bytes parse to a tree with spans inside them, and an
 * expression without a finding is one that the engine would compile.
 */

#include "fuzz.h"

#include "jq/infer.h"
#include "jq/parse.h"
#include "jq/type.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text =
        arena_copy(&arena, slice_make((const char *)data, size));

    for (int i = 0; i < 4; i++) {
        const struct jq_options options = {
            .dialect = i & 1 ? JQ_1_8 : JQ_1_7,
            .port = i & 2,
        };
        struct bag bag = bag_new(&arena);
        struct facts facts = {0};
        struct jq_program program = jq_parse(&arena, text, &options, &bag);

        demand(program.root != NULL);
        demand(program.valid == (bag_count(&bag, LEVEL_ERROR) == 0) ||
               bag.dropped > 0);
        for (uint32_t k = 0; k < bag.list.count; k++)
            demand(span_end(bag.list.item[k]->where) <= size);
        demand(jq_infer(&arena, program.root, &type_any, &facts) != NULL);
    }
    arena_close(&arena);
    return 0;
}
