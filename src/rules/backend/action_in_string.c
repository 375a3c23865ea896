/* An action, or its invocation method, as JSON text inside a string. */
#include "read/json/member_edit.h"
#include "rules/rule.h"

static void
on_document(struct rule_context *context, const struct document_part *document)
{
    const struct tree *tree = context->tree;
    const struct node *node = document->node;
    const char *what = "an action";

    if (document->kind == DOCUMENT_ACTION ||
        document->kind == DOCUMENT_FRAGMENT) {
        node = node_member(tree, node, N_invocationMethod);
        what = "`invocationMethod`";
        if (!node_is(node, NODE_STRING) ||
            !slice_starts(slice_trim(node_text(tree, node)), S("{")))
            return;
    } else if (document->kind != DOCUMENT_STRING) {
        return;
    }
    struct diag *diag = rule_report(
        context, node_span(node),
        "%s is an object, but here it is JSON text inside a string", what);

    bag_help(context->bag, diag,
             "write the object itself, without the quotes "
             "around it and the backslashes in it");
    struct slice text;

    if (member_edit_unwrap(context->arena, tree, node, NODE_OBJECT, &text))
        bag_fix(context->bag, diag, true, S("write the object itself"),
                node_span(node), text);
}

const struct rule rule_action_in_string = {
    .kind = {"action-in-string", LEVEL_ERROR, true,
             "an action as JSON text inside a string"},
    .since = "0.1",
    .on_document = on_document,
};
