#include "port/action.h"

static const struct slice events[EVENT_count_] = {
    SC(""),
    SC("ENTITY_CREATED"),
    SC("ENTITY_UPDATED"),
    SC("ENTITY_DELETED"),
    SC("ANY_ENTITY_CHANGE"),
    SC("TIMER_PROPERTY_EXPIRED"),
    SC("RUN_CREATED"),
    SC("RUN_UPDATED"),
    SC("ANY_RUN_CHANGE"),
};

static const struct slice operations[] = {
    SC(""),
    SC("CREATE"),
    SC("DAY-2"),
    SC("DELETE"),
};

struct slice
event_text(enum event_kind event)
{
    return events[event];
}

struct slice
operation_text(enum operation operation)
{
    return operations[operation];
}

static const struct node *
object_member(const struct tree *tree, const struct node *object,
              enum name name)
{
    const struct node *member = node_member(tree, object, name);

    return node_is(member, NODE_OBJECT) ? member : NULL;
}

static enum event_kind
event_find(struct slice text)
{
    for (unsigned i = 1; i < EVENT_count_; i++)
        if (slice_equal(events[i], text))
            return (enum event_kind)i;
    return EVENT_UNKNOWN;
}

enum operation
operation_find(struct slice text)
{
    for (unsigned i = 1; i < sizeof(operations) / sizeof(operations[0]); i++)
        if (slice_equal(operations[i], text))
            return (enum operation)i;
    return OPERATION_UNKNOWN;
}

/* Text of a string member; empty for anything else. */
static struct slice
member_text(const struct tree *tree, const struct node *object, enum name name)
{
    const struct node *member = node_member(tree, object, name);

    return node_is(member, NODE_STRING) ? node_text(tree, member)
                                        : slice_make(NULL, 0);
}

static void
view_inputs(struct action *action, const struct node *user_inputs)
{
    action->user_inputs = user_inputs;
    action->inputs = object_member(action->tree, user_inputs, N_properties);
    action->input_names = node_names(action->inputs);
    action->inputs_known =
        action->inputs && !node_has(action->inputs, NODE_BROKEN);
    for (const struct node *key = node_first(action->inputs); key;
         key = node_next(action->inputs, key))
        if (node_has(key, NODE_BROKEN))
            action->inputs_known = false;
}

static void
view_trigger(struct action *action, const struct node *trigger)
{
    const struct tree *tree = action->tree;
    struct slice type = member_text(tree, trigger, N_type);

    action->trigger = trigger;
    if (slice_equal(type, S("self-service")))
        action->trigger_kind = TRIGGER_SELF_SERVICE;
    else if (slice_equal(type, S("automation")))
        action->trigger_kind = TRIGGER_AUTOMATION;
    else if (object_member(tree, trigger, N_userInputs))
        action->trigger_kind = TRIGGER_SELF_SERVICE;
    action->operation = operation_find(member_text(tree, trigger, N_operation));
    action->event = object_member(tree, trigger, N_event);
    action->event_kind = event_find(member_text(tree, action->event, N_type));
    action->condition = object_member(tree, trigger, N_condition);
    if (action->trigger_kind == TRIGGER_UNKNOWN &&
        slice_equal(member_text(tree, action->condition, N_type), S("JQ")))
        action->trigger_kind = TRIGGER_AUTOMATION;
    view_inputs(action, object_member(tree, trigger, N_userInputs));
}

static void
view_method(struct action *action, const struct node *method)
{
    action->method = method;
    action->url = node_member(action->tree, method, N_url);
    action->method_kind =
        method_find(member_text(action->tree, method, N_type));
}

static void
view_legacy(struct action *action)
{
    const struct tree *tree = action->tree;

    action->legacy = true;
    action->trigger_kind = TRIGGER_SELF_SERVICE;
    action->operation =
        operation_find(member_text(tree, action->node, N_trigger));
    view_inputs(action, object_member(tree, action->node, N_userInputs));
}

struct action
action_view(const struct tree *tree, const struct node *node)
{
    struct action action = {.tree = tree, .node = node};
    const struct node *trigger = object_member(tree, node, N_trigger);

    if (trigger)
        view_trigger(&action, trigger);
    else if (object_member(tree, node, N_userInputs) ||
             operation_find(member_text(tree, node, N_trigger)))
        view_legacy(&action);
    view_method(&action, object_member(tree, node, N_invocationMethod));
    return action;
}

struct action
action_of_method(const struct tree *tree, const struct node *node)
{
    struct action action = {.tree = tree, .node = node};

    view_method(&action, node);
    return action;
}

struct action
action_of_trigger(const struct tree *tree, const struct node *node)
{
    struct action action = {.tree = tree, .node = node};

    view_trigger(&action, node);
    return action;
}

struct action
action_of_inputs(const struct tree *tree, const struct node *node)
{
    struct action action = {.tree = tree, .node = node};

    action.trigger_kind = TRIGGER_SELF_SERVICE;
    view_inputs(&action, node);
    return action;
}

struct action
action_of_permissions(const struct tree *tree, const struct node *node)
{
    return (struct action){.tree = tree, .node = node, .permission = true};
}

const struct node *
action_input(const struct action *action, struct slice name)
{
    return node_key(action->tree, action->inputs, name);
}
