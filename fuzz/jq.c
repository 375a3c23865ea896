/* jq expressions: any bytes parse to a tree with spans inside them, and an
 * expression without a finding is one that the engine would compile.
 */

#include "fuzz.h"
#include "jq_tokens.h"
#include "soup.h"

#include "base/core/limits.h"
#include "jq/program/parse.h"
#include "jq/types/infer.h"
#include "jq/types/type.h"

/* Spans nest, every node knows its parent, and no list goes on without end. */
static void
check_tree(const struct jq_expr *root, size_t size)
{
    size_t nodes = 0;

    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e)) {
        demand(++nodes <= 8 * (size + 1));
        demand(span_end(e->span) <= size);
        demand(span_end(e->token) <= size);
        for (const struct jq_expr *child = jq_expr_child_next(e, NULL); child;
             child = jq_expr_child_next(e, child)) {
            demand(child->parent == e);
            demand(child->span.at >= e->span.at);
            demand(span_end(child->span) <= span_end(e->span));
        }
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

/* Twice the same, at the same cost, which is bounded. */
static void
check_types(struct arena *arena, const struct jq_expr *root, bool jq_1_8)
{
    const struct infer_options options = {jq_1_8};
    struct facts facts = {0}, again = {0};
    uint64_t len = root->span.len;
    struct outcome one = jq_infer(arena, root, &type_any, &options, &facts);
    struct outcome two = jq_infer(arena, root, &type_any, &options, &again);

    demand(one.type != NULL);
    demand(one.type->kinds == two.type->kinds && one.most == two.most);
    demand(facts.spent == again.spent);
    demand(facts.steps == again.steps && facts.bytes == again.bytes);
    demand(facts.spent || facts.steps <= LIMIT_INFER_STEPS +
                                             len * LIMIT_INFER_STEPS_PER_BYTE +
                                             len);
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
        struct jq_program program = jq_parse(&arena, text, &options, &bag);

        demand(program.root != NULL);
        demand(!program.stuck);
        demand(program.valid == (bag_count(&bag, LEVEL_ERROR) == 0) ||
               bag.dropped > 0);
        for (uint32_t k = 0; k < bag.list.count; k++)
            check_finding(bag.list.item[k], size);
        check_tree(program.root, size);
        check_types(&arena, program.root, options.dialect == JQ_1_8);
    }
    arena_close(&arena);
    return 0;
}
