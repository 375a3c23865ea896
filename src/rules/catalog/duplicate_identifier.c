/* Two actions with the same identifier: the later one replaces the other.  In
 * one file that is a mistake.  In two files it may be on purpose: one for each
 * environment, or the copy of a sample.
 */
#include "base/containers/map.h"
#include "rules/cross_file.h"

static void
on_documents(struct rule_context *context,
             const struct document_parts *documents)
{
    const struct tree *tree = context->tree;
    struct map seen = map_new(context->arena); /* identifier → node index */

    for (uint32_t i = 0; i < documents->list.count; i++) {
        const struct document_part *document = &documents->list.item[i];
        const struct node *own =
            node_member(tree, document->node, N_identifier);

        if (document->kind != DOCUMENT_ACTION || !node_is(own, NODE_STRING))
            continue;
        struct slice name = node_text(tree, own);
        const uint32_t *first = map_find(&seen, name);

        if (!first) {
            *map_add(&seen, name) = node_index(tree, own);
            continue;
        }
        struct diag *diag = rule_report(
            context, node_span(own),
            "duplicate identifier `%.*s`: an earlier action has it too",
            SLICE_ARGS(name));

        bag_relate(context->bag, diag, node_span(tree->node + *first),
                   "used first here");
    }
}

static struct slice
base_name(struct slice path)
{
    size_t slash = path.len;

    while (slash > 0 && path.at[slash - 1] != '/')
        slash--;
    return slice_cut(path, slash, path.len);
}

/* A file of the same name in another directory, or an action of the same
 * title, is the same action once more.
 */
static bool
is_copy(const struct rule_context *context, const struct node *document,
        const struct catalog_action *first)
{
    struct slice title = context_text(context, document, N_title);

    return slice_equal(base_name(first->source->name),
                       base_name(context->tree->source->name)) ||
           (title.len && slice_equal(title, first->title));
}

static void
on_document(struct rule_context *context, const struct document_part *document)
{
    const struct tree *tree = context->tree;
    const struct node *own;
    const struct catalog_action *first;

    if (!context->catalog || document->kind != DOCUMENT_ACTION)
        return;
    own = node_member(tree, document->node, N_identifier);
    if (!node_is(own, NODE_STRING) || node_has(own, NODE_BROKEN))
        return;
    first = catalog_action(context->catalog, node_text(tree, own));
    if (!first || slice_equal(first->source->name, tree->source->name))
        return;
    struct slice name = base_name(first->source->name);
    struct diag *diag = rule_report(
        context, node_span(own),
        "duplicate identifier `%.*s`: an action in `%.*s` has it too",
        SLICE_ARGS(first->identifier), SLICE_ARGS(name));

    diag->level =
        is_copy(context, document->node, first) ? LEVEL_INFO : LEVEL_WARNING;
    cross_file_relate(context, diag, first->source, first->where,
                      "used first here");
}

const struct rule rule_duplicate_identifier = {
    .kind = {"duplicate-identifier", LEVEL_ERROR, false,
             "two actions with the same identifier"},
    .since = "0.1",
    .on_documents = on_documents,
    .on_document = on_document,
};
