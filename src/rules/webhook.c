#include "rules/webhook.h"

bool
webhook_is_port_api(struct slice url)
{
    static const struct slice hosts[] = {
        SC("https://api.port.io/"),    SC("https://api.us.port.io/"),
        SC("https://api.getport.io/"), SC("https://api.us.getport.io/"),
        SC("http://api.port.io/"),     SC("http://api.getport.io/"),
    };

    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
        if (slice_starts(url, hosts[i]))
            return true;
    return false;
}

bool
webhook_is_synchronized(const struct look *look, const struct node *method)
{
    const struct node *flag = node_member(look->tree, method, N_synchronized);

    return node_is(flag, NODE_TRUE) || node_is(flag, NODE_STRING);
}
