/* Two actions of one file with the same identifier: the later one replaces
 * the other.
 */
#include "base/map.h"
#include "rules/rule.h"

static void
on_documents(struct look *look, const struct shapes *documents)
{
    const struct tree *tree = look->tree;
    struct map seen = map_new(look->arena); /* identifier → node index */

    for (uint32_t i = 0; i < documents->list.count; i++) {
        const struct shaped *document = &documents->list.item[i];
        const struct node *own =
            node_member(tree, document->node, N_identifier);

        if (document->kind != SHAPE_ACTION || !node_is(own, NODE_STRING))
            continue;
        struct slice name = node_text(tree, own);
        const uint32_t *first = map_find(&seen, name);

        if (!first) {
            *map_add(&seen, name) = node_index(tree, own);
            continue;
        }
        struct diag *diag =
            look_add(look, node_span(own),
                     "`%.*s` is the identifier of an earlier action, too",
                     SLICE_ARGS(name));

        bag_relate(look->bag, diag, node_span(tree->node + *first),
                   "used first here");
    }
}

const struct rule rule_duplicate_identifier = {
    .kind = {"duplicate-identifier", LEVEL_ERROR, false,
             "two actions with the same identifier"},
    .since = "0.1",
    .on_documents = on_documents,
};
