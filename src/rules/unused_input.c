/* An input that no expression reads: the user fills it in for nothing.  Only
 * said when everything that could read it is at hand, and nothing is read
 * that does not exist: a misspelt name may well be the input's.
 */
#include "rules/rule.h"

/* Whether `fact` reads input `name`, or all inputs at once, or may have
 * meant to.
 */
static bool
reads(const struct fact *fact, struct slice name)
{
    bool inputs = fact->shape->tag == TAG_INPUTS;

    if (fact->kind == FACT_WHOLE || fact->kind == FACT_UNKNOWN)
        return inputs || fact->shape->tag == TAG_ROOT;
    return inputs && slice_equal(fact->name, name);
}

static bool
is_read(const struct look *look, struct slice name)
{
    for (uint32_t i = 0; i < look->sites->list.count; i++) {
        const struct facts *facts = look->sites->list.item[i].facts;

        for (uint32_t j = 0; j < facts->list.count; j++)
            if (reads(&facts->list.item[j], name))
                return true;
    }
    return false;
}

/* Names another input depends on are used by the form itself. */
static bool
is_depended_on(const struct look *look, struct slice name)
{
    const struct node *inputs = look->action->inputs;

    if (!node_names_hold(look->action->input_names, S("dependsOn")))
        return false;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        const struct node *list =
            node_member(look->tree, node_value(key), N_dependsOn);

        if (!node_is(list, NODE_ARRAY))
            continue;
        for (const struct node *item = node_first(list); item;
             item = node_next(list, item))
            if (node_equals(look->tree, item, name))
                return true;
    }
    return false;
}

/* A field that no method has, misspelt perhaps, may hold expressions that
 * nobody looked at.
 */
static bool
has_unknown_field(const struct look *look, const struct action *action)
{
    for (const struct node *key = node_first(action->method); key;
         key = node_next(action->method, key)) {
        struct slice name = node_text(look->tree, key);

        if (!slice_equal(name, name_text(N_type)) &&
            method_field(action->method_kind, name) == FIELD_NONE &&
            !slice_equal(name, look->settings->ignore_key) &&
            !slice_equal(name, name_text(N_installationId)) &&
            !slice_equal(name, name_text(N_integrationActionType)))
            return true;
    }
    return false;
}

static void
on_action(struct look *look, const struct action *action)
{
    const struct node *inputs = action->inputs;

    if (!action->inputs_known || !action->method || action->legacy ||
        !look->sites_whole || action->method_kind == METHOD_UNKNOWN ||
        node_has(action->method, NODE_BROKEN) ||
        has_unknown_field(look, action))
        return;
    for (const struct node *key = node_first(inputs); key;
         key = node_next(inputs, key)) {
        struct slice name = node_text(look->tree, key);

        if (!is_read(look, name) && !is_depended_on(look, name))
            look_add(look, node_span(key),
                     "input `%.*s` is never read: the invocation does not "
                     "depend on it",
                     SLICE_ARGS(name));
    }
}

const struct rule rule_unused_input = {
    .kind = {"unused-input", LEVEL_INFO, false,
             "an input that no expression reads"},
    .since = "0.1",
    .on_action = on_action,
};
