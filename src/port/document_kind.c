/* The order of the tests is that of the table "Recognising the shape" in the
 * domain notes: the first that holds decides.
 */
#include "port/document_kind.h"

struct document_finder {
    struct arena *arena;
    const struct tree *tree;
    struct document_parts parts;
};

static const struct node *
typed(const struct document_finder *finder, const struct node *object,
      enum name name, enum node_kind kind)
{
    const struct node *member = node_member(finder->tree, object, name);

    return node_is(member, kind) ? member : NULL;
}

static bool
has(const struct document_finder *finder, const struct node *object,
    enum name name)
{
    return node_member(finder->tree, object, name) != NULL;
}

/* A run or an event holds a definition inside; it is none itself. */
static bool
is_run(const struct document_finder *finder, const struct node *object,
       const struct node *trigger)
{
    const struct node *payload, *context;

    if (trigger && has(finder, object, N_identifier))
        return false;
    payload = typed(finder, object, N_payload, NODE_OBJECT);
    context = typed(finder, object, N_context, NODE_OBJECT);
    if (payload &&
        (has(finder, payload, N_action) || has(finder, payload, N_properties)))
        return true;
    if (context && (typed(finder, context, N_action, NODE_OBJECT) ||
                    has(finder, object, N_diff)))
        return true;
    if (has(finder, object, N_diff) && !has(finder, object, N_invocationMethod))
        return true;
    /* The root that templates see, as shown in docs. */
    return typed(finder, object, N_event, NODE_OBJECT) && trigger &&
           has(finder, object, N_action);
}

static bool
is_legacy(const struct document_finder *finder, const struct node *object,
          const struct node *trigger, const struct node *method)
{
    if (!node_is(method, NODE_OBJECT))
        method = NULL;
    if (node_is(trigger, NODE_STRING) &&
        (has(finder, object, N_userInputs) ||
         operation_find(node_text(finder->tree, trigger)) != OPERATION_UNKNOWN))
        return method || has(finder, object, N_identifier);
    if (!method || trigger)
        return false;
    if (has(finder, object, N_userInputs) ||
        typed(finder, object, N_blueprint, NODE_STRING))
        return true;
    return has(finder, method, N_omitPayload) ||
           has(finder, method, N_omitUserInputs) ||
           node_equals(finder->tree, node_member(finder->tree, method, N_type),
                       S("AZURE-DEVOPS"));
}

/* `type` of a bare method is written in capitals: WEBHOOK, AZURE-DEVOPS. */
static bool
is_capital(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!((text.at[i] >= 'A' && text.at[i] <= 'Z') || text.at[i] == '_' ||
              text.at[i] == '-'))
            return false;
    return text.len >= 3;
}

static bool
is_method(const struct document_finder *finder, const struct node *object)
{
    const struct node *type = typed(finder, object, N_type, NODE_STRING);
    struct slice text = type ? node_text(finder->tree, type) : S("");

    if (method_find(text) != METHOD_UNKNOWN)
        return true;
    /* A type that is no method's counts when the rest looks like one. */
    return is_capital(text) &&
           (has(finder, object, N_url) || has(finder, object, N_workflow) ||
            has(finder, object, N_webhook) ||
            has(finder, object, N_projectName) ||
            has(finder, object, N_mapping) ||
            has(finder, object, N_workflowInputs) ||
            has(finder, object, N_integrationActionType));
}

static bool
is_permissions(const struct document_finder *finder, const struct node *object)
{
    const struct node *execute = typed(finder, object, N_execute, NODE_OBJECT);
    const struct node *approve = typed(finder, object, N_approve, NODE_OBJECT);

    return (execute || approve) && !has(finder, object, N_type);
}

static bool
is_trigger(const struct document_finder *finder, const struct node *object)
{
    const struct node *type = typed(finder, object, N_type, NODE_STRING);

    return node_equals(finder->tree, type, S("self-service")) ||
           node_equals(finder->tree, type, S("automation"));
}

static enum document_kind
fragment_kind(const struct document_finder *finder, const struct node *object)
{
    const struct node *trigger = typed(finder, object, N_trigger, NODE_OBJECT);
    const struct node *condition =
        typed(finder, object, N_condition, NODE_OBJECT);

    if (is_method(finder, object))
        return DOCUMENT_METHOD;
    if (is_trigger(finder, object))
        return DOCUMENT_TRIGGER_BARE;
    if (trigger &&
        (is_trigger(finder, trigger) || has(finder, trigger, N_userInputs)))
        return has(finder, object, N_identifier) ? DOCUMENT_ACTION
                                                 : DOCUMENT_TRIGGER;
    if (typed(finder, object, N_userInputs, NODE_OBJECT))
        return DOCUMENT_USER_INPUTS;
    if (condition && has(finder, condition, N_type))
        return DOCUMENT_CONDITION;
    if (is_permissions(finder, object))
        return DOCUMENT_PERMISSIONS;
    return DOCUMENT_NONE;
}

static enum document_kind
object_kind(const struct document_finder *finder, const struct node *object)
{
    const struct node *method =
        node_member(finder->tree, object, N_invocationMethod);
    const struct node *trigger = node_member(finder->tree, object, N_trigger);

    if (!method && typed(finder, object, N_nodes, NODE_ARRAY))
        return DOCUMENT_WORKFLOW;
    if (is_run(finder, object, trigger))
        return DOCUMENT_RUN;
    if (is_legacy(finder, object, trigger, method))
        return DOCUMENT_LEGACY;
    if (method && (trigger || has(finder, object, N_identifier)))
        return DOCUMENT_ACTION;
    if (method)
        return DOCUMENT_FRAGMENT;
    return fragment_kind(finder, object);
}

/* A string that holds an action: `{` first, and the one name that only
 * actions have.
 */
static bool
is_action_text(const struct document_finder *finder, const struct node *string)
{
    struct slice text = slice_trim(node_text(finder->tree, string));

    return slice_starts(text, S("{")) &&
           slice_find(text, S("\"invocationMethod\""), 0) != SLICE_NONE;
}

static void
visit(struct document_finder *finder, const struct node *node)
{
    enum document_kind kind = DOCUMENT_NONE;

    if (node_is(node, NODE_OBJECT))
        kind = object_kind(finder, node);
    else if (node_is(node, NODE_STRING) && is_action_text(finder, node))
        kind = DOCUMENT_STRING;
    if (kind == DOCUMENT_NONE)
        return;
    *vec_push(finder->arena, &finder->parts.list) =
        (struct document_part){kind, node, NULL};
}

static void
visit_all(struct document_finder *finder, const struct node *array)
{
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item))
        visit(finder, item);
}

struct document_parts
document_kind_find(struct arena *arena, const struct tree *tree)
{
    struct document_finder finder = {.arena = arena, .tree = tree};
    const struct node *root = tree_root(tree);
    const struct node *actions = typed(&finder, root, N_actions, NODE_ARRAY);
    const struct node *action = node_member(tree, root, N_action);

    if (!root)
        return finder.parts;
    if (node_is(root, NODE_ARRAY))
        visit_all(&finder, root);
    else if (actions)
        visit_all(&finder, actions);
    else if (node_is(action, NODE_OBJECT) && !has(&finder, root, N_trigger))
        visit(&finder, action);
    else if (node_is(action, NODE_STRING) && is_action_text(&finder, action))
        visit(&finder, action);
    else
        visit(&finder, root);
    return finder.parts;
}

const char *
document_kind_why(enum document_kind kind)
{
    switch (kind) {
    case DOCUMENT_WORKFLOW:
        return "a workflow, which is another product of Port's";
    case DOCUMENT_RUN:
        return "the data of a run or an event, not a definition";
    case DOCUMENT_NONE:
        return "it has no action, automation or invocation method";
    case DOCUMENT_ACTION:
    case DOCUMENT_LEGACY:
    case DOCUMENT_FRAGMENT:
    case DOCUMENT_METHOD:
    case DOCUMENT_TRIGGER:
    case DOCUMENT_TRIGGER_BARE:
    case DOCUMENT_USER_INPUTS:
    case DOCUMENT_INPUTS_BARE:
    case DOCUMENT_CONDITION:
    case DOCUMENT_PERMISSIONS:
    case DOCUMENT_STRING:
        break;
    }
    return NULL;
}
