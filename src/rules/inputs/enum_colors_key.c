/* A colour for a choice that there is not. */
#include "rules/rule.h"

#include "tree/quote.h"

/* The choices of `list`; keys are strings, choices may be numbers: compared as
 * written.
 */
static struct suggestion_index *
choices(const struct rule_context *context, const struct node *list)
{
    enum { CHOICES = 2 };
    bool fresh;
    struct suggestion_index *names =
        bag_names(context->bag, list, CHOICES, &fresh);

    for (const struct node *item = fresh ? node_first(list) : NULL; item;
         item = node_next(list, item))
        suggestion_index_add(names, node_text(context->tree, item));
    return names;
}

static void
check(struct rule_context *context, const struct node *list,
      const struct node *key)
{
    struct slice name = node_text(context->tree, key);
    struct suggestion_index *names = choices(context, list);
    struct diag *diag;

    if (suggestion_index_has(names, name))
        return;
    struct suggestion suggestion = bag_suggest(context->bag, names, name);
    struct slice best = suggestion_best(&suggestion);

    if (!best.len) {
        diag =
            rule_report(context, node_span(key),
                        "a color for `%.*s`, which is not one of the choices",
                        SLICE_ARGS(name));
    } else {
        diag = rule_report(context, node_span(key),
                           "a color for `%.*s`, which is not one of the "
                           "choices; did you mean `%.*s`?",
                           SLICE_ARGS(name), SLICE_ARGS(best));
        bag_fix(context->bag, diag, false,
                arena_printf(context->bag->arena, "replace `%.*s` with `%.*s`",
                             SLICE_ARGS(name), SLICE_ARGS(best)),
                quote_span(context->tree, key, 0, name.len),
                quote_encode(context->arena, best));
    }
    bag_relate(context->bag, diag, node_span(list), "the choices");
}

static void
check_input(struct rule_context *context, const struct node *input)
{
    const struct node *colors = node_member(context->tree, input, N_enumColors);
    const struct node *list =
        colors ? node_member(context->tree, input, N_enum_) : NULL;

    /* A jqQuery offers who knows what. */
    if (!node_is(list, NODE_ARRAY) || !node_is(colors, NODE_OBJECT) ||
        node_has(list, NODE_BROKEN) || node_has(colors, NODE_BROKEN))
        return;
    for (const struct node *key = node_first(colors); key;
         key = node_next(colors, key))
        check(context, list, key);
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!node_names_hold(action->input_names, S("enumColors")))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        check_input(context, node_value(key));
        check_input(context,
                    node_member(context->tree, node_value(key), N_items));
    }
}

const struct rule rule_enum_colors_key = {
    .kind = {"enum-colors-key", LEVEL_WARNING, true,
             "a color for a choice that the input does not have"},
    .since = "0.1",
    .on_action = on_action,
};
