/* A default that the form's own list of choices does not have. */
#include "base/near.h"
#include "rules/defaults.h"

/* Whether the constants are written alike; numbers by their text. */
static bool
same(const struct tree *tree, const struct node *a, const struct node *b)
{
    return node_kind(a) == node_kind(b) &&
           slice_equal(node_text(tree, a), node_text(tree, b));
}

static bool
is_scalar(const struct node *node)
{
    return node_is(node, NODE_STRING) || node_is(node, NODE_NUMBER);
}

/* A default beside the choices of `schema`, an input or what its elements are.
 */
static void
check_value(struct look *look, const struct node *value,
            const struct node *schema)
{
    const struct node *list =
        is_scalar(value) ? node_member(look->tree, schema, N_enum_) : NULL;

    if (!node_is(list, NODE_ARRAY) || node_has(list, NODE_BROKEN) ||
        node_count(list) == 0)
        return;
    struct slice text = node_text(look->tree, value);
    struct near near = near_start(text);

    for (const struct node *item = node_first(list); item;
         item = node_next(list, item)) {
        if (!is_scalar(item) || same(look->tree, item, value))
            return;
        if (node_is(item, NODE_NUMBER) != node_is(value, NODE_NUMBER))
            return; /* a wrong type, which the schema speaks of */
        near_offer(&near, node_text(look->tree, item));
    }
    struct slice best = near_best(&near);
    struct diag *diag;

    if (best.len)
        diag = look_add(look, node_span(value),
                        "default `%.*s` is not among the choices; did you "
                        "mean `%.*s`?",
                        SLICE_ARGS(text), SLICE_ARGS(best));
    else
        diag = look_add(look, node_span(value),
                        "default `%.*s` is not among the choices",
                        SLICE_ARGS(text));
    bag_relate(look->bag, diag, node_span(list), "the choices");
}

static void
on_action(struct look *look, const struct action *action)
{
    defaults_each(look, action, check_value);
}

const struct rule rule_default_not_in_enum = {
    .kind = {"default-not-in-enum", LEVEL_WARNING, false,
             "a default value that is not among the input's choices"},
    .since = "0.1",
    .on_action = on_action,
};
