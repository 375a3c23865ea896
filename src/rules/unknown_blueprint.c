/* A blueprint is named that no file defines.  As with actions, it may be
 * defined where we do not look, unless the configuration says where all are.
 */
#include "rules/elsewhere.h"
#include "tree/quote.h"

static void
unknown(struct look *look, const struct mention *mention)
{
    const struct catalog *catalog = look->catalog;
    bool fresh;
    struct near_set *names =
        bag_names(look->bag, &catalog->blueprints, 0, &fresh);
    struct span where = node_span(mention->node);
    struct diag *diag;

    for (uint32_t i = 0; fresh && i < catalog->blueprints.count; i++)
        near_set_add(names, catalog->blueprints.entry[i].key);
    struct near near = bag_near(look->bag, names, mention->name);
    struct slice best = near_best(&near);
    enum doubt doubt = elsewhere_doubt(&near, catalog->blueprints.count,
                                       catalog->met[MENTION_BLUEPRINT]);

    if (best.len && (doubt == DOUBT_NEAR || catalog->all_blueprints)) {
        const struct blueprint *meant = catalog_blueprint(catalog, best);

        diag = look_add(look, where,
                        "there is no blueprint `%.*s`; did you mean `%.*s`?",
                        SLICE_ARGS(mention->name), SLICE_ARGS(best));
        elsewhere_relate(look, diag, meant->tree->source,
                         node_span(meant->identifier), "declared here");
        elsewhere_rename(look, diag, mention->node, best);
    } else if (catalog->all_blueprints) {
        look_add(look, where, "there is no blueprint `%.*s`",
                 SLICE_ARGS(mention->name));
    } else if (doubt != DOUBT_SILENT) {
        diag = look_add(look, where, "no blueprint at hand is called `%.*s`",
                        SLICE_ARGS(mention->name));
        diag->level = LEVEL_INFO;
    }
}

static void
on_action(struct look *look, const struct action *action)
{
    if (!look->catalog || look->catalog->blueprints.count == 0)
        return;
    struct mentions mentions =
        mention_find(look->arena, action, 1U << MENTION_BLUEPRINT);

    for (uint32_t i = 0; i < mentions.list.count; i++) {
        const struct mention *mention = &mentions.list.item[i];

        if (!catalog_blueprint(look->catalog, mention->name))
            unknown(look, mention);
    }
}

const struct rule rule_unknown_blueprint = {
    .kind = {"unknown-blueprint", LEVEL_WARNING, true,
             "a blueprint is named that none of the files at hand defines"},
    .since = "0.1",
    .on_action = on_action,
};
