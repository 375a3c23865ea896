/* An UPSERT_ENTITY writes a value that the blueprint's enum does not have.
 * Comparisons with such a value are for type-comparison.
 */
#include "rules/entity_mapping.h"

/* Is `text`, a string or the digits of a number, in the array `choices`?  Else
 * `near` becomes the search among them, if it comes nearer.
 */
static bool
offers(const struct rule_context *context, const struct tree *tree,
       const struct node *choices, struct slice text,
       struct suggestion *suggestion)
{
    struct suggestion_index *names = context_list(context, tree, choices);

    if (suggestion_index_has(names, text))
        return true;
    struct suggestion other = bag_suggest(context->bag, names, text);

    if (other.cost < suggestion->cost)
        *suggestion = other;
    return false;
}

/* Adds a finding unless some declaration of the property takes `text`. */
static struct diag *
check_text(struct rule_context *context, const struct blueprint *blueprint,
           const struct node *key, struct slice text)
{
    struct slice name = node_text(context->tree, key);
    struct suggestion suggestion = suggestion_start(text);
    const struct node *declared = NULL;
    const struct blueprint *in = NULL;

    for (const struct blueprint *b = blueprint; b; b = b->next) {
        const struct node *own = node_key(b->tree, b->properties, name);
        const struct node *choices =
            own ? node_member(b->tree, node_value(own), N_enum_) : NULL;

        if (own && (!node_is(choices, NODE_ARRAY) ||
                    offers(context, b->tree, choices, text, &suggestion)))
            return NULL;
        if (own && !declared) {
            declared = own;
            in = b;
        }
    }
    if (!declared)
        return NULL;
    struct slice best = suggestion_best(&suggestion);
    const struct node *value = node_value(key);
    struct diag *diag;

    if (best.len)
        diag = rule_report(
            context, node_span(value),
            "`%.*s` is not one of the values of `%.*s`; did you mean `%.*s`?",
            SLICE_ARGS(text), SLICE_ARGS(name), SLICE_ARGS(best));
    else
        diag = rule_report(context, node_span(value),
                           "`%.*s` is not one of the values of `%.*s`",
                           SLICE_ARGS(text), SLICE_ARGS(name));
    if (best.len && node_equals(context->tree, value, text))
        cross_file_rename(context, diag, value, best);
    cross_file_relate(context, diag, in->tree->source, node_span(declared),
                      "declared here");
    return diag;
}

/* What a template gives: each of the few strings that it can be.  Of several,
 * not all need ever come up.
 */
static void
check_expression(struct rule_context *context,
                 const struct blueprint *blueprint, const struct node *key,
                 const struct expression *expression)
{
    const struct type *type = expression->outcome.type;

    for (uint32_t i = 0; i < type->onlys; i++) {
        struct diag *diag = NULL;

        if (type->only[i].kind == TYPE_STRING)
            diag = check_text(context, blueprint, key, type->only[i].text);
        if (diag && type->onlys > 1)
            diag->level = LEVEL_WARNING;
    }
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct entity_mapping mapping;

    if (!entity_mapping_find(context, action, &mapping))
        return;
    for (const struct node *key = node_first(mapping.properties); key;
         key = node_next(mapping.properties, key)) {
        const struct node *value = node_value(key);
        struct slice text = node_text(context->tree, value);
        const struct expression *expression;

        if (node_is(value, NODE_NUMBER) ||
            (node_is(value, NODE_STRING) && cross_file_is_constant(text))) {
            check_text(context, mapping.blueprint, key, text);
            continue;
        }
        expression = cross_file_expression(context, value);
        if (expression)
            check_expression(context, mapping.blueprint, key, expression);
    }
}

const struct rule rule_value_not_in_enum = {
    .kind = {"value-not-in-enum", LEVEL_ERROR, true,
             "a value of an entity that its blueprint does not list"},
    .since = "0.1",
    .on_action = on_action,
};
