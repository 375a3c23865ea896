/* `.inputs.x`, or `.form.x`, where the action has no such input: it was
 * renamed or never there, and Port renders null.
 */
#include "rules/rule.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (fact->shape->tag != TAG_INPUTS)
        return;
    struct slice name = fact->name;
    struct slice near = look_nearest(look, fact->shape, name);
    bool form = site->slot->root == ROOT_FORM;
    struct diag *diag;

    if (near.len) {
        diag = look_add(look, site_name_span(look, site, fact->expr),
                        "there is no input `%.*s`; did you mean `%.*s`?",
                        SLICE_ARGS(name), SLICE_ARGS(near));
        const struct node *key = action_input(look->action, near);

        site_rename(look, site, diag, fact->expr, near);
        diag->fix.safe = false; /* `.inputs.b` may lack its declaration */
        if (key)
            bag_relate(look->bag, diag, node_span(key), "declared here");
    } else {
        diag = look_add(look, site_name_span(look, site, fact->expr),
                        "there is no input `%.*s`%s", SLICE_ARGS(name),
                        form ? " in this form" : " in this action");
        if (fact->shape->count == 0)
            bag_help(look->bag, diag, "this action has no inputs at all");
        else
            bag_help(look->bag, diag, "%s %.*s",
                     fact->shape->count == 1 ? "the only input is"
                                             : "the inputs are",
                     SLICE_ARGS(look_names(look, fact->shape, "", 8)));
    }
}

const struct rule rule_unknown_input = {
    .kind = {"unknown-input", LEVEL_ERROR, true,
             "an expression reads an input that the action does not have"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_UNKNOWN, TAG_INPUTS),
    .on_fact = on_fact,
};
