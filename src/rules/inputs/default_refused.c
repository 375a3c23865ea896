/* A default that the limits or the pattern of its own input refuse: the form
 * cannot be sent as it opens.
 */
#include "base/text/utf8.h"
#include "regex/match.h"
#include "rules/inputs/bounds.h"
#include "rules/inputs/defaults.h"

/* What `bound` compares with its limit. */
static struct decimal
measure(struct rule_context *context, const struct node *value, size_t *count)
{
    const struct tree *tree = context->tree;

    if (node_is(value, NODE_NUMBER))
        return limits_number(tree, value);
    *count = node_is(value, NODE_ARRAY) ? node_count(value)
                                        : utf8_count(node_text(tree, value));
    return decimal_make(arena_printf(context->arena, "%zu", *count));
}

/* "`a` has 1 character", "it has 3 elements". */
static const char *
unit(const struct node *value, size_t count)
{
    if (node_is(value, NODE_ARRAY))
        return count == 1 ? "element" : "elements";
    return count == 1 ? "character" : "characters";
}

static void
check_bound(struct rule_context *context, const struct node *value,
            const struct bound *bound, const struct node *limit)
{
    size_t count = 0;
    int order = decimal_compare(measure(context, value, &count),
                                limits_number(context->tree, limit));
    struct slice name = name_text(bound->name);
    struct slice number = node_source(context->tree, limit);
    struct diag *diag;

    if (order == 0 ? !bound->open : (order < 0) == bound->upper)
        return;
    if (node_is(value, NODE_NUMBER))
        diag = rule_report(context, node_span(value),
                           "default %.*s is %s `%.*s`, which is %.*s",
                           SLICE_ARGS(node_source(context->tree, value)),
                           order == 0     ? "equal to"
                           : bound->upper ? "above"
                                          : "below",
                           SLICE_ARGS(name), SLICE_ARGS(number));
    else
        diag = rule_report(context, node_span(value),
                           "the default has %zu %s, and `%.*s` is %.*s", count,
                           unit(value, count), SLICE_ARGS(name),
                           SLICE_ARGS(number));
    bag_relate(context->bag, diag, node_span(limit), "the limit");
}

static void
check_pattern(struct rule_context *context, const struct node *value,
              const struct node *property)
{
    const struct node *node = node_member(context->tree, property, N_pattern);

    if (!node_is(node, NODE_STRING))
        return;
    struct slice text = node_text(context->tree, node);
    struct slice subject = node_text(context->tree, value);
    const struct pattern *pattern = pattern_get(context->patterns, text);

    if (pattern_match(context->patterns, pattern, subject,
                      &context->bag->budget->steps) != MATCH_NO)
        return;
    struct diag *diag = rule_report(context, node_span(value),
                                    "default `%.*s` does not match the input's "
                                    "`pattern`",
                                    SLICE_ARGS(subject));

    bag_relate(context->bag, diag, node_span(node), "the pattern");
}

/* An empty text or array stands for no default at all. */
static void
check_value(struct rule_context *context, const struct node *value,
            const struct node *property)
{
    enum node_kind kind = node_kind(value);
    struct limits limits;

    if ((kind == NODE_STRING && node_text(context->tree, value).len == 0) ||
        (kind == NODE_ARRAY && node_count(value) == 0) ||
        node_has(value, NODE_BROKEN))
        return;
    if (limits_find(context->tree, property, &limits))
        for (int i = 0; i < BOUNDS; i++)
            if (limits.of[i] && bounds[i].of == kind)
                check_bound(context, value, &bounds[i], limits.of[i]);
    if (kind == NODE_STRING)
        check_pattern(context, value, property);
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (bounds_are_there(action) ||
        node_names_hold(action->input_names, S("pattern")))
        defaults_each(context, action, check_value);
}

const struct rule rule_default_refused = {
    .kind = {"default-refused", LEVEL_WARNING, false,
             "a default value that its own input refuses"},
    .since = "0.1",
    .on_action = on_action,
};
