/* A secret that ends where people read it: in an entity, or in a chat. */
#include "rules/webhook.h"

static bool
is_in(const struct node *node, const struct node *part)
{
    return part && node >= part && node < node_end(part);
}

static bool
is_chat(const struct action *action)
{
    return action->method_kind == METHOD_SLACK ||
           (action->method_kind == METHOD_WEBHOOK &&
            webhook_is_chat(action_url(action)));
}

static bool
asks(const struct rule_context *context, const struct action *action)
{
    (void)context;
    return action->method_kind == METHOD_UPSERT_ENTITY || is_chat(action);
}

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct node *method = context->action->method;
    bool upsert = context->action->method_kind == METHOD_UPSERT_ENTITY;

    if (!slice_equal(fact->name, S("secrets")) ||
        !is_in(expression->slot->node,
               node_member(context->tree, method, upsert ? N_mapping : N_body)))
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        upsert ? "a secret is written into an entity, where everyone with "
                 "access can read it"
               : "a secret is written into a message, where everyone in the "
                 "chat can read it");

    bag_help(context->bag, diag,
             "secrets belong in the headers or the URL of a webhook");
}

const struct rule rule_secret_in_mapping = {
    .kind = {"secret-in-mapping", LEVEL_WARNING, false,
             "a secret is written into an entity or a message"},
    .since = "0.1",
    .asks = asks,
    .facts = FACT_BIT(FACT_MEMBER, TAG_ROOT) | FACT_BIT(FACT_NULL, TAG_ROOT) |
             FACT_BIT(FACT_UNKNOWN, TAG_ROOT),
    .on_fact = on_fact,
};
