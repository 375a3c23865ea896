/* `invokelint lint`: files → workspace → lint_source(). */

#include "app/console.h"
#include "app/run/runner.h"
#include "lint/workspace/workspace.h"

struct lint_run {
    struct runner runner;
    struct lint_options lint;
    struct workspace_options around;
    struct workspace *workspace;
};

/* The first pass over the files. */
struct first_pass {
    struct pool_task task;
    struct lint_run *run;
};

static void
read_first(struct pool_task *task, const struct pool_job *job)
{
    const struct lint_run *run = ((const struct first_pass *)task)->run;
    const struct input *input = &run->runner.inputs.file.item[job->index];

    if (!input->why)
        workspace_read(run->workspace, job, input->path,
                       runner_source_name(run->runner.options, input->path));
}

/* Takes up the texts that were read. */
static void
take_texts(struct lint_run *run)
{
    struct runner *runner = &run->runner;
    const struct inputs *inputs = &runner->inputs;

    runner->text = arena_array(runner->arena, struct slice, inputs->file.count);
    for (uint32_t i = 0; i < inputs->file.count; i++)
        runner->text[i] = workspace_text(run->workspace, i);
}

/* Where the files around are, as the outermost configuration says: there is
 * one workspace for all files.
 */
static void
find_context(struct lint_run *run)
{
    struct runner *runner = &run->runner;
    struct workspace_options *around = &run->around;
    const struct config_lookup *configs = &runner->choice.configs;
    const struct config_lookup_entry *entry = NULL;

    for (uint32_t i = 1; i < configs->found.count; i++) {
        const struct config_lookup_entry *other = configs->found.item[i];

        if (!entry || other->config.folder.len < entry->config.folder.len)
            entry = other;
    }
    if (!entry)
        return;
    const struct config *config = &entry->config;

    around->bounds = entry->root;
    around->folder = config->folder;
    around->blueprints = config->blueprints;
    around->workflows = config->workflows;
    for (uint32_t i = 0; i < config->repositories.count; i++)
        *vec_push(runner->arena, &around->repositories) =
            (struct workspace_repository){
                .name = config->repositories.item[i].name,
                .folder = config->repositories.item[i].folder,
            };
}

/* The run goes on: about what was not looked at, nothing is said. */
static void
say_problems(const struct lint_run *run)
{
    uint32_t count;
    const struct walk_problem *problem =
        workspace_problems(run->workspace, &count);

    for (uint32_t i = 0; i < count && !run->runner.options->quiet; i++)
        console_say(run->runner.arena, "passed over `%.*s`: %s",
                    SLICE_ARGS(problem[i].path), problem[i].why);
}

static void
prepare(struct runner *runner, uint32_t threads)
{
    struct lint_run *run = (struct lint_run *)runner;
    struct first_pass first = {
        .task = {.count = runner->task.count, .work = read_first},
        .run = run,
    };

    run->around.directory = runner->choice.configs.working;
    run->workspace = workspace_open(runner->arena, &run->around,
                                    runner->task.count, threads);
    pool_run(&first.task, threads);
    take_texts(run);
    find_context(run);
    workspace_finish(run->workspace);
    say_problems(run);
}

/* Where definitions came from. */
static void
note_read(struct runner *runner)
{
    const struct lint_run *run = (const struct lint_run *)runner;
    const struct catalog *catalog;

    if (!run->workspace || runner->inputs.file.count == 0)
        return;
    catalog = workspace_catalog(run->workspace, 0);
    for (uint32_t i = 0; i < catalog->action.count; i++)
        overlap_add(&runner->overlap, catalog->action.item[i].source->name);
    for (uint32_t i = 0; i < catalog->blueprint.count; i++)
        overlap_add(&runner->overlap,
                    catalog->blueprint.item[i]->tree->source->name);
    for (uint32_t i = 0; i < catalog->checkout.count; i++) {
        const struct checkout *checkout = catalog->checkout.item[i];

        for (uint32_t k = 0; k < checkout->workflow.count; k++)
            overlap_add(&runner->overlap,
                        checkout->workflow.item[k].source->name);
    }
}

static struct lint_result
check(const struct runner *runner, struct arena *arena, struct source source,
      const struct input *input, struct thread_cache *cache)
{
    const struct lint_run *run = (const struct lint_run *)runner;
    struct lint_options options = run->lint;
    uint32_t index = (uint32_t)(input - runner->inputs.file.item);

    options.named = input->named;
    options.defaults = !run->runner.selection.select->list.count &&
                       !run->runner.selection.level.count;
    if (input->config) {
        options.config = &input->config->config;
        options.dialect = options.config->dialect;
        options.path = input->below;
    }
    options.cache = cache;
    options.kept = workspace_kept(run->workspace, index);
    options.catalog = workspace_catalog(run->workspace, index);
    return lint_source(arena, source, &options);
}

static bool
read_kind(struct arena *arena, struct slice name, enum lint_kind *kind,
          struct slice *problem)
{
    if (name.len == 0 || lint_kind_find(name, kind))
        return true;
    *problem = arena_printf(arena, "unknown kind `%.*s`; there are %s",
                            SLICE_ARGS(name), lint_kind_names());
    return false;
}

enum status
cmd_lint(struct arena *arena, const struct options *options)
{
    struct lint_run run = {
        .runner.check = check,
        .runner.prepare = prepare,
        .runner.note_read = note_read,
        .lint.jsonc = options->jsonc,
        .lint.no_ignores = options->no_ignores,
        .around.jsonc = options->jsonc,
    };
    struct slice problem;
    enum status status;

    if (!read_kind(arena, options->kind, &run.lint.kind, &problem) ||
        !runner_open(&run.runner, arena, options, &problem))
        return problem.len ? console_usage(arena, problem) : STATUS_FAILED;
    status = runner_run(&run.runner);
    if (run.workspace)
        workspace_close(run.workspace);
    return status;
}
