/* An input whose least value is above its greatest: nothing can be entered. */
#include "rules/bounds.h"

static bool
nothing_fits(const struct tree *tree, const struct bound *lower,
             const struct node *least, const struct bound *upper,
             const struct node *most)
{
    int order =
        decimal_compare(bound_number(tree, least), bound_number(tree, most));

    return order > 0 || (order == 0 && (lower->open || upper->open));
}

static void
check_pair(struct look *look, const struct node *property,
           const struct bound *lower, const struct bound *upper)
{
    const struct tree *tree = look->tree;
    const struct node *least = bound_limit(tree, property, lower);
    const struct node *most = least ? bound_limit(tree, property, upper) : NULL;

    if (!most || !nothing_fits(tree, lower, least, upper, most))
        return;
    struct diag *diag =
        look_add(look, node_span(most),
                 "no value fits: `%.*s` is %.*s and `%.*s` is %.*s",
                 SLICE_ARGS(name_text(lower->name)),
                 SLICE_ARGS(node_source(tree, least)),
                 SLICE_ARGS(name_text(upper->name)),
                 SLICE_ARGS(node_source(tree, most)));

    bag_relate(look->bag, diag, node_span(least), "the other limit");
}

static void
check(struct look *look, const struct node *property)
{
    for (int i = 0; i < BOUNDS; i++)
        for (int j = i + 1; j < BOUNDS && bounds[j].of == bounds[i].of; j++)
            if (!bounds[i].upper && bounds[j].upper)
                check_pair(look, property, &bounds[i], &bounds[j]);
}

static void
on_action(struct look *look, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!bounds_are_there(action))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        check(look, node_value(key));
        check(look, node_member(look->tree, node_value(key), N_items));
    }
}

const struct rule rule_impossible_range = {
    .kind = {"impossible-range", LEVEL_ERROR, false,
             "an input whose least value is above its greatest"},
    .since = "0.1",
    .on_action = on_action,
};
