/* An automation's data come with its event: `.entity` is null there. */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    const struct action *action = context->action;

    if (!field_path_is_root(fact, S("entity")) ||
        expression->slot->root != ROOT_PAYLOAD ||
        action->trigger_kind != TRIGGER_AUTOMATION)
        return;
    bool deleted = action->event_kind == EVENT_ENTITY_DELETED;
    bool run = action->event_kind >= EVENT_RUN_CREATED;
    struct slice path =
        deleted ? S(".event.diff.before") : S(".event.diff.after");
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "`.entity` is null in an automation; the entity is `%.*s%s`",
        SLICE_ARGS(path), run ? ".entity" : "");

    if (!run) {
        expression_rename(context, expression, diag, fact->expr,
                          slice_cut(path, 1, path.len));
        diag->fix.safe = false;
    }
}

const struct rule rule_entity_in_automation = {
    .kind = {"entity-in-automation", LEVEL_ERROR, true,
             "`.entity` is read in an automation, where it is null"},
    .since = "0.1",
    .facts = FACT_BIT(FACT_NULL, TAG_ROOT),
    .on_fact = on_fact,
};
