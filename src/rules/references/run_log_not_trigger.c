/* A condition on the log of a run: a new line of log starts nothing, and the
 * event does not hold the log.
 */
#include "rules/references/field_path.h"

static void
on_fact(struct rule_context *context, const struct expression *expression,
        const struct fact *fact)
{
    if (!field_path_is_log(context, expression, fact))
        return;
    struct diag *diag = rule_report(
        context, expression_name_span(context, expression, fact->expr),
        "an automation is not started by what is written to a run's log");

    bag_help(context->bag, diag,
             "watch `.diff.after.status`, which changes when the run ends");
}

const struct rule rule_run_log_not_trigger = {
    .kind = {"run-log-not-trigger", LEVEL_INFO, false,
             "a condition on the log of a run, which starts nothing"},
    .since = "0.1",
    .facts =
        FACT_BIT(FACT_UNKNOWN, TAG_PLAIN) | FACT_BIT(FACT_UNKNOWN, TAG_SAMPLE),
    .on_fact = on_fact,
};
