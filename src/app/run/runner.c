#include "app/run/runner.h"

#include "app/console.h"
#include "app/run/print_config.h"
#include "base/core/limits.h"
#include "base/text/buf.h"
#include "diag/fingerprint.h"

/* Without -j: a few files are done before threads are started, and beyond
 * eight the reading of files no longer gains.
 */
enum { JOBS_MOST = 8, FILES_ALONE = 16 };

/* What became of one file; in the arena of its job. */
struct runner_outcome {
    const char *why; /* it could not be read; else NULL */
    struct lint_result result;
};

struct slice
runner_source_name(const struct options *options, struct slice path)
{
    if (!slice_equal(path, S("-")))
        return path;
    return options->stdin_filename.len ? options->stdin_filename : S("<stdin>");
}

static void
work(struct pool_task *task, const struct pool_job *job)
{
    struct runner *runner = (struct runner *)task;
    const struct input *input = &runner->inputs.file.item[job->index];
    struct arena *arena = job->arena;
    struct thread_cache *cache = &runner->cache[job->thread];
    struct runner_outcome *outcome = arena_new(arena, struct runner_outcome);
    struct slice text;

    runner->outcome[job->index] = outcome;
    if (runner->text && runner->text[job->index].at)
        text = runner->text[job->index];
    else if (!input_read(arena, input, &text, &outcome->why))
        return;
    thread_cache_begin(cache);
    outcome->result = runner->check(
        runner, arena,
        source_make(runner_source_name(runner->options, input->path), text),
        input, cache);
}

/* Takes what is beyond --max-diagnostics out of the bag. */
static void
limit(struct runner *runner, struct bag *bag)
{
    uint32_t kept = 0;

    if (runner->options->max_diagnostics == OPTIONS_NONE)
        return;
    for (uint32_t i = 0; i < bag->list.count; i++) {
        struct diag *diag = bag->list.item[i];

        if (diag->level >= runner->least && runner->room == 0) {
            runner->totals.hidden++;
            continue;
        }
        runner->room -= diag->level >= runner->least;
        bag->list.item[kept++] = diag;
    }
    bag->list.count = kept;
}

/* Counts what makes the run fail: by the options, else by `entry`. */
static void
judge(struct runner *runner, const struct bag *bag,
      struct config_lookup_entry *entry)
{
    const struct options *options = runner->options;
    enum level fail_on = runner->fail_on;

    if (entry && entry->config.fail_on != LEVEL_OFF && !options->fail_on.len)
        fail_on = entry->config.fail_on;
    for (uint32_t i = 0; i < bag->list.count; i++)
        runner->grave += bag->list.item[i]->level >= fail_on;
    if (!entry || options->max_warnings != OPTIONS_NONE)
        return;
    entry->warnings += bag_count(bag, LEVEL_WARNING);
    runner->grave += entry->config.max_warnings != CONFIG_UNSET &&
                     entry->warnings > entry->config.max_warnings;
}

static void
report(struct runner *runner, struct arena *arena, struct lint_result *result,
       struct config_lookup_entry *entry)
{
    struct bag *bag = &result->bag;

    selection_apply(&runner->selection, entry ? &entry->config : NULL,
                    &result->suppressions, bag);
    baselines_apply(&runner->baselines, arena, &result->source, bag, entry);
    judge(runner, bag, entry);
    outputs_count(&runner->totals, bag, runner->least,
                  runner->options->unsafe_fixes);
    if (outputs_fingerprints(&runner->outputs))
        fingerprints_make(arena, &result->source, bag);
    limit(runner, bag);
    outputs_file(&runner->outputs, arena, &result->source, bag,
                 &result->errors);
}

/* Several documents may lead to one source, and not all of them to all that
 * is wrong with it: each finding is reported the first time it is met.  What
 * is merely worth knowing is not: it is the documents that were asked about.
 */
static void
report_once(struct runner *runner, struct arena *arena,
            const struct lint_result *result)
{
    struct lint_result fresh = {.source = result->source,
                                .bag = bag_new(arena)};

    fresh.bag.hidden.item = result->bag.hidden.item;
    fresh.bag.hidden.count = result->bag.hidden.count;
    for (uint32_t i = 0; i < result->bag.list.count; i++) {
        struct diag *diag = result->bag.list.item[i];

        if (diag->level < LEVEL_WARNING && !runner->options->verbose)
            continue;
        uint32_t *seen = map_add(
            &runner->reported,
            arena_printf(runner->arena, "%u %u %s %.*s %.*s", diag->where.at,
                         diag->where.len, diag->kind->id,
                         SLICE_ARGS(result->source.name),
                         SLICE_ARGS(diag->text)));

        if (!*seen)
            bag_take(&fresh.bag, diag);
        *seen = 1;
    }
    bag_finish(&fresh.bag);
    if (fresh.bag.list.count)
        report(runner, arena, &fresh, NULL);
}

static void
done(struct pool_task *task, uint32_t index, struct arena *arena)
{
    struct runner *runner = (struct runner *)task;
    struct runner_outcome *outcome = runner->outcome[index];
    const struct input *input = &runner->inputs.file.item[index];
    struct slice path = input->path;

    if (outcome->why) {
        console_say(arena, "cannot read `%.*s`: %s", SLICE_ARGS(path),
                    outcome->why);
        runner->status = STATUS_FAILED;
        /* It may be one of ours. */
        if (!input->named)
            overlap_add(&runner->overlap, path);
        return;
    }
    if (runner->fixer.asked)
        fixer_fix(&runner->fixer, runner, arena, index, &outcome->result);
    if (outcome->result.skipped) {
        if (runner->options->verbose)
            console_say(arena, "skipped `%.*s`: %s", SLICE_ARGS(path),
                        outcome->result.why ? outcome->result.why
                                            : "not for us");
        if (!input->named && !overlap_may_replace(outcome->result.source.text))
            overlap_add(&runner->overlap, path);
        return;
    }
    if (!input->named)
        overlap_add(&runner->overlap, path);
    for (uint32_t i = 0; i < outcome->result.before.count; i++)
        report_once(runner, arena, outcome->result.before.item[i]);
    report(runner, arena, &outcome->result, input->config);
}

static bool
read_levels(struct runner *runner, struct slice *problem)
{
    struct slice text = runner->options->fail_on;

    runner->fail_on = LEVEL_ERROR;
    if (text.len && (!level_find(text.at, &runner->fail_on) ||
                     runner->fail_on == LEVEL_OFF)) {
        *problem = arena_printf(runner->arena,
                                "`--fail-on` is error, warning, info or "
                                "hint, not `%.*s`",
                                SLICE_ARGS(text));
        return false;
    }
    /* What makes the run fail must be seen. */
    runner->least = runner->options->verbose || runner->fail_on == LEVEL_HINT
                        ? LEVEL_HINT
                        : LEVEL_INFO;
    runner->room = runner->options->max_diagnostics;
    return true;
}

bool
runner_open(struct runner *runner, struct arena *arena,
            const struct options *options, struct slice *problem)
{
    runner->arena = arena;
    runner->options = options;
    runner->reported = map_new(arena);
    return read_levels(runner, problem) &&
           config_choice_open(arena, options, &runner->choice, problem) &&
           baselines_open(&runner->choice, &runner->baselines) &&
           selection_make(arena, options, &runner->selection, problem) &&
           outputs_open(arena, options, runner->choice.configs.working,
                        runner->least, &runner->outputs, problem);
}

static uint32_t
min_of(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t
thread_count(const struct runner *runner)
{
    uint32_t cores, jobs = runner->options->jobs;

    if (jobs != OPTIONS_NONE && jobs > 0)
        return min_of(min_of(jobs, LIMIT_JOBS), runner->inputs.file.count + 1);
    if (jobs == OPTIONS_NONE && runner->inputs.file.count <= FILES_ALONE)
        return 1;
    cores = pool_cores();
    return cores < JOBS_MOST ? cores : JOBS_MOST;
}

/* What the baselines list in vain, and the new one. */
static void
report_baselines(struct runner *runner)
{
    struct baselines *baselines = &runner->baselines;

    for (uint32_t i = 0; i < baselines->list.count; i++) {
        struct baselines_entry *entry = baselines->list.item[i];
        struct lint_result unused = {
            .source = entry->baseline.source,
            .bag = baselines_unused(baselines, entry, &runner->selection),
        };

        if (unused.bag.list.count)
            report(runner, runner->arena, &unused, entry->owner);
    }
    if (runner->note_read && runner->overlap.output.count)
        runner->note_read(runner);
    runner->outputs.withheld = !overlap_allows_late(&runner->overlap);
    if (runner->outputs.withheld || !baselines_write(baselines))
        runner->status = STATUS_FAILED;
}

/* What makes the run fail must be seen: see read_levels(). */
static void
show_hints(struct runner *runner)
{
    const struct config_lookup *configs = &runner->choice.configs;

    for (uint32_t i = 1; i < configs->found.count; i++) {
        if (configs->found.item[i]->config.fail_on != LEVEL_HINT ||
            runner->options->fail_on.len)
            continue;
        runner->least = LEVEL_HINT;
        for (uint32_t k = 0; k < runner->outputs.list.count; k++)
            runner->outputs.list.item[k]->style.least = LEVEL_HINT;
    }
}

static enum status
list_files(struct runner *runner)
{
    struct buf out = buf_new(runner->arena);

    for (uint32_t i = 0; i < runner->inputs.file.count; i++) {
        buf_safe(&out, runner_source_name(runner->options,
                                          runner->inputs.file.item[i].path));
        buf_byte(&out, '\n');
    }
    enum status status = console_out(runner->arena, buf_slice(&out));

    return runner->status > status ? runner->status : status;
}

static void
say_problems(struct runner *runner)
{
    const struct walk *walk = runner->inputs.walk;

    for (uint32_t i = 0; i < walk->problem.count; i++) {
        console_say(runner->arena, "cannot read `%.*s`: %s",
                    SLICE_ARGS(walk->problem.item[i].path),
                    walk->problem.item[i].why);
        runner->status = STATUS_FAILED;
    }
    if (runner->inputs.file.count == 0 && !runner->options->quiet)
        console_say(runner->arena, "no files to check");
}

/* Whether nothing that the run writes is something that it reads.  Of the files
 * that walking has found only those count that turn out to be for us: an older
 * report may be among them.
 */
static bool
allow_outputs(struct runner *runner)
{
    struct overlap *overlap = &runner->overlap;
    const struct config_lookup *configs = &runner->choice.configs;
    const struct baselines *baselines = &runner->baselines;
    bool good = true;

    if (!overlap_open(overlap, runner->arena, &runner->outputs,
                      runner->options))
        return false;
    for (uint32_t i = 0; good && i < runner->inputs.file.count; i++) {
        const struct input *input = &runner->inputs.file.item[i];

        good = !input->named ||
               overlap_allows(overlap,
                              runner_source_name(runner->options, input->path),
                              false);
    }
    for (uint32_t i = 1; good && i < configs->found.count; i++)
        good = overlap_allows(
            overlap, configs->found.item[i]->config.source.name, false);
    for (uint32_t i = 0; good && i < baselines->list.count; i++)
        good = overlap_allows(
            overlap, baselines->list.item[i]->baseline.source.name, true);
    for (uint32_t i = 0; good && i < runner->read.count; i++)
        good = overlap_allows(overlap, runner->read.item[i], false);
    return good;
}

/* Finds the files, and the settings for each. */
static bool
find_files(struct runner *runner)
{
    runner->inputs = inputs_find(runner->arena, runner->options,
                                 runner->choice.configs.working);
    if (!config_choice_inputs(&runner->choice, &runner->inputs) ||
        !baselines_find(&runner->baselines) || !allow_outputs(runner))
        return false;
    show_hints(runner);
    runner->baselines.least = runner->least;
    say_problems(runner);
    runner->outputs.alone = runner->inputs.file.count == 1;
    return true;
}

/* Before any of them is read: what a killed run has left half written. */
static void
restore_files(struct runner *runner)
{
    struct arena scratch = ARENA_INIT;

    for (uint32_t i = 0; i < runner->inputs.file.count; i++) {
        if (!runner->fixer.asked || runner->fixer.diff)
            break;
        if (!fixer_restore(&scratch, runner->inputs.file.item[i].path))
            runner->status = STATUS_FAILED;
        arena_reset(&scratch);
    }
    arena_close(&scratch);
}

static void
check_files(struct runner *runner)
{
    uint32_t threads = thread_count(runner);

    restore_files(runner);
    runner->task = (struct pool_task){
        .count = runner->inputs.file.count,
        .work = work,
        .done = done,
    };
    runner->outcome =
        arena_array(runner->arena, struct runner_outcome *, runner->task.count);
    runner->cache = arena_array(runner->arena, struct thread_cache, threads);
    if (runner->prepare)
        runner->prepare(runner, threads);
    pool_run(&runner->task, threads);
    for (uint32_t i = 0; i < threads; i++)
        thread_cache_close(&runner->cache[i]);
}

/* 2 wins over 1; --exit-zero silences 1 only. */
static enum status
final_status(const struct runner *runner)
{
    const struct options *options = runner->options;
    bool failing =
        runner->grave > 0 ||
        (options->max_warnings != OPTIONS_NONE &&
         runner->totals.level[LEVEL_WARNING] > options->max_warnings);

    /* With --diff the question is another: would anything change? */
    if (runner->status == STATUS_FAILED || options->exit_zero ||
        options->diff || !failing)
        return runner->status;
    return STATUS_FINDINGS;
}

enum status
runner_run(struct runner *runner)
{
    const struct options *options = runner->options;

    if (options->print_config)
        return print_config(&runner->choice, &runner->selection);
    if (!find_files(runner))
        return STATUS_FAILED;
    if (options->list_files)
        return list_files(runner);
    fixer_open(&runner->fixer, runner);
    outputs_begin(&runner->outputs);
    for (uint32_t i = 0; i < runner->before.count; i++)
        report_once(runner, runner->arena, runner->before.item[i]);
    check_files(runner);
    report_baselines(runner);
    if (!outputs_end(&runner->outputs, &runner->totals))
        runner->status = STATUS_FAILED;
    enum status fixed = fixer_close(&runner->fixer, runner);

    if (fixed > runner->status)
        runner->status = fixed;
    if (runner->totals.hidden && !options->quiet)
        console_say(runner->arena, "%u more finding%s not shown",
                    runner->totals.hidden,
                    runner->totals.hidden == 1 ? " is" : "s are");
    return final_status(runner);
}
