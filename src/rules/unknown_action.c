/* An automation that waits for the runs of an action, or a request that runs
 * one, and there is no such action: the automation never runs, the request
 * fails.  The action may be defined where we do not look, so that it takes one
 * that is spelt nearly the same, or many others, to say so.
 */
#include "rules/elsewhere.h"
#include "tree/quote.h"

/* Actions of other files; near ones are offered.  The document's own is not
 * what it means to name.
 */
static uint32_t
offer_others(const struct look *look, struct near *near)
{
    const struct catalog *catalog = look->catalog;
    struct slice own = look_text(look, look->action->node, N_identifier);
    uint32_t others = 0;

    for (uint32_t i = 0; i < catalog->action.count; i++) {
        const struct catalog_action *action = &catalog->action.item[i];

        if (slice_equal(action->identifier, own))
            continue;
        near_offer(near, action->identifier);
        others++;
    }
    return others;
}

static void
unknown(struct look *look, const struct mention *mention)
{
    struct near near = near_start(mention->name);
    uint32_t others = offer_others(look, &near);
    enum doubt doubt =
        elsewhere_doubt(&near, others, look->catalog->met[MENTION_ACTION]);
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
