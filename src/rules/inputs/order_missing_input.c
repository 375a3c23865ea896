/* An input that neither `order` nor a step names.  Whether the form shows it
 * at all is not documented.  A name of no input in the order may well be the
 * one that is missing, misspelt: then that is the fault.
 */
#include "rules/inputs/input_names.h"

#include "base/containers/map.h"

static bool
is_title(const struct rule_context *context, struct slice name)
{
    const struct node *titles =
        node_member(context->tree, context->action->user_inputs, N_titles);

    return node_key(context->tree, titles, name) != NULL;
}

/* Takes the names of `list`; false when one is no input and no title. */
static bool
take(const struct rule_context *context, struct map *named,
     const struct node *list)
{
    if (!node_is(list, NODE_ARRAY))
        return false;
    for (const struct node *item = node_first(list); item;
         item = node_next(list, item)) {
        struct slice name = node_text(context->tree, item);

        if (!node_is(item, NODE_STRING) ||
            (!action_input(context->action, name) && !is_title(context, name)))
            return false;
        map_add(named, name);
    }
    return true;
}

/* The same of each step. */
static bool
take_steps(const struct rule_context *context, struct map *named,
           const struct node *steps)
{
    for (const struct node *step = node_first(steps); step;
         step = node_next(steps, step))
        if (!take(context, named, node_member(context->tree, step, N_order)))
            return false;
    return true;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *form = action->user_inputs;

    if (!action->inputs_known)
        return;
    const struct node *order = node_member(context->tree, form, N_order);
    const struct node *steps = node_member(context->tree, form, N_steps);
    const struct node *list = order ? order : steps;
    struct map named = map_new(context->arena);

    /* As many names as inputs: none is left out. */
    if (list == order && node_is(list, NODE_ARRAY) && node_count(list) &&
        input_names_follow(context, list) == node_count(action->inputs))
        return;
    if (!node_is(list, NODE_ARRAY) || !node_count(list) ||
        node_has(list, NODE_BROKEN) || (order && steps) ||
        !(order ? take(context, &named, order)
                : take_steps(context, &named, steps)))
        return;
    for (const struct node *key = node_first(action->inputs); key;
         key = node_next(action->inputs, key)) {
        struct slice name = node_text(context->tree, key);

        if (map_find(&named, name))
            continue;
        struct diag *diag = rule_report(
            context, node_span(key), "%s leaves `%.*s` out",
            list == order ? "`order`" : "every step", SLICE_ARGS(name));

        bag_relate(context->bag, diag, node_opening(list), "the order");
    }
}

const struct rule rule_order_missing_input = {
    .kind = {"order-missing-input", LEVEL_INFO, false,
             "an input that the order of the form leaves out"},
    .since = "0.1",
    .on_action = on_action,
};
