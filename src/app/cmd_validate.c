/* `invokelint validate --schema FILE`: any JSON against any JSON Schema. */

#include "app/runner.h"
#include "app/schema_files.h"
#include "app/talk.h"
#include "base/file.h"
#include "lint/trees.h"
#include "regex/match.h"
#include "rules/registry.h"
#include "schema/eval.h"

struct validate_run {
    struct runner runner;
    struct schema_files schema;
    bool jsonc;
};

/* The work on one source. */
struct validation {
    struct trees_visitor visitor;
    struct arena *arena;
    const struct schema_files *schema;
    struct eval_options options;
};

static void
visit(struct trees_visitor *visitor, const struct tree *tree, struct bag *bag)
{
    const struct validation *v = (const struct validation *)visitor;

    if (tree_root(tree))
        schema_eval(v->schema->schema, v->schema->root, tree, tree_root(tree),
                    &v->options, v->arena, bag);
}

static struct lint_result
check(const struct runner *runner, struct arena *arena, struct source source,
      bool named)
{
    const struct validate_run *run = (const struct validate_run *)runner;
    struct lint_result result = {.source = source, .bag = bag_new(arena)};
    struct validation validation = {
        .visitor.visit = visit,
        .arena = arena,
        .schema = &run->schema,
        .options.kind_find = registry_find,
        .options.patterns = pattern_cache_new(arena),
    };

    (void)named; /* nothing is skipped, however it was found */
    trees_read(arena, &result.source, trees_options(source.name, run->jsonc),
               &validation.visitor, &result.bag);
    bag_finish(&result.bag);
    return result;
}

static bool
read_schema(struct arena *arena, const struct options *options,
            struct schema_files *schema)
{
    struct slice path = options->schema, text;
    const char *why;

    if (!file_read(arena, path.at, &text, &why)) {
        talk_say(arena, "cannot read the schema `%.*s`: %s", SLICE_ARGS(path),
                 why);
        return false;
    }
    *schema = schema_files_load(
        arena, source_make(runner_source_name(options, path), text));
    return true;
}

static bool
has_fault(const struct bag *bag)
{
    return bag_count(bag, LEVEL_WARNING) || bag_count(bag, LEVEL_ERROR);
}

/* The files of a schema are reported only when there is a fault in them, or
 * anything at all and everything was asked for: it is the instances that were
 * to be checked.
 */
static void
report_schema(struct validate_run *run, struct arena *arena)
{
    for (uint32_t i = 0; i < run->schema.list.count; i++) {
        const struct schema_file *file = run->schema.list.item[i];

        if (run->runner.options->verbose ? file->bag.list.count
                                         : has_fault(&file->bag))
            *vec_push(arena, &run->runner.before) =
                (struct lint_result){.source = file->source, .bag = file->bag};
    }
}

enum status
cmd_validate(struct arena *arena, const struct options *options)
{
    struct validate_run run = {
        .runner.check = check,
        .jsonc = options->jsonc,
    };
    struct slice problem;

    if (options->schema.len == 0)
        return talk_usage(arena, S("`validate` needs `--schema FILE`"));
    if (options->operand.list.count == 0 && options->stdin_filename.len == 0)
        return talk_usage(arena, S("`validate` needs a file or directory to "
                                   "validate"));
    if (!runner_open(&run.runner, arena, options, &problem))
        return talk_usage(arena, problem);
    if (!read_schema(arena, options, &run.schema))
        return STATUS_FAILED;
    report_schema(&run, arena);
    return runner_run(&run.runner);
}
