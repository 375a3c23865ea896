/* An input whose least value is above its greatest: nothing can be entered. */
#include "rules/inputs/bounds.h"

static bool
nothing_fits(const struct tree *tree, const struct bound *lower,
             const struct node *least, const struct bound *upper,
             const struct node *most)
{
    int order =
        decimal_compare(limits_number(tree, least), limits_number(tree, most));

    return order > 0 || (order == 0 && (lower->open || upper->open));
}

static void
check_pair(struct rule_context *context, const struct bound *lower,
           const struct node *least, const struct bound *upper,
           const struct node *most)
{
    if (!nothing_fits(context->tree, lower, least, upper, most))
        return;
    struct diag *diag =
        rule_report(context, node_span(most),
                    "no value fits: `%.*s` is %.*s and `%.*s` is %.*s",
                    SLICE_ARGS(name_text(lower->name)),
                    SLICE_ARGS(node_source(context->tree, least)),
                    SLICE_ARGS(name_text(upper->name)),
                    SLICE_ARGS(node_source(context->tree, most)));

    bag_relate(context->bag, diag, node_span(least), "the other limit");
}

static bool
is_pair(const struct bound *lower, const struct bound *upper)
{
    return !lower->upper && upper->upper && lower->of == upper->of;
}

static void
check(struct rule_context *context, const struct node *property)
{
    struct limits limits;

    if (!limits_find(context->tree, property, &limits))
        return;
    for (int i = 0; i < BOUNDS; i++)
        for (int j = i + 1; limits.of[i] && j < BOUNDS; j++)
            if (limits.of[j] && is_pair(&bounds[i], &bounds[j]))
                check_pair(context, &bounds[i], limits.of[i], &bounds[j],
                           limits.of[j]);
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;
    bool arrays = node_names_hold(action->input_names, S("items"));

    if (!bounds_are_there(action))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        check(context, node_value(key));
        if (arrays)
            check(context,
                  node_member(context->tree, node_value(key), N_items));
    }
}

const struct rule rule_impossible_range = {
    .kind = {"impossible-range", LEVEL_ERROR, false,
             "an input whose minimum is above its maximum"},
    .since = "0.1",
    .on_action = on_action,
};
