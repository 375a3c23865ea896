/* `invokelint expr EXPR`: one jq expression, without a document around it. */

#include "app/console.h"
#include "app/options.h"
#include "app/run/config_choice.h"
#include "app/run/outputs.h"
#include "app/run/overlap.h"
#include "base/files/worktree.h"
#include "jq/types/print_types.h"
#include "lint/single_expression.h"
#include "port/document_kind.h"
#include "read/json/read_json.h"
#include "report/redact.h"

struct expr_run {
    struct arena *arena;
    const struct options *options;
    enum jq_dialect dialect;
    const struct expression_place *place; /* NULL: anywhere */
    struct slice problem;                 /* empty: it was said already */
};

/* That of the configuration for the action, or for the working directory. */
static bool
configured_dialect(struct expr_run *run)
{
    struct config_lookup_entry *entry;
    struct config_choice choice;

    if (!config_choice_open(run->arena, run->options, &choice, &run->problem) ||
        !config_choice_find(&choice, run->options->file, &entry))
        return false;
    run->dialect = entry ? entry->config.dialect : JQ_1_7;
    return true;
}

static bool
read_dialect(struct expr_run *run)
{
    struct slice text = run->options->dialect;

    if (text.len == 0)
        return configured_dialect(run);
    run->dialect = slice_equal(text, S("1.8")) ? JQ_1_8 : JQ_1_7;
    if (slice_equal(text, S("1.7")) || slice_equal(text, S("1.8")))
        return true;
    run->problem = arena_printf(
        run->arena, "`--dialect` is 1.7 or 1.8, not `%.*s`", SLICE_ARGS(text));
    return false;
}

/* The first action in the file of --file. */
static bool
read_action(struct expr_run *run, struct action *action)
{
    struct slice path = run->options->file, text;
    struct source *source = arena_new(run->arena, struct source);
    struct tree *tree = arena_new(run->arena, struct tree);
    struct read_options read = {.jsonc = true};
    struct bag ignored = bag_new(run->arena);
    const char *why;

    if (!worktree_read_single(run->arena, path, &text, &why)) {
        console_say(run->arena, "cannot read `%.*s`: %s", SLICE_ARGS(path),
                    why);
        return false;
    }
    *source = source_make(path, text);
    *tree = read_json(run->arena, source, read, &ignored);
    struct document_parts parts = document_kind_find(run->arena, tree);

    for (uint32_t i = 0; i < parts.list.count; i++) {
        if (parts.list.item[i].kind != DOCUMENT_ACTION)
            continue;
        *action = action_view(tree, parts.list.item[i].node);
        return true;
    }
    run->problem =
        arena_printf(run->arena, "`%.*s` holds no action", SLICE_ARGS(path));
    return false;
}

static void
unknown_context(struct expr_run *run, struct slice name)
{
    struct slice file = run->options->file;
    struct slice best = expression_place_suggest(run->arena, name);

    if (best.len && !slice_equal(best, name))
        run->problem = arena_printf(
            run->arena, "unknown context `%.*s`, did you mean `%.*s`?",
            SLICE_ARGS(name), SLICE_ARGS(best));
    else if (best.len && file.len)
        run->problem = arena_printf(
            run->arena, "the action in `%.*s` has no context `%.*s`",
            SLICE_ARGS(file), SLICE_ARGS(name));
    else
        run->problem =
            arena_printf(run->arena,
                         "unknown context `%.*s`; one is called "
                         "`self-service.CREATE`, `automation.ENTITY_UPDATED`, "
                         "`condition.ENTITY_UPDATED` or `form.DAY-2`",
                         SLICE_ARGS(name));
}

static bool
read_place(struct expr_run *run)
{
    struct slice name = run->options->at;
    struct action action;
    bool in_file = run->options->file.len > 0;
    struct expression_place *place =
        arena_new(run->arena, struct expression_place);

    if (slice_equal(name, S("any")))
        name = slice_make(NULL, 0);
    if (name.len == 0 && !in_file)
        return true;
    if (in_file && !read_action(run, &action))
        return false;
    run->place = place;
    if (expression_place_find(run->arena, name, in_file ? &action : NULL,
                              place))
        return true;
    unknown_context(run, name);
    return false;
}

/* The bytes of standard input are the expression, to the last. */
static bool
read_source(struct arena *arena, struct slice operand, struct source *source)
{
    struct slice text = operand;
    const char *why;

    *source = source_make(S("<expression>"), operand);
    if (!slice_equal(operand, S("-")))
        return true;
    if (!file_read(arena, "-", &text, &why)) {
        console_say(arena, "cannot read standard input: %s", why);
        return false;
    }
    *source = source_make(S("<stdin>"), text);
    return true;
}

/* The type is for people, on the report that they read. */
static enum status
say_type(struct expr_run *run, const struct outputs *outputs,
         const struct source *source, const struct outcome *outcome)
{
    struct buf out = buf_new(run->arena);

    for (uint32_t i = 0; i < outputs->list.count; i++) {
        const struct output *output = outputs->list.item[i];

        if (output->reporter != &reporter_text || output->path.len)
            continue;
        buf_text(&out, "type: ");
        outcome_write(&out, outcome);
        buf_byte(&out, '\n');
        return console_out(run->arena, redact_quotes(run->arena, source->text,
                                                     buf_slice(&out)));
    }
    return STATUS_CLEAN;
}

static enum status
check(struct expr_run *run, struct outputs *outputs, struct source *source)
{
    enum level least = run->options->verbose ? LEVEL_HINT : LEVEL_INFO;
    struct report_totals totals = {0};
    struct bag bag = bag_new(run->arena);
    struct outcome outcome = expression_lint(run->arena, source->text,
                                             run->dialect, run->place, &bag);
    uint32_t errors = bag_count(&bag, LEVEL_ERROR);

    bag_finish(&bag);
    /* A summary of files says nothing about one expression. */
    for (uint32_t i = 0; i < outputs->list.count; i++)
        outputs->list.item[i]->style.quiet = true;
    outputs_begin(outputs);
    outputs_count(&totals, &bag, least, true);
    outputs_file(outputs, run->arena, source, &bag, NULL);
    if (!outputs_end(outputs, &totals))
        return STATUS_FAILED;
    if (errors)
        return STATUS_FINDINGS;
    return say_type(run, outputs, source, &outcome);
}

enum status
cmd_expr(struct arena *arena, const struct options *options)
{
    struct expr_run run = {.arena = arena, .options = options};
    enum level least = options->verbose ? LEVEL_HINT : LEVEL_INFO;
    struct outputs outputs;
    struct overlap overlap;
    struct source source;

    if (!read_dialect(&run) || !read_place(&run) ||
        !outputs_open(arena, options, file_directory(arena), least, &outputs,
                      &run.problem))
        return run.problem.len ? console_usage(arena, run.problem)
                               : STATUS_FAILED;
    if (options->operand.list.count != 1)
        return console_usage(arena, S("`expr` needs one expression"));
    if (!overlap_open(&overlap, arena, &outputs, options) ||
        !overlap_allows(&overlap, options->file, false) ||
        !overlap_allows(&overlap, options->config, false) ||
        !read_source(arena, options->operand.list.item[0], &source))
        return STATUS_FAILED;
    return check(&run, &outputs, &source);
}
