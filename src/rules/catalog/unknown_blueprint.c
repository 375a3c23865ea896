/* A blueprint is named that no file defines.  As with actions, it may be
 * defined where we do not look, unless the configuration says where all are.
 */
#include "rules/cross_file.h"
#include "tree/quote.h"

static void
unknown(struct rule_context *context, const struct reference *reference)
{
    const struct catalog *catalog = context->catalog;
    bool fresh;
    struct suggestion_index *names =
        bag_names(context->bag, &catalog->blueprints, 0, &fresh);
    struct span where = node_span(reference->node);
    struct diag *diag;

    for (uint32_t i = 0; fresh && i < catalog->blueprints.count; i++)
        suggestion_index_add(names, catalog->blueprints.entry[i].key);
    struct suggestion suggestion =
        bag_suggest(context->bag, names, reference->name);
    struct slice best = suggestion_best(&suggestion);
    enum cross_file_doubt doubt =
        cross_file_doubt(&suggestion, catalog->blueprints.count,
                         catalog->met[REFERENCE_BLUEPRINT]);

    if (best.len && (doubt == DOUBT_SIMILAR || catalog->all_blueprints)) {
        const struct blueprint *meant = catalog_blueprint(catalog, best);

        diag = rule_report(context, where,
                           "unknown blueprint `%.*s`; did you mean `%.*s`?",
                           SLICE_ARGS(reference->name), SLICE_ARGS(best));
        cross_file_relate(context, diag, meant->tree->source,
                          node_span(meant->identifier), "declared here");
        cross_file_rename(context, diag, reference->node, best);
    } else if (catalog->all_blueprints) {
        rule_report(context, where, "unknown blueprint `%.*s`",
                    SLICE_ARGS(reference->name));
    } else if (doubt != DOUBT_SILENT) {
        diag = rule_report(
            context, where,
            "unknown blueprint `%.*s`: none of the known files defines it",
            SLICE_ARGS(reference->name));
        diag->level = LEVEL_INFO;
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (!context->catalog || context->catalog->blueprints.count == 0)
        return;
    struct references references =
        reference_find(context->arena, action, 1U << REFERENCE_BLUEPRINT);

    for (uint32_t i = 0; i < references.list.count; i++) {
        const struct reference *reference = &references.list.item[i];

        if (!catalog_blueprint(context->catalog, reference->name))
            unknown(context, reference);
    }
}

const struct rule rule_unknown_blueprint = {
    .kind = {"unknown-blueprint", LEVEL_WARNING, true,
             "a reference to a blueprint that none of the known files defines"},
    .since = "0.1",
    .on_action = on_action,
};
