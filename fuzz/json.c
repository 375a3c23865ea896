/* The reader of JSON: any bytes give a tree whose spans lie inside them. */

#include "fuzz.h"
#include "json_tokens.h"
#include "soup.h"

#include "read/json/read_json.h"
#include "tree/quote.h"

/* Every node lies inside the text, and behind the one before it. */
static void
check_tree(const struct tree *tree)
{
    uint32_t last = 0;

    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->node[i];

        demand(node->at >= last);
        demand(span_end(node_span(node)) <= tree->source->text.len);
        last = node->at;
        if (node_is(node, NODE_STRING) || node_is(node, NODE_KEY)) {
            struct slice text = node_text(tree, node);

            for (size_t k = 0; k <= text.len; k += 1 + text.len / 8) {
                struct span span = quote_span(tree, node, k, text.len);

                demand(span.at >= node->at);
                demand(span_end(span) <= span_end(node_span(node)));
            }
        }
    }
}

/* Every child lies inside its parent, each value behind its key, and both are
 * found again.
 */
static void
check_children(const struct tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *parent = &tree->node[i];
        uint32_t count = 0;

        for (const struct node *child = node_first(parent); child;
             child = node_next(parent, child)) {
            const struct node *last =
                node_is(child, NODE_KEY) ? node_value(child) : child;

            demand(child->at >= parent->at);
            demand(last == child || last->at >= span_end(node_span(child)));
            demand(span_end(node_span(last)) <= span_end(node_span(parent)));
            demand(node_parent(tree, child) == parent);
            count++;
        }
        demand(count == node_count(parent));
    }
}

/* The same text gives the same tree and the same findings. */
static void
check_same(const struct tree *a, const struct tree *b)
{
    demand(a->count == b->count && !a->texts == !b->texts);
    for (uint32_t i = 0; i < a->count; i++) {
        demand(a->node[i].head == b->node[i].head);
        demand(a->node[i].at == b->node[i].at);
        demand(a->node[i].len == b->node[i].len);
        demand(a->node[i].next == b->node[i].next);
    }
}

/* Texts that may cost all of their budget are larger. */
enum { MUCH = 65536 };

/* All places lie inside the text; the edits of a fix are in order and do not
 * overlap.
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
    struct slice text = soup_text(&arena, SOUP(json_tokens), data, size);
    struct source source = source_make(S("fuzz.json"), text);

    for (int jsonc = 0; jsonc < 2; jsonc++) {
        struct bag bag = bag_new(&arena);
        struct tree tree = read_json(
            &arena, &source, (struct read_options){.jsonc = jsonc}, &bag);

        struct bag again = bag_new(&arena);
        struct tree twin = read_json(
            &arena, &source, (struct read_options){.jsonc = jsonc}, &again);

        demand(bag.list.count == again.list.count);
        check_same(&tree, &twin);
        bag_finish(&bag);
        check_tree(&tree);
        check_children(&tree);
        for (uint32_t i = 0; i < bag.list.count; i++)
            check_finding(bag.list.item[i], text.len);
        demand(!bag.budget->unchecked || text.len > MUCH);
        demand(tree.count > 0 || bag.list.count > 0);
    }
    arena_close(&arena);
    return 0;
}
