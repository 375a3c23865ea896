/* An automation that starts itself: it watches its own runs, or writes the
 * very entities whose changes it watches, and no condition ends that.
 */
#include "rules/rule.h"

static bool
has_condition(const struct look *look, const struct action *action)
{
    const struct node *list =
        node_member(look->tree, action->condition, N_expressions);

    return action->condition &&
           (!node_is(list, NODE_ARRAY) || node_count(list) > 0);
}

static bool
is_run_event(enum event_kind kind)
{
    return kind == EVENT_RUN_CREATED || kind == EVENT_RUN_UPDATED ||
           kind == EVENT_ANY_RUN_CHANGE;
}

static void
check_runs(struct look *look, const struct action *action)
{
    const struct node *node =
        node_member(look->tree, action->event, N_actionIdentifier);
    struct slice own = look_text(look, action->node, N_identifier);

    if (!own.len || !node_is(node, NODE_STRING) ||
        !slice_equal(node_text(look->tree, node), own))
        return;
    struct diag *diag =
        look_add(look, node_span(node),
                 "this automation is started by its own runs, without end");

    bag_relate(look->bag, diag,
               node_span(node_member(look->tree, action->node, N_identifier)),
               "its own identifier");
}

static void
check_entities(struct look *look, const struct action *action)
{
    const struct node *watched =
        node_member(look->tree, action->event, N_blueprintIdentifier);
    const struct node *written =
        node_member(look->tree, action->method, N_blueprintIdentifier);

    if (action->method_kind != METHOD_UPSERT_ENTITY ||
        !node_is(watched, NODE_STRING) || !node_is(written, NODE_STRING) ||
        !slice_equal(node_text(look->tree, watched),
                     node_text(look->tree, written)))
        return;
    struct diag *diag =
        look_add(look, node_span(written),
                 "this automation writes the entities whose changes start it");

    bag_relate(look->bag, diag, node_span(watched), "watched here");
    bag_help(look->bag, diag,
             "add a condition that no longer holds once it has written");
}

static void
on_action(struct look *look, const struct action *action)
{
    if (action->trigger_kind != TRIGGER_AUTOMATION ||
        has_condition(look, action))
        return;
    if (is_run_event(action->event_kind))
        check_runs(look, action);
    else if (action->event_kind == EVENT_ENTITY_UPDATED ||
             action->event_kind == EVENT_ANY_ENTITY_CHANGE)
        check_entities(look, action);
}

const struct rule rule_automation_self_trigger = {
    .kind = {"automation-self-trigger", LEVEL_WARNING, false,
             "an automation that starts itself"},
    .since = "0.1",
    .on_action = on_action,
};
