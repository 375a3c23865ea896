/* `invokelint expr EXPR`: one jq expression, without a document around it. */

#include "app/options.h"
#include "app/outputs.h"
#include "app/talk.h"
#include "base/file.h"
#include "jq/parse.h"

static bool
read_dialect(struct arena *arena, struct slice text, enum jq_dialect *dialect,
             struct slice *problem)
{
    *dialect = JQ_1_7;
    if (text.len == 0 || slice_equal(text, S("1.7")))
        return true;
    *dialect = JQ_1_8;
    if (slice_equal(text, S("1.8")))
        return true;
    *problem = arena_printf(arena, "`--dialect` is 1.7 or 1.8, not `%.*s`",
                            SLICE_ARGS(text));
    return false;
}

static bool
read_context(struct arena *arena, const struct options *options,
             struct slice *problem)
{
    if (options->file.len)
        *problem = S("`--file` is not available in this version");
    else if (options->at.len && !slice_equal(options->at, S("any")))
        *problem = arena_printf(arena,
                                "`--at %.*s` is not available in this "
                                "version; `--at any` is",
                                SLICE_ARGS(options->at));
    else
        return true;
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
        talk_say(arena, "cannot read standard input: %s", why);
        return false;
    }
    *source = source_make(S("<stdin>"), text);
    return true;
}

enum status
cmd_expr(struct arena *arena, const struct options *options)
{
    struct jq_options jq = {.port = true};
    enum level least = options->verbose ? LEVEL_HINT : LEVEL_INFO;
    struct report_totals totals = {0};
    struct bag bag = bag_new(arena);
    struct outputs outputs;
    struct source source;
    struct slice problem;

    if (!read_dialect(arena, options->dialect, &jq.dialect, &problem) ||
        !read_context(arena, options, &problem) ||
        !outputs_open(arena, options, least, &outputs, &problem))
        return talk_usage(arena, problem);
    if (options->operand.list.count != 1)
        return talk_usage(arena, S("`expr` needs one expression"));
    if (!read_source(arena, options->operand.list.item[0], &source))
        return STATUS_FAILED;
    jq_parse(arena, source.text, &jq, &bag);
    bag_finish(&bag);
    outputs_begin(&outputs);
    outputs_count(&totals, &bag, least);
    outputs_file(&outputs, arena, &source, &bag);
    if (!outputs_end(&outputs, &totals))
        return STATUS_FAILED;
    return bag_count(&bag, LEVEL_ERROR) ? STATUS_FINDINGS : STATUS_CLEAN;
}
