/* The reader of YAML, and what a workflow is taken for: every node stands
 * inside the text, keys alternate with values, and the view asks nothing that
 * is not there.
 */

#include "fuzz.h"
#include "soup.h"
#include "yaml_tokens.h"

#include "port/workflow.h"
#include "read/yaml/read_yaml.h"

static void
check_nodes(const struct tree *tree)
{
    size_t end = tree->source->text.len;

    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->node[i];

        demand(span_end(node_span(node)) <= end);
        demand(node_end(node) <= tree->node + tree->count);
        if (i > 0)
            demand(node->at >= node[-1].at);
        if (i > 0) {
            const struct node *parent = node_parent(tree, node);

            demand(parent->at <= node->at);
            if (node_is_container(parent))
                demand(span_end(node_span(node)) <=
                       span_end(node_span(parent)));
        }
        (void)node_text(tree, node);
        if (node_kind(node) == NODE_KEY)
            demand(i + 1 < tree->count && node_kind(node + 1) != NODE_KEY);
        if (node_kind(node) == NODE_OBJECT)
            for (const struct node *k = node_first(node); k;
                 k = node_next(node, k))
                demand(node_kind(k) == NODE_KEY);
    }
}

static void
check_view(const struct workflow *workflow)
{
    for (const struct node *key = node_first(workflow->inputs); key;
         key = node_next(workflow->inputs, key)) {
        struct slice name = node_text(workflow->tree, key);

        demand(workflow_input(workflow, name) != NULL);
        (void)workflow_requires(workflow, key);
        (void)workflow_type(workflow, key);
        (void)workflow_options(workflow, key);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct slice text = soup_text(&arena, SOUP(yaml_tokens), data, size);
    struct source source = source_make(S("fuzz.yml"), text);
    struct tree tree;

    if (read_yaml(&arena, &source, &tree)) {
        struct workflow workflow = workflow_view(&tree, S("fuzz.yml"));

        demand(tree_root(&tree) != NULL);
        check_nodes(&tree);
        check_view(&workflow);
    } else {
        demand(tree_root(&tree) == NULL);
    }
    arena_close(&arena);
    return 0;
}
