#include "rules/inputs/input_names.h"

#include "base/text/suggestion.h"
#include "tree/quote.h"

static void
unknown(struct rule_context *context, const struct node *item, const char *what)
{
    const struct tree *tree = context->tree;
    const struct node *inputs = context->action->inputs;
    struct slice name = node_text(tree, item);
    struct suggestion suggestion =
        bag_suggest(context->bag, context_keys(context, tree, inputs), name);
    struct slice best = suggestion_best(&suggestion);

    if (!best.len) {
        rule_report(context, node_span(item),
                    "%s names `%.*s`, which is not an input", what,
                    SLICE_ARGS(name));
        return;
    }
    struct diag *diag = rule_report(
        context, node_span(item),
        "%s names `%.*s`, which is not an input; did you mean `%.*s`?", what,
        SLICE_ARGS(name), SLICE_ARGS(best));
    struct slice title =
        arena_printf(context->arena, "replace `%.*s` with `%.*s`",
                     SLICE_ARGS(name), SLICE_ARGS(best));
    struct slice quoted =
        arena_printf(context->arena, "\"%.*s\"",
                     SLICE_ARGS(quote_encode(context->arena, best)));

    bag_fix(context->bag, diag, false, title, node_span(item), quoted);
}

const struct node *
input_names_titles(const struct rule_context *context)
{
    const struct tree *tree = context->tree;
    const struct node *inputs = context->action->user_inputs;
    const struct node *titles = node_member(tree, inputs, N_titles);

    if (titles || !node_is(inputs, NODE_OBJECT))
        return titles;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key))
        if (node_is(node_value(key), NODE_OBJECT) &&
            node_value(key) != context->action->inputs &&
            !node_equals(tree, key, name_text(N_required)))
            return node_value(key);
    return NULL;
}

/* Inputs that a list passes over before it is looked up name by name: there may
 * be as many short lists as inputs.
 */
enum { MOST_PASSED = 32 };

uint32_t
input_names_follow(const struct rule_context *context, const struct node *list)
{
    const struct node *inputs = context->action->inputs;
    const struct node *key = node_first(inputs);
    uint32_t count = 0, passed = 0;

    for (const struct node *item = node_first(list); item;
         item = node_next(list, item), count++) {
        if (!node_is(item, NODE_STRING) || node_has(item, NODE_BROKEN))
            return 0;
        struct slice name = node_text(context->tree, item);

        while (key && !slice_equal(node_key_text(context->tree, key), name) &&
               passed++ < MOST_PASSED)
            key = node_next_key(inputs, key);
        if (!key || passed > MOST_PASSED)
            return 0;
        key = node_next_key(inputs, key);
    }
    return count;
}

void
input_names_check(struct rule_context *context, const struct node *list,
                  const struct node *titles, const char *what)
{
    const struct tree *tree = context->tree;

    /* Of titles that are of a wrong type the schema has spoken. */
    if (!node_is(list, NODE_ARRAY) || !context->action->inputs_known ||
        (titles && !node_is(titles, NODE_OBJECT)))
        return;
    /* Then there is nothing to say of any of them. */
    if (input_names_follow(context, list))
        return;
    for (const struct node *item = node_first(list); item;
         item = node_next(list, item)) {
        if (!node_is(item, NODE_STRING) || node_has(item, NODE_BROKEN))
            continue;
        struct slice name = node_text(tree, item);

        if (!action_input(context->action, name) &&
            !node_key(tree, titles, name))
            unknown(context, item, what);
    }
}
