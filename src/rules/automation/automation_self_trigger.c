/* An automation that starts itself: it watches its own runs, or writes the
 * very entities whose changes it watches, and no condition ends that.
 */
#include "rules/rule.h"

static bool
has_condition(const struct rule_context *context, const struct action *action)
{
    const struct node *list =
        node_member(context->tree, action->condition, N_expressions);

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
check_runs(struct rule_context *context, const struct action *action)
{
    const struct node *node =
        node_member(context->tree, action->event, N_actionIdentifier);
    struct slice own = context_text(context, action->node, N_identifier);

    if (!own.len || !node_is(node, NODE_STRING) ||
        !slice_equal(node_text(context->tree, node), own))
        return;
    struct diag *diag =
        rule_report(context, node_span(node),
                    "this automation is started by its own runs, without end");

    bag_relate(
        context->bag, diag,
        node_span(node_member(context->tree, action->node, N_identifier)),
        "its own identifier");
}

static void
check_entities(struct rule_context *context, const struct action *action)
{
    const struct node *watched =
        node_member(context->tree, action->event, N_blueprintIdentifier);
    const struct node *written =
        node_member(context->tree, action->method, N_blueprintIdentifier);

    if (action->method_kind != METHOD_UPSERT_ENTITY ||
        !node_is(watched, NODE_STRING) || !node_is(written, NODE_STRING) ||
        !slice_equal(node_text(context->tree, watched),
                     node_text(context->tree, written)))
        return;
    struct diag *diag = rule_report(
        context, node_span(written),
        "this automation writes the entities whose changes start it");

    bag_relate(context->bag, diag, node_span(watched), "watched here");
    bag_help(context->bag, diag,
             "add a condition that no longer holds once it has written");
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->trigger_kind != TRIGGER_AUTOMATION ||
        has_condition(context, action))
        return;
    if (is_run_event(action->event_kind))
        check_runs(context, action);
    else if (action->event_kind == EVENT_ENTITY_UPDATED ||
             action->event_kind == EVENT_ANY_ENTITY_CHANGE)
        check_entities(context, action);
}

const struct rule rule_automation_self_trigger = {
    .kind = {"automation-self-trigger", LEVEL_WARNING, false,
             "an automation that starts itself"},
    .since = "0.1",
    .on_action = on_action,
};
