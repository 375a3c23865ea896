#ifndef RULES_WEBHOOK_H
#define RULES_WEBHOOK_H

/* What the rules about WEBHOOK share. */

#include "rules/rule.h"

/* Where Port's API runs: an organization is in one region only. */
enum webhook_region { REGION_NONE, REGION_EU, REGION_US };

/* The host in `url`, without a port; empty, at the end, when it has none
 * that is written out.
 */
struct span webhook_host(struct slice url);

/* Whether `host` is this machine, or in a private network (RFC 1918). */
bool webhook_is_local(struct slice host);

/* The region whose API `url` calls; NONE when it is not Port's API. */
enum webhook_region webhook_region(struct slice url);

/* Whether `url` leads to the API of Port itself, in any region. */
bool webhook_is_port_api(struct slice url);

/* Whether the method says, or may say by a template, that it is synchronized.
 */
bool webhook_is_synchronized(const struct rule_context *context,
                             const struct node *method);

/* Whether `url` posts to a chat, where people read the body. */
bool webhook_is_chat(struct slice url);

#endif
