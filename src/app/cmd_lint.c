/* `invokelint lint`: files → lint_source() on some threads → reports, in the
 * order of the files.
 */

#include "app/inputs.h"
#include "app/outputs.h"
#include "app/selection.h"
#include "app/talk.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/pool.h"
#include "lint/lint.h"

/* Without -j: a few files are done before threads are started, and beyond
 * eight the reading of files no longer gains.
 */
enum { JOBS_MOST = 8, FILES_ALONE = 16 };

/* What became of one file; in the arena of its job. */
struct outcome {
    const char *why; /* it could not be read; else NULL */
    struct lint_result result;
};

struct lint_run {
    struct pool_task task;
    const struct options *options;
    struct arena *arena;
    struct inputs inputs;
    struct selection selection;
    struct lint_options lint;
    struct outputs outputs;
    struct outcome **outcome; /* one for each input */
    enum level least;         /* lowest level that is listed */
    enum level fail_on;
    uint32_t room;  /* findings that may still be shown */
    uint32_t grave; /* findings at or above `fail_on` */
    struct report_totals totals;
    enum status status;
};

static struct slice
source_name(const struct lint_run *run, struct slice path)
{
    if (!slice_equal(path, S("-")))
        return path;
    return run->options->stdin_filename.len ? run->options->stdin_filename
                                            : S("<stdin>");
}

static void
lint_work(struct pool_task *task, uint32_t index, struct arena *arena)
{
    struct lint_run *run = (struct lint_run *)task;
    const struct input *input = &run->inputs.file.item[index];
    struct outcome *outcome = arena_new(arena, struct outcome);
    struct slice text;

    run->outcome[index] = outcome;
    if (!file_read(arena, input->path.at, &text, &outcome->why))
        return;
    struct lint_options options = run->lint;

    options.named = input->named;
    outcome->result = lint_source(
        arena, source_make(source_name(run, input->path), text), &options);
    selection_apply(&run->selection, &outcome->result.bag);
}

/* Takes what is beyond --max-diagnostics out of the bag. */
static void
limit(struct lint_run *run, struct bag *bag)
{
    uint32_t kept = 0;

    if (run->options->max_diagnostics == OPTIONS_NONE)
        return;
    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        if (diag->level >= run->least && run->room == 0) {
            run->totals.hidden++;
            continue;
        }
        run->room -= diag->level >= run->least;
        bag->list.item[kept++] = diag;
    }
    bag->list.count = kept;
}

static void
lint_done(struct pool_task *task, uint32_t index, struct arena *arena)
{
    struct lint_run *run = (struct lint_run *)task;
    struct outcome *outcome = run->outcome[index];
    struct slice path = run->inputs.file.item[index].path;
    struct bag *bag = &outcome->result.bag;

    if (outcome->why) {
        talk_say(arena, "cannot read `%.*s`: %s", SLICE_ARGS(path),
                 outcome->why);
        run->status = STATUS_FAILED;
        return;
    }
    if (outcome->result.skipped) {
        if (run->options->verbose)
            talk_say(arena, "skipped `%.*s`: %s", SLICE_ARGS(path),
                     outcome->result.why ? outcome->result.why : "not for us");
        return;
    }
    for (uint32_t i = 0; i < bag->list.count; i++)
        run->grave += bag->list.item[i]->level >= run->fail_on;
    outputs_count(&run->totals, bag, run->least);
    limit(run, bag);
    outputs_file(&run->outputs, arena, &outcome->result.source, bag);
}

static bool
read_kind(struct lint_run *run, struct slice *problem)
{
    struct slice kind = run->options->kind;

    run->lint.jsonc = run->options->jsonc;
    if (kind.len == 0 || lint_kind_find(kind, &run->lint.kind))
        return true;
    *problem = arena_printf(run->arena, "unknown kind `%.*s`; there are %s",
                            SLICE_ARGS(kind), lint_kind_names());
    return false;
}

static bool
read_levels(struct lint_run *run, struct slice *problem)
{
    struct slice text = run->options->fail_on;

    run->fail_on = LEVEL_ERROR;
    if (text.len &&
        (!level_find(text.at, &run->fail_on) || run->fail_on == LEVEL_OFF)) {
        *problem = arena_printf(run->arena,
                                "`--fail-on` is error, warning, info or "
                                "hint, not `%.*s`",
                                SLICE_ARGS(text));
        return false;
    }
    /* What makes the run fail must be seen. */
    run->least = run->options->verbose || run->fail_on == LEVEL_HINT
                     ? LEVEL_HINT
                     : LEVEL_INFO;
    run->room = run->options->max_diagnostics;
    return true;
}

static uint32_t
thread_count(const struct lint_run *run)
{
    uint32_t cores, jobs = run->options->jobs;

    if (jobs != OPTIONS_NONE && jobs > 0)
        return jobs;
    if (jobs == OPTIONS_NONE && run->inputs.file.count <= FILES_ALONE)
        return 1;
    cores = pool_cores();
    return cores < JOBS_MOST ? cores : JOBS_MOST;
}

static enum status
list_files(struct lint_run *run)
{
    struct buf out = buf_new(run->arena);

    for (uint32_t i = 0; i < run->inputs.file.count; i++) {
        buf_safe(&out, source_name(run, run->inputs.file.item[i].path));
        buf_byte(&out, '\n');
    }
    enum status status = talk_out(run->arena, buf_slice(&out));

    return run->status > status ? run->status : status;
}

static void
say_problems(struct lint_run *run)
{
    const struct walk *walk = run->inputs.walk;

    for (uint32_t i = 0; i < walk->problem.count; i++) {
        talk_say(run->arena, "cannot read `%.*s`: %s",
                 SLICE_ARGS(walk->problem.item[i].path),
                 walk->problem.item[i].why);
        run->status = STATUS_FAILED;
    }
    if (run->inputs.file.count == 0 && !run->options->quiet)
        talk_say(run->arena, "no files to check");
}

/* 2 wins over 1; --exit-zero silences 1 only. */
static enum status
final_status(const struct lint_run *run)
{
    const struct options *options = run->options;
    bool failing = run->grave > 0 ||
                   (options->max_warnings != OPTIONS_NONE &&
                    run->totals.level[LEVEL_WARNING] > options->max_warnings);

    if (run->status == STATUS_FAILED || options->exit_zero || !failing)
        return run->status;
    return STATUS_FINDINGS;
}

enum status
cmd_lint(struct arena *arena, const struct options *options)
{
    struct lint_run run = {.options = options, .arena = arena};
    struct slice problem;

    if (!read_kind(&run, &problem) || !read_levels(&run, &problem) ||
        !selection_make(arena, options, &run.selection, &problem) ||
        !outputs_open(arena, options, run.least, &run.outputs, &problem))
        return talk_usage(arena, problem);
    run.inputs = inputs_find(arena, options);
    say_problems(&run);
    if (options->list_files)
        return list_files(&run);
    run.task = (struct pool_task){
        .count = run.inputs.file.count,
        .work = lint_work,
        .done = lint_done,
    };
    run.outcome = arena_array(arena, struct outcome *, run.task.count);
    outputs_begin(&run.outputs);
    pool_run(&run.task, thread_count(&run));
    if (!outputs_end(&run.outputs, &run.totals))
        run.status = STATUS_FAILED;
    if (run.totals.hidden && !options->quiet)
        talk_say(arena, "%u more finding%s not shown", run.totals.hidden,
                 run.totals.hidden == 1 ? " is" : "s are");
    return final_status(&run);
}
