#include "app/run/outputs.h"

#include "app/console.h"
#include "base/core/stream.h"
#include "base/files/file.h"
#include "base/files/replace.h"
#include "base/text/log.h"
#include "base/text/suggestion.h"
#include "report/redact.h"
#include "rules/page.h"

#include <errno.h>
#include <stdlib.h>

/* Standard output is written in pieces of about this size. */
#define PIECE_BYTES ((size_t)64 << 10)

static struct slice
environment(const char *name)
{
    return slice_from(getenv(name));
}

/* The root of the checkout as GitHub and GitLab tell it. */
static struct slice
workspace(void)
{
    struct slice root = environment("GITHUB_WORKSPACE");

    return root.len ? root : environment("CI_PROJECT_DIR");
}

/* Colours on standard output when nothing else is said: the conventions of
 * no-color.org and of FORCE_COLOR, then whether it is a terminal.
 */
static bool
color_by_itself(bool terminal)
{
    struct slice force = environment("FORCE_COLOR");

    if (environment("NO_COLOR").len)
        return false;
    if (force.len == 0)
        force = environment("CLICOLOR_FORCE");
    if (force.len)
        return !slice_equal(force, S("0"));
    return terminal && !slice_equal(environment("TERM"), S("dumb"));
}

/* Nearly every terminal knows hyperlinks or passes over them; these show them
 * as they are written: the Linux console, and VTE up to 0.49.
 */
static bool
knows_links(void)
{
    struct slice vte = environment("VTE_VERSION");

    return !slice_equal(environment("TERM"), S("linux")) &&
           (vte.len == 0 || vte.len > 4 ||
            (vte.len == 4 && slice_compare(vte, S("5000")) >= 0));
}

/* Reads --color; `*forced` when it is not left to us. */
static bool
choose_color(struct arena *arena, const struct options *options, bool terminal,
             bool *color, bool *forced, struct slice *problem)
{
    struct slice when = options->no_color ? S("never") : options->color;

    *forced = slice_equal(when, S("always"));
    *color = *forced;
    if (*forced || slice_equal(when, S("never")))
        return true;
    if (when.len == 0 || slice_equal(when, S("auto"))) {
        *color = color_by_itself(terminal);
        return true;
    }
    *problem =
        arena_printf(arena, "`--color` is auto, always or never, not `%.*s`",
                     SLICE_ARGS(when));
    return false;
}

/* Only `validate` is about a schema, which has errors to tell. */
static bool
suits(const struct reporter *reporter, const struct options *options)
{
    return !reporter->errors || options->command == COMMAND_validate;
}

static bool
unknown_format(struct arena *arena, const struct options *options,
               struct slice name, struct slice *problem)
{
    struct suggestion suggestion = suggestion_start(name);
    struct buf text = buf_new(arena);

    buf_printf(&text, "unknown format `%.*s`", SLICE_ARGS(name));
    for (uint32_t i = 0; i < reporter_count(); i++)
        if (suits(reporter_at(i), options))
            suggestion_offer(&suggestion, slice_from(reporter_at(i)->name));
    if (suggestion_best(&suggestion).len) {
        buf_printf(&text, ", did you mean `%.*s`?",
                   SLICE_ARGS(suggestion_best(&suggestion)));
    } else {
        buf_text(&text, "; there are");
        for (uint32_t i = 0; i < reporter_count(); i++)
            if (suits(reporter_at(i), options))
                buf_printf(&text, "%s %s", i ? "," : "", reporter_at(i)->name);
    }
    *problem = buf_slice(&text);
    return false;
}

/* Empty is standard output. */
static bool
same_place(struct arena *arena, struct slice a, struct slice b)
{
    if (a.len == 0 || b.len == 0)
        return a.len == b.len;
    return slice_equal(file_absolute(arena, a), file_absolute(arena, b));
}

/* One FMT or FMT=FILE; `-` is standard output, as it is without a file. */
static bool
add_output(struct outputs *outputs, const struct options *options,
           struct slice format, struct slice *problem)
{
    size_t equals = slice_find_byte(format, '=', 0);
    struct slice name = slice_cut(format, 0, equals);
    struct slice path = equals == SLICE_NONE
                            ? S("")
                            : slice_cut(format, equals + 1, format.len);
    struct output *output = arena_new(outputs->arena, struct output);

    if (equals != SLICE_NONE && !slice_equal(path, S("-")))
        output->path = path;
    output->reporter = reporter_find(name);
    if (!output->reporter)
        return unknown_format(outputs->arena, options, name, problem);
    if (!suits(output->reporter, options)) {
        *problem = arena_printf(
            outputs->arena, "`--format %s` is for `invokelint validate` only",
            output->reporter->name);
        return false;
    }
    if (equals != SLICE_NONE && path.len == 0) {
        *problem = arena_printf(outputs->arena, "`--format %.*s` names no file",
                                SLICE_ARGS(format));
        return false;
    }
    if (output->path.len == 0 && options->diff) {
        *problem = arena_printf(outputs->arena,
                                "`--diff` takes standard output: "
                                "`--format %s=FILE` sends the report to a file",
                                output->reporter->name);
        return false;
    }
    for (uint32_t i = 0; i < outputs->list.count; i++) {
        if (!same_place(outputs->arena, outputs->list.item[i]->path,
                        output->path))
            continue;
        *problem = output->path.len
                       ? arena_printf(outputs->arena,
                                      "two reports for the file `%.*s`",
                                      SLICE_ARGS(output->path))
                       : S("two reports for standard output; `FMT=FILE` "
                           "sends one to a file");
        return false;
    }
    output->buf = buf_new(&output->arena);
    *vec_push(outputs->arena, &outputs->list) = output;
    return true;
}

bool
outputs_open(struct arena *arena, const struct options *options,
             struct slice directory, enum level least, struct outputs *outputs,
             struct slice *problem)
{
    const struct option_values *format = &options->format;
    bool terminal = file_is_terminal(1); /* is a person looking? */
    bool color, forced;

    *outputs = (struct outputs){.arena = arena, .least = least};
    for (uint32_t i = 0; i < format->list.count; i++)
        if (!add_output(outputs, options, format->list.item[i], problem))
            return false;
    if (format->list.count == 0 && !options->diff &&
        !add_output(outputs, options, S("text"), problem))
        return false;
    if (!choose_color(arena, options, terminal, &color, &forced, problem))
        return false;
    outputs->color = color;
    for (uint32_t i = 0; i < outputs->list.count; i++) {
        struct output *output = outputs->list.item[i];

        output->style = (struct report_style){
            .version = INVOKELINT_VERSION,
            .directory = directory,
            .workspace = workspace(),
            .run = &outputs->run,
            .least = least,
            .color = output->path.len ? forced : color,
            .quiet = options->quiet,
            .columns = terminal && !output->path.len ? file_columns(1) : 0,
            .page = page_find,
        };
        output->style.links = output->style.color && output->path.len == 0 &&
                              terminal && knows_links();
    }
    return true;
}

static bool
write_output(const char *path, struct slice text, const char **why)
{
    if (path)
        return replace_file(path, text, why);
    if (stream_write(STREAM_OUTPUT, text))
        return true;
    *why = strerror(errno);
    return false;
}

/* What `output` holds, as it may be seen. */
static struct slice
shown(struct output *output)
{
    struct buf out = buf_new(&output->arena);
    struct log_style style = {
        .color = output->style.color,
        .annotations = output->reporter->annotations,
    };

    if (!output->reporter->log)
        return buf_slice(&output->buf);
    log_filter(&out, buf_slice(&output->buf), style);
    return buf_slice(&out);
}

static void
flush(struct outputs *outputs, struct output *output)
{
    const char *path = output->path.len ? output->path.at : NULL;
    const char *why;

    if (!path && outputs->aside)
        console_aside(shown(output));
    else if (path && outputs->withheld)
        output->failed = true;
    /* After a failure the rest would only be a hole in the report. */
    else if (!output->failed && !write_output(path, shown(output), &why)) {
        console_say(outputs->arena, "cannot write `%s`: %s",
                    path ? path : "standard output", why);
        output->failed = true;
    }
    output->buf.len = 0;
}

void
outputs_begin(struct outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->list.count; i++) {
        struct output *output = outputs->list.item[i];

        if (output->reporter->begin)
            output->reporter->begin(&output->buf, &output->style);
    }
}

bool
outputs_errors(const struct outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->list.count; i++)
        if (outputs->list.item[i]->reporter->errors)
            return true;
    return false;
}

bool
outputs_fingerprints(const struct outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->list.count; i++)
        if (outputs->list.item[i]->reporter->fingerprints)
            return true;
    return false;
}

/* These errors are those of documents: what is wrong with a schema is not
 * among them.
 */
static void
say_unshown(const struct outputs *outputs, struct arena *scratch,
            const struct report_file *file)
{
    if (file->errors || outputs->list.count == 0 ||
        bag_count(file->bag, LEVEL_ERROR) == 0)
        return;
    for (uint32_t i = 0; i < outputs->list.count; i++)
        if (!outputs->list.item[i]->reporter->errors)
            return;
    console_say(scratch, "`%.*s` has faults, which `--format text` shows",
                SLICE_ARGS(file->source->name));
}

void
outputs_file(struct outputs *outputs, struct arena *scratch,
             struct source *source, const struct bag *bag,
             const struct bags *errors)
{
    struct report_file file = {
        .source = source,
        .bag = bag,
        .errors = errors && errors->list.count ? errors : NULL,
        .alone = outputs->alone,
        .scratch = scratch,
    };

    if (bag->list.count + bag->suppressed.count)
        source_index(scratch, source);
    file = redact_file(file);
    say_unshown(outputs, scratch, &file);
    report_run_enter(outputs->arena, &outputs->run, bag, outputs->least);
    for (uint32_t i = 0; i < outputs->list.count; i++) {
        struct output *output = outputs->list.item[i];

        output->reporter->file(&output->buf, &output->style, &file,
                               !outputs->started);
        if (output->path.len == 0 && output->buf.len >= PIECE_BYTES)
            flush(outputs, output);
    }
    report_run_leave(&outputs->run, bag, outputs->least);
    outputs->started = true;
}

bool
outputs_end(struct outputs *outputs, const struct report_totals *totals)
{
    bool good = true;

    for (uint32_t i = 0; i < outputs->list.count; i++) {
        struct output *output = outputs->list.item[i];

        if (output->reporter->end)
            output->reporter->end(&output->buf, &output->style, totals);
        flush(outputs, output);
        good &= !output->failed;
        arena_close(&output->arena);
    }
    return good;
}

void
outputs_count(struct report_totals *totals, const struct bag *bag,
              enum level least, bool unsafe)
{
    uint32_t listed = 0;

    totals->files++;
    totals->hidden += bag->dropped;
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->level < least)
            continue;
        totals->level[diag->level]++;
        listed++;
        if (diag->fix.count == 0)
            continue;
        totals->fixable += diag->fix.safe || unsafe;
        totals->unsafe += !diag->fix.safe && !unsafe;
    }
    totals->found += listed > 0;
}
