/* The name of an icon that is not known.  Off by default: organizations have
 * icons of their own, and Port adds some now and then.
 */
#include "rules/rule.h"

static const struct slice icons[] = {
#define ICON(name) SC(name),
#include "rules/action/icons.def"
#undef ICON
};

enum { ICONS = sizeof(icons) / sizeof(icons[0]) };

static bool
is_known(struct slice name)
{
    size_t from = 0, to = ICONS;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = slice_compare(icons[middle], name);

        if (order == 0)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/* The icon that was meant: in other case, or nearly written so. */
static struct slice
nearest(const struct rule_context *context, struct slice name)
{
    bool fresh;
    struct suggestion_index *names = bag_names(context->bag, icons, 0, &fresh);

    for (size_t i = 0; i < ICONS && fresh; i++)
        suggestion_index_add(names, icons[i]);
    for (size_t i = 0; i < ICONS && !bag_full(context->bag); i++)
        if (slice_equal_nocase(icons[i], name))
            return icons[i];
    struct suggestion suggestion = bag_suggest(context->bag, names, name);

    return suggestion_best(&suggestion);
}

static void
check(struct rule_context *context, const struct node *object)
{
    const struct node *node = node_member(context->tree, object, N_icon);

    if (!node_is(node, NODE_STRING))
        return;
    struct slice name = node_text(context->tree, node);

    if (!name.len || is_known(name) ||
        slice_find(name, S("{{"), 0) != SLICE_NONE ||
        slice_find_byte(name, '<', 0) != SLICE_NONE)
        return;
    struct slice best = nearest(context, name);

    if (best.len)
        rule_report(context, node_span(node),
                    "unknown icon `%.*s`; did you mean `%.*s`?",
                    SLICE_ARGS(name), SLICE_ARGS(best));
    else
        rule_report(context, node_span(node), "unknown icon `%.*s`",
                    SLICE_ARGS(name));
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *inputs = action->inputs;

    check(context, action->node);
    if (!node_names_hold(action->input_names, S("icon")))
        inputs = NULL;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key))
        check(context, node_value(key));
    if (action->method_kind == METHOD_UPSERT_ENTITY)
        check(context, node_member(context->tree, action->method, N_mapping));
}

const struct rule rule_icon_unknown = {
    .kind = {"icon-unknown", LEVEL_OFF, false,
             "an icon that Port does not have"},
    .since = "0.1",
    .on_action = on_action,
};
