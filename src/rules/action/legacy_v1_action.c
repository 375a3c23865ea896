/* The first generation of actions: the route that took them was deprecated in
 * November 2024, and the shape is refused today.
 */
#include "port/migrate.h"
#include "rules/rule.h"

/* Whether all of `node` could be read. */
static bool
is_whole(const struct node *node)
{
    for (const struct node *at = node; at < node_end(node); at++)
        if (node_has(at, NODE_BROKEN))
            return false;
    return true;
}

static void
on_document(struct rule_context *context, const struct document_part *document)
{
    if (document->kind != DOCUMENT_LEGACY)
        return;
    const struct tree *tree = context->tree;
    const struct node *trigger =
        node_key(tree, document->node, name_text(N_trigger));
    const struct node *inputs =
        node_key(tree, document->node, name_text(N_userInputs));
    const struct node *method =
        node_key(tree, document->node, name_text(N_invocationMethod));
    const struct node *where = trigger ? trigger : inputs ? inputs : method;
    struct diag *diag = rule_report(
        context, where ? node_span(where) : node_opening(document->node),
        "this is a first-generation (v1) action, which Port's API no "
        "longer takes");

    bag_help(context->bag, diag,
             "write \"trigger\": { \"type\": \"self-service\", \"operation\": "
             "…, \"userInputs\": … } and say what is sent in the invocation "
             "method; `invokelint migrate` does it");
    if (is_whole(document->node))
        migrate_fix(context->bag, diag, tree, document, NULL);
}

const struct rule rule_legacy_v1_action = {
    .kind = {"legacy-v1-action", LEVEL_ERROR, true,
             "a first-generation (v1) action"},
    .since = "0.1",
    .on_document = on_document,
};
