#include "port/slot.h"

struct finder {
    struct arena *arena;
    const struct tree *tree;
    struct slots slots;
    enum slot_root root;
};

static void
slot_add(struct finder *finder, const struct node *node,
         enum slot_syntax syntax)
{
    struct slot *slot = vec_push(finder->arena, &finder->slots.list);

    slot->node = node;
    slot->syntax = syntax;
    slot->root = finder->root;
}

/* Every string below `node`, and every key, is a template.  The subtree is a
 * run of the flat tree, so no recursion is needed.
 */
static void
deep(struct finder *finder, const struct node *node)
{
    const struct node *end = node_end(node);

    for (; node < end; node++) {
        if (node_kind(node) == NODE_STRING)
            slot_add(finder, node, SLOT_TEMPLATE);
        else if (node_kind(node) == NODE_KEY)
            slot_add(finder, node, SLOT_KEY);
    }
}

static void
method(struct finder *finder, const struct action *action)
{
    const struct node *object = action->method;

    finder->root = ROOT_PAYLOAD;
    for (const struct node *key = node_first(object); key;
         key = node_next(object, key)) {
        const struct node *value = node_value(key);
        enum field_mode mode =
            method_field(action->method_kind, node_text(finder->tree, key));

        if (mode == FIELD_DEEP) {
            deep(finder, value);
        } else if (mode != FIELD_NONE && node_is(value, NODE_STRING)) {
            slot_add(finder, value, SLOT_TEMPLATE);
            finder->slots.list.item[finder->slots.list.count - 1].flag =
                mode == FIELD_FLAG;
        }
    }
}

static void
strings(struct finder *finder, const struct node *array,
        enum slot_syntax syntax)
{
    if (!node_is(array, NODE_ARRAY))
        return;
    for (const struct node *item = node_first(array); item;
         item = node_next(array, item))
        if (node_is(item, NODE_STRING))
            slot_add(finder, item, syntax);
}

/* The only member called `jqQuery` that is no query: an input of that name. */
static void
queries(struct finder *finder, const struct node *user_inputs)
{
    const struct node *end = user_inputs ? node_end(user_inputs) : NULL;

    finder->root = ROOT_FORM;
    for (const struct node *node = user_inputs; node < end; node++)
        if (node_kind(node) == NODE_KEY && node_is(node + 1, NODE_STRING) &&
            slice_equal(node_text(finder->tree, node), S("jqQuery")))
            slot_add(finder, node + 1, SLOT_JQ);
}

/* Values of the rules of one query, however deep. */
static void
query_values(struct finder *finder, const struct node *queries)
{
    const struct node *end = queries ? node_end(queries) : NULL;

    finder->root = ROOT_POLICY_QUERY;
    for (const struct node *node = queries; node < end; node++)
        if (node_kind(node) == NODE_KEY && node_is(node + 1, NODE_STRING) &&
            slice_equal(node_text(finder->tree, node), S("value")))
            slot_add(finder, node + 1, SLOT_TEMPLATE);
}

static void
permission(struct finder *finder, const struct action *action)
{
    static const enum name sections[] = {N_execute, N_approve};

    for (unsigned i = 0; i < 2; i++) {
        const struct node *section =
            node_member(finder->tree, action->node, sections[i]);
        const struct node *policy =
            node_member(finder->tree, section, N_policy);

        query_values(finder, node_member(finder->tree, policy, N_queries));
        finder->root = ROOT_POLICY;
        strings(finder, node_member(finder->tree, policy, N_conditions),
                SLOT_JQ);
    }
}

struct slots
slots_find(struct arena *arena, const struct action *action)
{
    struct finder finder = {.arena = arena, .tree = action->tree};

    if (action->permission) {
        permission(&finder, action);
        return finder.slots;
    }
    queries(&finder, action->user_inputs);
    if (action->trigger_kind == TRIGGER_AUTOMATION) {
        finder.root = ROOT_CONDITION;
        strings(&finder,
                node_member(action->tree, action->condition, N_expressions),
                SLOT_JQ);
    }
    method(&finder, action);
    return finder.slots;
}
