/* Port's API takes requests of up to 1 MiB (HTTP status 413 beyond that); an
 * action is sent as it is in the file.
 */
#include "rules/rule.h"

enum { MOST = 1 << 20 };

static void
on_document(struct rule_context *context, const struct document_part *document)
{
    const struct node *node = document->node;

    if (document->kind == DOCUMENT_ACTION && node->len > MOST)
        rule_report(context, node_opening(node),
                    "the action is %u KiB long, but Port's API takes 1,024 KiB",
                    node->len >> 10);
}

const struct rule rule_body_size = {
    .kind = {"body-size", LEVEL_WARNING, false,
             "an action that is too long for Port's API"},
    .since = "0.1",
    .on_document = on_document,
};
