/* Two actions of one file with the same identifier: the later one replaces
 * the other.  The first of them is found through the document's siblings.
 */
#include "rules/rule.h"

static void
on_document(struct look *look, const struct shaped *document)
{
    const struct tree *tree = look->tree;
    const struct node *array = node_parent(tree, document->node);

    if (!node_is(array, NODE_ARRAY) || document->kind != SHAPE_ACTION)
        return;
    const struct node *own = node_member(tree, document->node, N_identifier);

    if (!node_is(own, NODE_STRING))
        return;
    for (const struct node *item = node_first(array);
         item && item != document->node; item = node_next(array, item)) {
        const struct node *other = node_member(tree, item, N_identifier);

        if (!node_equals(tree, other, node_text(tree, own)))
            continue;
        struct diag *diag =
            look_add(look, node_span(own),
                     "`%.*s` is the identifier of an earlier action, too",
                     SLICE_ARGS(node_text(tree, own)));

        bag_relate(look->bag, diag, node_span(other), "used first here");
        return;
    }
}

const struct rule rule_duplicate_identifier = {
    .kind = {"duplicate-identifier", LEVEL_ERROR, false,
             "two actions with the same identifier"},
    .since = "0.1",
    .on_document = on_document,
};
