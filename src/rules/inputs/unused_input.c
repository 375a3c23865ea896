/* An input that no expression reads: the user fills it in for nothing.  Only
 * said when everything that could read it is known, and nothing is read
 * that does not exist: a misspelt name may well be the input's.
 */
#include "rules/rule.h"

#include "base/containers/map.h"

/* Adds the inputs that expressions read; false when one reads all inputs at
 * once, or may have meant to read any.
 */
static bool
add_read(const struct rule_context *context, struct map *used)
{
    for (uint32_t i = 0; i < context->expressions->list.count; i++) {
        const struct facts *facts = context->expressions->list.item[i].facts;

        for (uint32_t j = 0; j < facts->list.count; j++) {
            const struct fact *fact = &facts->list.item[j];
            bool inputs = fact->object->tag == TAG_INPUTS;
            bool any = fact->kind == FACT_WHOLE || fact->kind == FACT_UNKNOWN;

            if (any && (inputs || fact->object->tag == TAG_ROOT))
                return false;
            if (inputs)
                map_add(used, fact->name);
        }
    }
    return true;
}

/* Adds the names another input depends on: the form itself uses them. */
static void
add_depended_on(const struct rule_context *context, struct map *used)
{
    const struct node *inputs = context->action->inputs;

    if (!node_names_hold(context->action->input_names, S("dependsOn")))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        const struct node *list =
            node_member(context->tree, node_value(key), N_dependsOn);

        if (!node_is(list, NODE_ARRAY))
            continue;
        for (const struct node *item = node_first(list); item;
             item = node_next(list, item))
            if (node_is(item, NODE_STRING))
                map_add(used, node_text(context->tree, item));
    }
}

/* A field that no method has, misspelt perhaps, may hold expressions that
 * nobody looked at.
 */
static bool
has_unknown_field(const struct rule_context *context,
                  const struct action *action)
{
    for (const struct node *key = node_first(action->method); key;
         key = node_next(action->method, key)) {
        struct slice name = node_text(context->tree, key);

        if (!slice_equal(name, name_text(N_type)) &&
            method_field(action->method_kind, name) == FIELD_NONE &&
            !slice_equal(name, context->settings->ignore_key) &&
            !slice_equal(name, name_text(N_installationId)) &&
            !slice_equal(name, name_text(N_integrationActionType)))
            return true;
    }
    return false;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;
    struct map used = map_new(context->arena);

    if (!action->inputs_known || !action->method || action->legacy ||
        !context->expressions_whole || action->method_kind == METHOD_UNKNOWN ||
        node_has(action->method, NODE_BROKEN) ||
        has_unknown_field(context, action) || !node_first(inputs) ||
        !add_read(context, &used))
        return;
    add_depended_on(context, &used);
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        struct slice name = node_text(context->tree, key);

        if (!map_find(&used, name))
            rule_report(context, node_span(key),
                        "input `%.*s` is never read: the invocation does not "
                        "depend on it",
                        SLICE_ARGS(name));
    }
}

const struct rule rule_unused_input = {
    .kind = {"unused-input", LEVEL_INFO, false,
             "an input that no expression reads"},
    .since = "0.1",
    .on_action = on_action,
};
