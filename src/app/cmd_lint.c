/* `invokelint lint`: files → lint_source(). */

#include "app/runner.h"
#include "app/talk.h"

struct lint_run {
    struct runner runner;
    struct lint_options lint;
};

static struct lint_result
check(const struct runner *runner, struct arena *arena, struct source source,
      const struct input *input, struct desk *desk)
{
    struct lint_options options = ((const struct lint_run *)runner)->lint;

    options.named = input->named;
    if (input->config) {
        options.config = &input->config->config;
        options.dialect = options.config->dialect;
        options.path = input->below;
    }
    options.desk = desk;
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
        .lint.jsonc = options->jsonc,
        .lint.no_ignores = options->no_ignores,
    };
    struct slice problem;

    if (!read_kind(arena, options->kind, &run.lint.kind, &problem) ||
        !runner_open(&run.runner, arena, options, &problem))
        return problem.len ? talk_usage(arena, problem) : STATUS_FAILED;
    return runner_run(&run.runner);
}
