/* The workflow must be a file in .github/workflows of the repository, and that
 * repository is known: GitHub answers 404.
 */
#include "rules/cross_file.h"

static void
on_action(struct rule_context *context, const struct action *action)
{
    struct dispatch dispatch;

    if (!context->catalog || !dispatch_view(action, &dispatch))
        return;
    struct catalog_target target = catalog_target(context->catalog, &dispatch);

    if (!target.checkout || !target.certain || target.workflow)
        return;
    struct slice name = dispatch_file(&dispatch);
    bool fresh;
    struct suggestion_index *names =
        bag_names(context->bag, target.checkout, 0, &fresh);

    for (uint32_t i = 0; fresh && i < target.checkout->file.count; i++)
        suggestion_index_add(names, target.checkout->file.item[i]);
    struct suggestion suggestion = bag_suggest(context->bag, names, name);
    struct slice best = suggestion_best(&suggestion);
    struct span where = node_span(dispatch.workflow);

    if (!best.len) {
        rule_report(context, where, "there is no `%.*s` in .github/workflows",
                    SLICE_ARGS(name));
        return;
    }
    struct diag *diag = rule_report(context, where,
                                    "there is no `%.*s` in .github/workflows; "
                                    "did you mean `%.*s`?",
                                    SLICE_ARGS(name), SLICE_ARGS(best));

    cross_file_rename(context, diag, dispatch.workflow, best);
}

const struct rule rule_workflow_not_found = {
    .kind = {"workflow-not-found", LEVEL_ERROR, true,
             "a workflow that the repository does not have"},
    .since = "0.1",
    .on_action = on_action,
};
