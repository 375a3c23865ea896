/* `workflow` is the name of a file in .github/workflows, or the number of a
 * workflow: not a path, not the title of the workflow.
 */
#include "rules/rule.h"

static bool
is_number(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    return text.len > 0;
}

/* Filled in by somebody's tooling before Port ever sees it. */
static bool
is_placeholder(struct slice text)
{
    return text.len == 0 || slice_find(text, S("{{"), 0) != SLICE_NONE ||
           slice_find_byte(text, '<', 0) != SLICE_NONE ||
           slice_find_byte(text, '$', 0) != SLICE_NONE ||
           slice_starts(text, S("YOUR_"));
}

static void
on_action(struct rule_context *context, const struct action *action)
{
    const struct node *holder = action->method;

    if (action->method_kind == METHOD_INTEGRATION_ACTION)
        holder = node_member(context->tree, holder,
                             N_integrationActionExecutionProperties);
    else if (action->method_kind != METHOD_GITHUB)
        return;
    const struct node *node = node_member(context->tree, holder, N_workflow);
    struct slice text = context_text(context, holder, N_workflow);
    bool path = slice_find_byte(text, '/', 0) != SLICE_NONE;

    if (is_placeholder(text) || is_number(text) ||
        (!path &&
         (slice_ends(text, S(".yml")) || slice_ends(text, S(".yaml")))))
        return;
    struct diag *diag = rule_report(context, node_span(node),
                                    "`%.*s` is not the file name of a workflow",
                                    SLICE_ARGS(text));

    bag_help(context->bag, diag,
             path ? "write only the file name, without its folder"
                  : "write the name of the file in .github/workflows, such as "
                    "`deploy.yml`");
}

const struct rule rule_github_workflow_not_a_file = {
    .kind = {"github-workflow-not-a-file", LEVEL_INFO, false,
             "`workflow` is neither a file name nor a number"},
    .since = "0.1",
    .on_action = on_action,
};
