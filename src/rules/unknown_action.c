/* An automation that waits for the runs of an action, or a request that runs
 * one, and there is no such action: the automation never runs, the request
 * fails.  The action may be defined where we do not look, so that it takes one
 * that is spelt nearly the same, or many others, to say so.
 */
#include "rules/elsewhere.h"
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
static struct near
search_others(const struct look *look, struct slice name, struct slice own)
{
    const struct catalog *catalog = look->catalog;
    bool fresh;
    struct near_set *names = bag_names(look->bag, &catalog->action, 0, &fresh);

    for (uint32_t i = 0; fresh && i < catalog->actions.count; i++)
        near_set_add(names, catalog->actions.entry[i].key);
    names->except = own;
    return bag_near(look->bag, names, name);
}

static void
unknown(struct look *look, const struct mention *mention)
{
    struct slice own = look_text(look, look->action->node, N_identifier);
    struct near near = search_others(look, mention->name, own);
    enum doubt doubt = elsewhere_doubt(&near, count_others(look->catalog, own),
                                       look->catalog->met[MENTION_ACTION]);
    struct slice best = near_best(&near);
    struct span where = quote_span(look->tree, mention->node, mention->at,
                                   mention->at + mention->name.len);
    struct diag *diag;

    if (doubt == DOUBT_SILENT)
        return;
    if (doubt == DOUBT_INFO) {
        diag = look_add(look, where, "no action at hand is called `%.*s`",
                        SLICE_ARGS(mention->name));
        diag->level = LEVEL_INFO;
        return;
    }
    diag =
        look_add(look, where, "there is no action `%.*s`; did you mean `%.*s`?",
                 SLICE_ARGS(mention->name), SLICE_ARGS(best));
    const struct catalog_action *meant = catalog_action(look->catalog, best);

    elsewhere_relate(look, diag, meant->source, meant->where, "declared here");
}

static void
on_action(struct look *look, const struct action *action)
{
    if (!look->catalog)
        return;
    struct mentions mentions =
        mention_find(look->arena, action, 1U << MENTION_ACTION);

    for (uint32_t i = 0; i < mentions.list.count; i++) {
        const struct mention *mention = &mentions.list.item[i];

        if (!catalog_action(look->catalog, mention->name))
            unknown(look, mention);
    }
}

const struct rule rule_unknown_action = {
    .kind = {"unknown-action", LEVEL_WARNING, false,
             "an action is named that none of the files at hand defines"},
    .since = "0.1",
    .on_action = on_action,
};
