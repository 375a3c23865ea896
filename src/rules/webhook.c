#include "rules/webhook.h"

struct span
webhook_host(struct slice url)
{
    size_t from = slice_starts(url, S("https://"))  ? 8
                  : slice_starts(url, S("http://")) ? 7
                                                    : url.len;
    size_t to = from;

    while (to < url.len && url.at[to] != '/' && url.at[to] != '?' &&
           url.at[to] != ':' && url.at[to] != '#')
        to++;
    return span_make((uint32_t)from, (uint32_t)(to - from));
}

bool
webhook_is_local(struct slice host)
{
    return slice_starts(host, S("localhost")) ||
           slice_starts(host, S("127.")) || slice_starts(host, S("10.")) ||
           slice_starts(host, S("192.168."));
}

enum webhook_region
webhook_region(struct slice url)
{
    static const struct {
        struct slice host;
        enum webhook_region region;
    } hosts[] = {
        {SC("api.port.io"), REGION_EU},
        {SC("api.us.port.io"), REGION_US},
        {SC("api.getport.io"), REGION_EU},
        {SC("api.us.getport.io"), REGION_US},
    };
    struct slice host = span_text(url, webhook_host(url));

    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
        if (slice_equal(host, hosts[i].host))
            return hosts[i].region;
    return REGION_NONE;
}

bool
webhook_is_port_api(struct slice url)
{
    return webhook_region(url) != REGION_NONE;
}

bool
webhook_is_synchronized(const struct rule_context *context,
                        const struct node *method)
{
    const struct node *flag =
        node_member(context->tree, method, N_synchronized);

    return node_is(flag, NODE_TRUE) || node_is(flag, NODE_STRING);
}

bool
webhook_is_chat(struct slice url)
{
    struct slice host = span_text(url, webhook_host(url));

    return slice_equal(host, S("hooks.slack.com")) ||
           slice_equal(host, S("slack.com")) ||
           slice_equal(host, S("discord.com")) ||
           slice_ends(host, S(".webhook.office.com"));
}
