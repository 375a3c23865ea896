/* A secret that ends where people read it: in an entity, or in a chat. */
#include "rules/webhook.h"

static bool
is_in(const struct node *node, const struct node *part)
{
    return part && node >= part && node < node_end(part);
}

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (fact->shape->tag != TAG_ROOT || fact->kind == FACT_WHOLE ||
        !slice_equal(fact->name, S("secrets")))
        return;
    const struct node *method = look->action->method;
    enum method_kind kind = look->action->method_kind;
    bool upsert = kind == METHOD_UPSERT_ENTITY;
    bool chat = kind == METHOD_SLACK ||
                (kind == METHOD_WEBHOOK &&
                 webhook_is_chat(look_text(look, method, N_url)));

    if ((!upsert && !chat) ||
        !is_in(site->slot->node,
               node_member(look->tree, method, upsert ? N_mapping : N_body)))
        return;
    struct diag *diag =
        look_add(look, site_name_span(look, site, fact->expr),
                 upsert ? "a secret is written into an entity, for everyone "
                          "who may see it"
                        : "a secret is written into a message, for everyone "
                          "in the chat");

    bag_help(look->bag, diag,
             "secrets belong into the headers or the URL of a webhook");
}

const struct rule rule_secret_in_mapping = {
    .kind = {"secret-in-mapping", LEVEL_WARNING, false,
             "a secret is written into an entity or a message"},
    .since = "0.1",
    .on_fact = on_fact,
};
