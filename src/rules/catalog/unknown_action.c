/* An automation that waits for the runs of an action, or a request that runs
 * one, and there is no such action: the automation never runs, the request
 * fails.  The action may be defined where we do not look, so that it takes one
 * that is spelt nearly the same, or many others, to say so.
 */
#include "rules/cross_file.h"
#include "tree/quote.h"

/* How many actions there are but those of this identifier. */
static uint32_t
count_others(const struct catalog *catalog, struct slice own)
{
    const struct catalog_action *first = catalog_action(catalog, own);

    return catalog->action.count - (first ? first->count : 0);
}

/* The search for the action that `name` means, which is not the document's
 * own.
 */
static struct suggestion
search_others(const struct rule_context *context, struct slice name,
              struct slice own)
{
    const struct catalog *catalog = context->catalog;
    bool fresh;
    struct suggestion_index *names =
        bag_names(context->bag, &catalog->action, 0, &fresh);

    for (uint32_t i = 0; fresh && i < catalog->actions.count; i++)
        suggestion_index_add(names, catalog->actions.entry[i].key);
    names->except = own;
    return bag_suggest(context->bag, names, name);
}

static void
unknown(struct rule_context *context, const struct reference *reference)
{
    struct slice own =
        context_text(context, context->action->node, N_identifier);
    struct suggestion suggestion = search_others(context, reference->name, own);
    enum cross_file_doubt doubt =
        cross_file_doubt(&suggestion, count_others(context->catalog, own),
                         context->catalog->met[REFERENCE_ACTION]);
    struct slice best = suggestion_best(&suggestion);
    struct span where =
        quote_span(context->tree, reference->node, reference->at,
                   reference->at + reference->name.len);
    struct diag *diag;

    if (doubt == DOUBT_SILENT)
        return;
    if (doubt == DOUBT_INFO) {
        diag = rule_report(
            context, where,
            "unknown action `%.*s`: none of the known files defines it",
            SLICE_ARGS(reference->name));
        diag->level = LEVEL_INFO;
        return;
    }
    diag = rule_report(context, where,
                       "unknown action `%.*s`; did you mean `%.*s`?",
                       SLICE_ARGS(reference->name), SLICE_ARGS(best));
    const struct catalog_action *meant = catalog_action(context->catalog, best);

    cross_file_relate(context, diag, meant->source, meant->where,
                      "declared here");
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (!context->catalog)
        return;
    struct references references =
        reference_find(context->arena, action, 1U << REFERENCE_ACTION);

    for (uint32_t i = 0; i < references.list.count; i++) {
        const struct reference *reference = &references.list.item[i];

        if (!catalog_action(context->catalog, reference->name))
            unknown(context, reference);
    }
}

const struct rule rule_unknown_action = {
    .kind = {"unknown-action", LEVEL_WARNING, false,
             "a reference to an action that none of the known files defines"},
    .since = "0.1",
    .on_action = on_action,
};
