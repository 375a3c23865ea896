/* jq expressions: any bytes parse to a tree with spans inside them, and an
 * expression without a finding is one that the engine would compile.
 */

#include "fuzz.h"
#include "jq_tokens.h"
#include "soup.h"

#include "jq/infer.h"
#include "jq/parse.h"
#include "jq/type.h"

/* Spans nest, depths count, and no list goes on without end. */
static void
check_tree(const struct expr *expr, size_t size)
{
    demand(span_end(expr->span) <= size);
    demand(span_end(expr->token) <= size);
    demand(expr->depth > 0);
    for (const struct expr *e = expr_child_next(expr, NULL); e;
         e = expr_child_next(expr, e)) {
        demand(e->depth < expr->depth);
        demand(e->span.at >= expr->span.at);
        demand(span_end(e->span) <= span_end(expr->span));
        check_tree(e, size);
    }
}

/* All places of a finding lie inside the text; the edits of its fix are in
 * order and do not overlap.
 */
static void
check_finding(const struct diag *diag, size_t size)
{
    uint32_t at = 0;

    demand(span_end(diag->where) <= size);
    for (const struct related *r = diag->related; r; r = r->next)
        demand(span_end(r->where) <= size);
    for (uint32_t i = 0; i < diag->fix.count; i++) {
        demand(diag->fix.edit[i].where.at >= at);
        at = span_end(diag->fix.edit[i].where);
        demand(at <= size);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(jq_tokens), data, size);

    size = text.len;

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
            check_finding(bag.list.item[k], size);
        check_tree(program.root, size);
        struct infer_options infer = {options.dialect == JQ_1_8};

        demand(jq_infer(&arena, program.root, &type_any, &infer, &facts).type !=
               NULL);
    }
    arena_close(&arena);
    return 0;
}
