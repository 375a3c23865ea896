/* A condition on the log of a run: a new line of log starts nothing, and the
 * event does not hold the log.
 */
#include "rules/reference.h"

static void
on_fact(struct look *look, const struct site *site, const struct fact *fact)
{
    if (!reference_is_log(look, site, fact))
        return;
    struct diag *diag = look_add(
        look, site_name_span(look, site, fact->expr),
        "an automation is not started by what is written to a run's log");

    bag_help(look->bag, diag,
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
