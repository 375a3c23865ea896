#include "rules/inputs/bounds.h"

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

bool
limits_find(const struct tree *tree, const struct node *property,
            struct limits *limits)
{
    bool found = false;

    *limits = (struct limits){{NULL}};
    if (!node_is(property, NODE_OBJECT))
        return false;
    for (const struct node *key = node_first(property); key;
         key = node_next(property, key)) {
        struct slice name = node_text(tree, key);

        /* Most members are others. */
        if (!node_is(node_value(key), NODE_NUMBER) ||
            name.len < sizeof "minimum" - 1)
            continue;
        for (int i = 0; i < BOUNDS; i++)
            if (slice_equal(name, name_text(bounds[i].name))) {
                limits->of[i] = node_value(key);
                found = true;
            }
    }
    return found;
}

struct decimal
limits_number(const struct tree *tree, const struct node *node)
{
    return decimal_make(node_source(tree, node));
}
