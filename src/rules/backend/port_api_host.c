/* Port's API has one host for each region (and its older name): any other
 * host of Port's does not answer, and calls of two regions in one file reach
 * two different organizations.
 */
#include "rules/webhook.h"

#include "tree/quote.h"

/* Whether `host` is of Port's domains and meant as its API, but is not.  What
 * a template or a placeholder in it will say nobody knows.
 */
static bool
is_stray(struct slice host)
{
    bool ours =
        slice_ends(host, S(".port.io")) || slice_ends(host, S(".getport.io"));

    for (size_t i = 0; i < host.len; i++)
        if (slice_find_byte(S("{<$"), host.at[i], 0) != SLICE_NONE)
            return false;
    return (ours &&
            (slice_starts(host, S("api.")) || slice_starts(host, S("api-")) ||
             slice_starts(host, S("app.")))) ||
           slice_equal(host, S("port.io")) ||
           slice_equal(host, S("getport.io"));
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_WEBHOOK)
        return;
    struct slice url = action_url(action);
    struct span where = webhook_host(url);
    struct slice host = span_text(url, where);

    if (webhook_region(url) != REGION_NONE || !is_stray(host))
        return;
    const struct node *node = action->url;
    struct diag *diag = rule_report(
        context, quote_span(context->tree, node, where.at, span_end(where)),
        "`%.*s` is not a host of Port's API", SLICE_ARGS(host));

    bag_help(context->bag, diag,
             "the API is at `api.port.io` (EU) and `api.us.port.io` (US)");
}

static void
on_documents(struct rule_context *context,
             const struct document_parts *documents)
{
    enum webhook_region first = REGION_NONE;
    const struct node *place = NULL;

    for (uint32_t i = 0; i < documents->list.count; i++) {
        const struct document_part *part = &documents->list.item[i];
        const struct node *method =
            part->kind == DOCUMENT_ACTION
                ? node_member(context->tree, part->node, N_invocationMethod)
                : NULL;
        struct slice url = context_text(context, method, N_url);
        enum webhook_region region = webhook_region(url);
        const struct node *node = node_member(context->tree, method, N_url);

        if (region == REGION_NONE || region == first)
            continue;
        if (first == REGION_NONE) {
            first = region;
            place = node;
            continue;
        }
        struct diag *diag = rule_report(context, node_span(node),
                                        "this is a different region of Port's "
                                        "API than an action above uses");

        bag_relate(context->bag, diag, node_span(place), "the other region");
    }
}

const struct rule rule_port_api_host = {
    .kind = {"port-api-host", LEVEL_INFO, false,
             "a host that is not Port's API, or is in another region"},
    .since = "0.1",
    .on_documents = on_documents,
    .on_action = on_action,
};
