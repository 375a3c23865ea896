/* A call of the route that creates or updates an entity: the method
 * UPSERT_ENTITY does just that, and is checked against the blueprint.
 */
#include "rules/webhook.h"

#include "tree/quote.h"

/* Whether `path` is `/v1/blueprints/{one}/entities`. */
static bool
is_entities(struct slice path)
{
    static const struct slice before = SC("/v1/blueprints/");
    static const struct slice after = SC("/entities");

    if (!slice_starts(path, before) || !slice_ends(path, after) ||
        path.len <= before.len + after.len)
        return false;
    struct slice one = slice_cut(path, before.len, path.len - after.len);

    return slice_find_byte(one, '/', 0) == SLICE_NONE &&
           slice_find(one, S("{{"), 0) == SLICE_NONE;
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK || action->legacy)
        return;
    const struct node *node = action->url;
    struct slice url = action_url(action);
    struct slice method = context_text(context, action->method, N_method);

    if (!webhook_is_port_api(url) ||
        (method.len && !slice_equal(method, S("POST"))))
        return;
    size_t query = slice_find_byte(url, '?', 0);
    struct slice options = slice_cut(url, query, url.len);

    if (query == SLICE_NONE ||
        slice_find(options, S("upsert=true"), 0) == SLICE_NONE ||
        slice_find(options, S("create_missing_related_entities"), 0) !=
            SLICE_NONE ||
        !is_entities(slice_cut(url, span_end(webhook_host(url)), query)))
        return;
    rule_report(
        context, quote_span(context->tree, node, 0, url.len),
        "this call creates or updates an entity: `UPSERT_ENTITY` does it "
        "without a URL");
}

const struct rule rule_port_api_entity_upsert = {
    .kind = {"port-api-entity-upsert", LEVEL_INFO, false,
             "a call of Port's API where UPSERT_ENTITY would do"},
    .since = "0.1",
    .on_action = on_action,
};
