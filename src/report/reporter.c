#include "report/reporter.h"

static const struct reporter *const reporters[] = {
#define REPORTER(id) &reporter_##id,
#include "report/reporters.def"
#undef REPORTER
};

uint32_t
reporter_count(void)
{
    return sizeof(reporters) / sizeof(reporters[0]);
}

const struct reporter *
reporter_at(uint32_t index)
{
    return reporters[index];
}

const struct reporter *
reporter_find(struct slice name)
{
    for (uint32_t i = 0; i < reporter_count(); i++)
        if (slice_equal(name, slice_from(reporters[i]->name)))
            return reporters[i];
    return NULL;
}

uint32_t
report_kind(const struct report_run *run, const struct kind *kind)
{
    uint32_t i = 0;

    while (i < run->kind.count && run->kind.item[i] != kind)
        i++;
    return i;
}

static void
meet(struct arena *arena, struct report_run *run, const struct diag *diag,
     enum level least)
{
    if (diag->level >= least && report_kind(run, diag->kind) == run->kind.count)
        *vec_push(arena, &run->kind) = diag->kind;
}

void
report_run_enter(struct arena *arena, struct report_run *run,
                 const struct bag *bag, enum level least)
{
    for (uint32_t i = 0; i < bag->list.count; i++)
        meet(arena, run, bag->list.item[i], least);
    for (uint32_t i = 0; i < bag->suppressed.count; i++)
        meet(arena, run, bag->suppressed.item[i], least);
}

void
report_run_leave(struct report_run *run, const struct bag *bag,
                 enum level least)
{
    run->files++;
    for (uint32_t i = 0; i < bag->list.count; i++)
        run->listed += bag->list.item[i]->level >= least;
    for (uint32_t i = 0; i < bag->suppressed.count; i++)
        run->suppressed += bag->suppressed.item[i]->level >= least;
}

void
report_page(struct buf *out, const struct kind *kind)
{
    buf_text(out, REPORT_HOME "/blob/main/docs/rules/");
    buf_text(out, kind->id);
    buf_text(out, ".md");
}

static void
write_count(struct buf *out, uint32_t count, const char *noun)
{
    buf_number(out, count);
    buf_byte(out, ' ');
    buf_text(out, noun);
    if (count != 1)
        buf_byte(out, 's');
}

/* " (3 fixed, 1 fixable, 2 more with --unsafe-fixes)" */
static void
write_fixes(struct buf *out, const struct report_totals *totals)
{
    bool any = totals->fixed || totals->fixable;

    if (!any && !totals->unsafe)
        return;
    buf_text(out, " (");
    if (totals->fixed)
        buf_printf(out, "%u fixed%s", totals->fixed,
                   totals->fixable ? ", " : "");
    if (totals->fixable)
        buf_printf(out, "%u fixable", totals->fixable);
    if (totals->unsafe)
        buf_printf(out, "%s%u %s with --unsafe-fixes", any ? ", " : "",
                   totals->unsafe, any ? "more" : "fixable");
    buf_byte(out, ')');
}

void
report_summary(struct buf *out, const struct report_totals *totals)
{
    const uint32_t *level = totals->level;

    if (level[LEVEL_ERROR] + level[LEVEL_WARNING] + level[LEVEL_INFO] +
            level[LEVEL_HINT] ==
        0) {
        buf_text(out, "no findings");
    } else {
        write_count(out, level[LEVEL_ERROR], "error");
        buf_text(out, ", ");
        write_count(out, level[LEVEL_WARNING], "warning");
        buf_text(out, ", ");
        write_count(out, level[LEVEL_INFO], "info");
        if (level[LEVEL_HINT]) {
            buf_text(out, ", ");
            write_count(out, level[LEVEL_HINT], "hint");
        }
    }
    buf_text(out, " in ");
    if (totals->found && totals->found < totals->files) {
        buf_number(out, totals->found);
        buf_text(out, " of ");
    }
    write_count(out, totals->files, "file");
    write_fixes(out, totals);
}
