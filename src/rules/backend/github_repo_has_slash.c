/* `repo` is the bare name; the owner is in `org`. */
#include "rules/rule.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    if (action->method_kind != METHOD_GITHUB)
        return;
    const struct node *node =
        node_member(context->tree, action->method, N_repo);
    struct slice text = context_text(context, action->method, N_repo);

    if (slice_find_byte(text, '/', 0) == SLICE_NONE ||
        slice_find(text, S("{{"), 0) != SLICE_NONE)
        return;
    rule_report(context, node_span(node),
                "`repo` is only the name: the owner belongs in `org`");
}

const struct rule rule_github_repo_has_slash = {
    .kind = {"github-repo-has-slash", LEVEL_WARNING, false,
             "`repo` has an owner or a URL besides the name"},
    .since = "0.1",
    .on_action = on_action,
};
