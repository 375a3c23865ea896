/* The workflow must be a file in .github/workflows of the repository, and that
 * repository is at hand: GitHub answers 404.
 */
#include "rules/elsewhere.h"

static void
on_action(struct look *look, const struct action *action)
{
    struct dispatch dispatch;

    if (!look->catalog || !dispatch_view(action, &dispatch))
        return;
    struct catalog_target target = catalog_target(look->catalog, &dispatch);

    if (!target.checkout || !target.certain || target.workflow)
        return;
    struct slice name = dispatch_file(&dispatch);
    bool fresh;
    struct near_set *names = bag_names(look->bag, target.checkout, 0, &fresh);

    for (uint32_t i = 0; fresh && i < target.checkout->file.count; i++)
        near_set_add(names, target.checkout->file.item[i]);
    struct near near = bag_near(look->bag, names, name);
    struct slice best = near_best(&near);
    struct span where = node_span(dispatch.workflow);

    if (!best.len) {
        look_add(look, where, "there is no `%.*s` in .github/workflows",
                 SLICE_ARGS(name));
        return;
    }
    struct diag *diag = look_add(look, where,
                                 "there is no `%.*s` in .github/workflows; "
                                 "did you mean `%.*s`?",
                                 SLICE_ARGS(name), SLICE_ARGS(best));

    elsewhere_rename(look, diag, dispatch.workflow, best);
}

const struct rule rule_workflow_not_found = {
    .kind = {"workflow-not-found", LEVEL_ERROR, true,
             "the repository has no workflow of that name"},
    .since = "0.1",
    .on_action = on_action,
};
