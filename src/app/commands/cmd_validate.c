/* `invokelint validate`: any JSON against any JSON Schema. */

#include "app/console.h"
#include "app/run/runner.h"
#include "app/schemas/check_schema.h"
#include "app/schemas/schema_store.h"
#include "base/files/file.h"
#include "base/text/suggestion.h"
#include "format/idna.h"
#include "lint/workspace/source_reader.h"
#include "port/bundle.h"
#include "regex/match.h"
#include "report/uri.h"
#include "rules/registry.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/kinds.h"

struct validate_run {
    struct runner runner;
    struct schema_index index;
    struct schema_store store;
    VEC(const struct schema_entry *) schema; /* those of --schema */
    bool jsonc, formats;
    bool errors; /* a report wants them apart */
};

/* The work on one source. */
struct validation {
    struct source_visitor visitor;
    struct validate_run *run;
    struct arena *arena;
    struct lint_result *result;
    struct eval_options options;
    bool named;    /* by the user: it must have a schema */
    bool readable; /* the current document is JSON */
};

/* ---- One source ---------------------------------------------------------- */

static struct bag *
add_errors(struct arena *arena, struct bags *bags, size_t size)
{
    struct bag *errors = arena_new(arena, struct bag);

    *errors = bag_for(arena, size);
    *vec_push(arena, &bags->list) = errors;
    return errors;
}

/* Where no schema has judged, the findings do. */
static void
add_findings(const struct validate_run *run, struct arena *arena,
             struct lint_result *result, const struct bag *bag)
{
    if (!run->errors || result->skipped)
        return;
    struct bag *errors = add_errors(arena, &result->errors, 0);

    for (uint32_t i = 0; i < bag->list.count; i++)
        if (bag->list.item[i]->level == LEVEL_ERROR)
            bag_take(errors, bag->list.item[i]);
}

/* By the schema alone: no level, no option and no other document has a say.
 */
static void
judge(struct validation *v, const struct schema_entry *entry,
      const struct tree *tree)
{
    struct eval_options options = v->options;
    struct bag *errors =
        add_errors(v->arena, &v->result->errors, tree->source->text.len);

    options.errors = true;
    schema_eval(entry->schema, entry->root, tree, tree_root(tree), &options,
                v->arena, errors);
    bag_finish(errors);
}

static void
eval(struct validation *v, const struct schema_entry *entry,
     const struct tree *tree, struct bag *bag)
{
    if (v->readable && v->run->errors)
        judge(v, entry, tree);
    schema_eval(entry->schema, entry->root, tree, tree_root(tree), &v->options,
                v->arena, bag);
}

/* Validates against the schema that the document itself names. */
static void
eval_named(struct validation *v, const struct tree *tree, struct bag *bag)
{
    const struct node *root = tree_root(tree);
    const struct node *name = node_find(tree, root, S("$schema"));

    if (!node_is(name, NODE_STRING)) {
        if (v->named && !node_is(root, NODE_ERROR))
            bag_add(bag, &kind_schema_not_found, node_opening(root),
                    "no schema to validate against: expected `$schema` here, "
                    "or the option `--schema`");
        else
            v->result->skipped = bag->list.count == 0;
        v->result->why = "it names no schema";
        return;
    }
    const struct schema_entry *entry = schema_store_named(
        &v->run->store, v->result->source.name, node_text(tree, name));

    if (entry) {
        for (uint32_t i = 0; i < entry->fault.count; i++)
            *vec_push(v->arena, &v->result->before) = entry->fault.item[i];
        eval(v, entry, tree, bag);
        return;
    }
    struct diag *diag = bag_add(bag, &kind_schema_not_found, node_span(name),
                                "there is no schema `%.*s` here, and nothing "
                                "is ever fetched",
                                SLICE_ARGS(node_text(tree, name)));

    bag_help(bag, diag,
             "give a local file by `--schema`, `--map` or `--schema-dir`");
}

static void
visit(struct source_visitor *visitor, const struct tree *tree, struct bag *bag)
{
    struct validation *v = (struct validation *)visitor;
    const struct validate_run *run = v->run;
    uint32_t judged = v->result->errors.list.count;

    v->readable = bag_count(bag, LEVEL_ERROR) == 0;
    if (!v->readable)
        add_findings(run, v->arena, v->result, bag);
    if (tree_root(tree) && run->schema.count == 0)
        eval_named(v, tree, bag);
    for (uint32_t i = 0; tree_root(tree) && i < run->schema.count; i++)
        eval(v, run->schema.item[i], tree, bag);
    if (v->result->errors.list.count == judged)
        add_findings(run, v->arena, v->result, bag);
}

static struct lint_result
check(const struct runner *runner, struct arena *arena, struct source source,
      const struct input *input, struct thread_cache *cache)
{
    /* Only the store changes, and that under its lock. */
    struct validate_run *run = (struct validate_run *)(uintptr_t)runner;
    struct lint_result result = {
        .source = source,
        .bag = bag_for(arena, source.text.len),
    };
    struct validation validation = {
        .visitor.visit = visit,
        .visitor.suppressions = &result.suppressions,
        .run = run,
        .arena = arena,
        .result = &result,
        .options.kind_find = registry_find,
        .options.patterns = cache->patterns,
        .options.formats = run->formats,
        .named = input->named,
    };

    /* No key is ours in documents that are not. */
    result.suppressions =
        suppressions_new(arena, input->config ? &input->config->config : NULL,
                         input->below, runner->options->no_ignores);
    result.suppressions.key = slice_make(NULL, 0);
    if (!source_reader_read(arena, &result.source,
                            source_reader_options(source.name, run->jsonc),
                            &validation.visitor, &result.bag))
        add_findings(run, arena, &result, &result.bag);
    suppressions_finish(&result.suppressions, &result.bag);
    bag_finish(&result.bag);
    return result;
}

static struct lint_result
check_as_schema(const struct runner *runner, struct arena *arena,
                struct source source, const struct input *input,
                struct thread_cache *cache)
{
    const struct validate_run *run = (const struct validate_run *)runner;

    (void)cache; /* patterns of other people's schemas are read once */
    struct lint_result result = check_schema(
        arena, source, &run->index, run->store.options.dialect, input->named);

    add_findings(run, arena, &result, &result.bag);
    return result;
}

/* ---- The schemas of the command line ------------------------------------- */

static void
unknown_schema(struct arena *arena, struct slice name, const char *why)
{
    struct suggestion suggestion = suggestion_start(name);

    for (uint32_t i = 0; i < bundle_count(); i++)
        suggestion_offer(&suggestion, bundle_name(i));
    struct slice best = suggestion_best(&suggestion);

    if (slice_find(name, S("://"), 0) != SLICE_NONE)
        console_say(
            arena,
            "there is no schema `%.*s` here, and nothing is ever fetched: "
            "give a local file by `--map` or `--schema-dir`",
            SLICE_ARGS(name));
    else if (best.len)
        console_say(
            arena,
            "cannot read the schema `%.*s`: %s; did you mean the bundled "
            "schema `%.*s`?",
            SLICE_ARGS(name), why, SLICE_ARGS(best));
    else
        console_say(arena, "cannot read the schema `%.*s`: %s",
                    SLICE_ARGS(name), why);
}

/* A file is preferred to a bundled schema of that name. */
static const struct schema_entry *
get_schema(struct validate_run *run, struct arena *arena,
           const struct options *options, struct slice name)
{
    const struct schema_entry *entry = NULL;
    struct slice text;
    const char *why;

    if (slice_equal(name, S("-"))) {
        if (file_read(arena, name.at, &text, &why))
            return schema_store_read(
                &run->store,
                source_make(runner_source_name(options, name), text));
    } else {
        if (file_type_of(name.at) == FILE_ABSENT)
            entry = schema_store_find(&run->store, name);
        if (!entry)
            entry = schema_store_file(&run->store, name, &why);
    }
    if (!entry)
        unknown_schema(arena, name, why);
    return entry;
}

static bool
get_schemas(struct validate_run *run, struct arena *arena,
            const struct options *options)
{
    for (uint32_t i = 0; i < options->schema.list.count; i++) {
        const struct schema_entry *entry =
            get_schema(run, arena, options, options->schema.list.item[i]);

        if (!entry)
            return false;
        *vec_push(arena, &run->schema) = entry;
        for (uint32_t j = 0; j < entry->fault.count; j++)
            *vec_push(arena, &run->runner.before) = entry->fault.item[j];
    }
    return true;
}

/* ---- The command --------------------------------------------------------- */

static bool
read_dialect(struct slice name, enum schema_dialect *dialect,
             struct slice *problem, struct arena *arena)
{
    static const struct slice names[] = {
        [DIALECT_3] = SC("3"),          [DIALECT_4] = SC("4"),
        [DIALECT_6] = SC("6"),          [DIALECT_7] = SC("7"),
        [DIALECT_2019] = SC("2019-09"), [DIALECT_2020] = SC("2020-12"),
    };

    *dialect = DIALECT_2020;
    if (name.len == 0)
        return true;
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (slice_equal(names[i], name)) {
            *dialect = (enum schema_dialect)i;
            return true;
        }
    *problem = arena_printf(arena,
                            "`--dialect` is 3, 4, 6, 7, 2019-09 or 2020-12, "
                            "not `%.*s`",
                            SLICE_ARGS(name));
    return false;
}

static bool
names_stdin(const struct option_values *texts)
{
    for (uint32_t i = 0; i < texts->list.count; i++)
        if (slice_equal(texts->list.item[i], S("-")))
            return true;
    return false;
}

static bool
check_operands(const struct options *options, struct slice *problem)
{
    bool taken = names_stdin(&options->schema);

    if (options->check_schema && options->schema.list.count) {
        *problem = S("`--check-schema` takes the schemas themselves, without "
                     "`--schema`");
        return false;
    }
    if (options->operand.list.count == 0 &&
        (taken || options->stdin_filename.len == 0)) {
        *problem = S("`validate` needs a file or directory to validate");
        return false;
    }
    if (taken && names_stdin(&options->operand)) {
        *problem = S("standard input cannot be both a schema and a document");
        return false;
    }
    return true;
}

/* No report goes over a schema, or where one is looked for. */
static void
list_schemas(struct validate_run *run, struct arena *arena,
             const struct option_values *named)
{
    for (uint32_t i = 0; i < named->list.count; i++)
        *vec_push(arena, &run->runner.read) = named->list.item[i];
    for (uint32_t i = 0; i < run->store.file.count; i++)
        *vec_push(arena, &run->runner.read) = run->store.file.item[i];
    for (uint32_t i = 0; i < run->index.schema.count; i++)
        *vec_push(arena, &run->runner.read) = run->index.schema.item[i];
    for (uint32_t i = 0; i < run->index.mapping.count; i++)
        *vec_push(arena, &run->runner.read) = run->index.mapping.item[i].path;
}

/* Schemas that the documents themselves have named. */
static void
note_read(struct runner *runner)
{
    const struct validate_run *run = (const struct validate_run *)runner;

    for (uint32_t i = 0; i < run->store.file.count; i++)
        overlap_add(&runner->overlap, run->store.file.item[i]);
}

/* What relative URIs of schemas are made absolute by. */
static struct slice
folder_uri(struct arena *arena, struct slice folder)
{
    struct buf uri = buf_new(arena);

    uri_uri(&uri, folder, S("."));
    buf_byte(&uri, '/');
    return buf_slice(&uri);
}

enum status
cmd_validate(struct arena *arena, const struct options *options)
{
    struct validate_run run = {
        .runner.check = options->check_schema ? check_as_schema : check,
        .runner.note_read = note_read,
        .jsonc = options->jsonc,
        .formats = options->formats,
    };
    struct schema_options loading = {0};
    struct slice problem;

    if (!check_operands(options, &problem) ||
        !read_dialect(options->dialect, &loading.dialect, &problem, arena) ||
        !runner_open(&run.runner, arena, options, &problem) ||
        !schema_index_open(&run.index, arena, options, &problem))
        return problem.len ? console_usage(arena, problem) : STATUS_FAILED;
    run.errors = outputs_errors(&run.runner.outputs);
    if (run.errors)
        loading.base = folder_uri(arena, run.runner.choice.configs.working);
    schema_store_open(&run.store, arena, &run.index, loading);
    for (uint32_t i = 0; i < run.index.twin.count; i++)
        *vec_push(arena, &run.runner.before) = run.index.twin.item[i];
    if (options->formats && !options->quiet && !idna_is_there())
        console_say(arena, "this build has no libidn2: `idn-hostname` and "
                           "`idn-email` are not checked");
    enum status status = STATUS_FAILED;

    if (get_schemas(&run, arena, options)) {
        list_schemas(&run, arena, &options->schema);
        status = runner_run(&run.runner);
    }
    schema_store_close(&run.store);
    return status;
}
