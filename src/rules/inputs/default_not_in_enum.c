/* A default that the form's own list of choices does not have. */
#include "rules/inputs/defaults.h"

static bool
is_scalar(const struct node *node)
{
    return node_is(node, NODE_STRING) || node_is(node, NODE_NUMBER);
}

/* The choices of `list`, when all are strings or all numbers, by their texts;
 * else none.
 */
static struct suggestion_index *
choices(const struct rule_context *context, const struct node *list)
{
    enum { CHOICES = 1 };
    const struct node *first = node_first(list);
    bool fresh, alike = true;
    struct suggestion_index *names =
        bag_names(context->bag, list, CHOICES, &fresh);

    for (const struct node *item = fresh ? first : NULL; item && alike;
         item = node_next(list, item))
        alike = is_scalar(item) && node_kind(item) == node_kind(first);
    for (const struct node *item = fresh && alike ? first : NULL; item;
         item = node_next(list, item))
        suggestion_index_add(names, node_text(context->tree, item));
    return names;
}

/* A default beside the choices of `schema`, an input or what its elements are.
 */
static void
check_value(struct rule_context *context, const struct node *value,
            const struct node *schema)
{
    const struct node *list =
        is_scalar(value) ? node_member(context->tree, schema, N_enum_) : NULL;

    if (!node_is(list, NODE_ARRAY) || node_has(list, NODE_BROKEN) ||
        node_count(list) == 0)
        return;
    struct slice text = node_text(context->tree, value);
    struct suggestion_index *names = choices(context, list);

    /* Of a wrong type the schema speaks. */
    if (!names->name.count || suggestion_index_has(names, text) ||
        node_kind(node_first(list)) != node_kind(value))
        return;
    struct suggestion suggestion = bag_suggest(context->bag, names, text);
    struct slice best = suggestion_best(&suggestion);
    struct diag *diag;

    if (best.len)
        diag = rule_report(
            context, node_span(value),
            "default `%.*s` is not one of the choices; did you mean `%.*s`?",
            SLICE_ARGS(text), SLICE_ARGS(best));
    else
        diag = rule_report(context, node_span(value),
                           "default `%.*s` is not one of the choices",
                           SLICE_ARGS(text));
    bag_relate(context->bag, diag, node_span(list), "the choices");
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    defaults_each(context, action, check_value);
}

const struct rule rule_default_not_in_enum = {
    .kind = {"default-not-in-enum", LEVEL_WARNING, false,
             "a default value that is not one of the input's choices"},
    .since = "0.1",
    .on_action = on_action,
};
