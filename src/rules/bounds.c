#include "rules/bounds.h"

const struct bound bounds[BOUNDS] = {
    {N_minimum, NODE_NUMBER, false, false},
    {N_exclusiveMinimum, NODE_NUMBER, false, true},
    {N_maximum, NODE_NUMBER, true, false},
    {N_exclusiveMaximum, NODE_NUMBER, true, true},
    {N_minLength, NODE_STRING, false, false},
    {N_maxLength, NODE_STRING, true, false},
    {N_minItems, NODE_ARRAY, false, false},
    {N_maxItems, NODE_ARRAY, true, false},
};

bool
bounds_are_there(const struct action *action)
{
    for (int i = 0; i < BOUNDS; i++)
        if (node_names_hold(action->input_names, name_text(bounds[i].name)))
            return true;
    return false;
}

const struct node *
bound_limit(const struct tree *tree, const struct node *property,
            const struct bound *bound)
{
    const struct node *limit = node_member(tree, property, bound->name);

    return node_is(limit, NODE_NUMBER) ? limit : NULL;
}

struct decimal
bound_number(const struct tree *tree, const struct node *node)
{
    return decimal_make(node_source(tree, node));
}
