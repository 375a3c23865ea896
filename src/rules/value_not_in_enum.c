/* An UPSERT_ENTITY writes a value that the blueprint's enum does not have.
 * Comparisons with such a value are for type-comparison.
 */
#include "rules/mapped.h"

/* Is `text`, a string or the digits of a number, in the array `choices`?  Else
 * `near` becomes the search among them, if it comes nearer.
 */
static bool
offers(const struct look *look, const struct tree *tree,
       const struct node *choices, struct slice text, struct near *near)
{
    struct near_set *names = look_list(look, tree, choices);

    if (near_set_has(names, text))
        return true;
    struct near other = bag_near(look->bag, names, text);

    if (other.cost < near->cost)
        *near = other;
    return false;
}

/* Adds a finding unless some declaration of the property takes `text`. */
static struct diag *
check_text(struct look *look, const struct blueprint *blueprint,
           const struct node *key, struct slice text)
{
    struct slice name = node_text(look->tree, key);
    struct near near = near_start(text);
    const struct node *declared = NULL;
    const struct blueprint *in = NULL;

    for (const struct blueprint *b = blueprint; b; b = b->next) {
        const struct node *own = node_key(b->tree, b->properties, name);
        const struct node *choices =
            own ? node_member(b->tree, node_value(own), N_enum_) : NULL;

        if (own && (!node_is(choices, NODE_ARRAY) ||
                    offers(look, b->tree, choices, text, &near)))
            return NULL;
        if (own && !declared) {
            declared = own;
            in = b;
        }
    }
    if (!declared)
        return NULL;
    struct slice best = near_best(&near);
    const struct node *value = node_value(key);
    struct diag *diag;

    if (best.len)
        diag = look_add(look, node_span(value),
                        "`%.*s` is not among the values of `%.*s`; did you "
                        "mean `%.*s`?",
                        SLICE_ARGS(text), SLICE_ARGS(name), SLICE_ARGS(best));
    else
        diag = look_add(look, node_span(value),
                        "`%.*s` is not among the values of `%.*s`",
                        SLICE_ARGS(text), SLICE_ARGS(name));
    if (best.len && node_equals(look->tree, value, text))
        elsewhere_rename(look, diag, value, best);
    elsewhere_relate(look, diag, in->tree->source, node_span(declared),
                     "declared here");
    return diag;
}

/* What a template gives: each of the few strings that it can be.  Of several,
 * not all need ever come up.
 */
static void
check_site(struct look *look, const struct blueprint *blueprint,
           const struct node *key, const struct site *site)
{
    const struct type *type = site->outcome.type;

    for (uint32_t i = 0; i < type->onlys; i++) {
        struct diag *diag = NULL;

        if (type->only[i].kind == TYPE_STRING)
            diag = check_text(look, blueprint, key, type->only[i].text);
        if (diag && type->onlys > 1)
            diag->level = LEVEL_WARNING;
    }
}

static void
on_action(struct look *look, const struct action *action)
{
    struct mapped mapped;

    if (!mapped_find(look, action, &mapped))
        return;
    for (const struct node *key = node_first(mapped.properties); key;
         key = node_next(mapped.properties, key)) {
        const struct node *value = node_value(key);
        struct slice text = node_text(look->tree, value);
        const struct site *site;

        if (node_is(value, NODE_NUMBER) ||
            (node_is(value, NODE_STRING) && elsewhere_is_constant(text))) {
            check_text(look, mapped.blueprint, key, text);
            continue;
        }
        site = elsewhere_site(look, value);
        if (site)
            check_site(look, mapped.blueprint, key, site);
    }
}

const struct rule rule_value_not_in_enum = {
    .kind = {"value-not-in-enum", LEVEL_ERROR, true,
             "an entity is given a value that its blueprint does not list"},
    .since = "0.1",
    .on_action = on_action,
};
