/* GET has no body that servers would look at. */
#include "rules/rule.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK ||
        !slice_equal(context_text(context, action->method, N_method), S("GET")))
        return;
    const struct node *key =
        node_key(context->tree, action->method, name_text(N_body));

    if (!key || !node_is_container(node_value(key)) ||
        !node_count(node_value(key)))
        return;
    struct diag *diag = rule_report(context, node_span(key),
                                    "servers ignore the body of a GET request");
    const struct node *method =
        node_member(context->tree, action->method, N_method);

    bag_relate(context->bag, diag, node_span(method), "the method");
    bag_help(context->bag, diag,
             "put the values into the query string of `url`");
}

const struct rule rule_get_with_body = {
    .kind = {"get-with-body", LEVEL_INFO, false, "a GET request with a body"},
    .since = "0.1",
    .on_action = on_action,
};
