#include "app/run/overlap.h"

#include "app/console.h"
#include "base/files/file.h"

static bool
add_output(struct overlap *overlap, struct slice path, bool baseline)
{
    struct overlap_output output = {.path = path, .baseline = baseline};
    const char *why;

    if (!target_stays(overlap->arena, path, &why)) {
        console_say(overlap->arena, "cannot write `%.*s`: %s", SLICE_ARGS(path),
                    why);
        return false;
    }
    if (!target_identify(path.at, &output.id))
        return true; /* there is nothing to overwrite */
    for (uint32_t i = 0; i < overlap->output.count; i++) {
        const struct overlap_output *other = &overlap->output.item[i];

        if (!target_same(other->id, output.id))
            continue;
        console_say(overlap->arena, "`%.*s` and `%.*s` are one file",
                    SLICE_ARGS(other->path), SLICE_ARGS(path));
        return false;
    }
    *vec_push(overlap->arena, &overlap->output) = output;
    return true;
}

/* A baseline and a report of one name, which is no file yet. */
static bool
is_report(struct arena *arena, const struct outputs *outputs, struct slice path)
{
    for (uint32_t i = 0; i < outputs->list.count; i++) {
        struct slice other = outputs->list.item[i]->path;

        if (other.len && slice_equal(file_absolute(arena, other),
                                     file_absolute(arena, path)))
            return true;
    }
    return false;
}

bool
overlap_open(struct overlap *overlap, struct arena *arena,
             const struct outputs *outputs, const struct options *options)
{
    struct slice baseline = options->write_baseline;

    *overlap = (struct overlap){.arena = arena};
    for (uint32_t i = 0; i < outputs->list.count; i++)
        if (outputs->list.item[i]->path.len &&
            !add_output(overlap, outputs->list.item[i]->path, false))
            return false;
    if (baseline.len == 0)
        return true;
    if (is_report(arena, outputs, baseline)) {
        console_say(arena, "a report and a baseline for the file `%.*s`",
                    SLICE_ARGS(baseline));
        return false;
    }
    return add_output(overlap, baseline, true);
}

bool
overlap_allows(const struct overlap *overlap, struct slice path, bool baseline)
{
    struct target_id id;

    if (overlap->output.count == 0 || path.len == 0 ||
        slice_equal(path, S("-")) ||
        !target_identify(arena_copy(overlap->arena, path).at, &id))
        return true;
    for (uint32_t i = 0; i < overlap->output.count; i++) {
        const struct overlap_output *output = &overlap->output.item[i];

        if (!target_same(output->id, id) || (baseline && output->baseline))
            continue;
        if (slice_equal(output->path, path))
            console_say(overlap->arena,
                        "cannot write `%.*s`: this run reads it",
                        SLICE_ARGS(path));
        else
            console_say(
                overlap->arena,
                "cannot write `%.*s`: it is `%.*s`, which this run reads",
                SLICE_ARGS(output->path), SLICE_ARGS(path));
        return false;
    }
    return true;
}

static struct slice
skip_blanks(struct slice text)
{
    size_t at = 0;

    while (at < text.len &&
           slice_find_byte(S(" \t\r\n"), text.at[at], 0) != SLICE_NONE)
        at++;
    return slice_cut(text, at, text.len);
}

/* Reports are arrays, or objects whose first member tells what they are. */
bool
overlap_may_replace(struct slice text)
{
    static const struct slice first[] = {
        SC("\"version\""),                                 /* json, baselines */
        SC("\"path\""),                                    /* jsonl */
        SC("\"source\""),                                  /* rdjson */
        SC("\"$schema\":\"https://json.schemastore.org/"), /* sarif */
    };

    text = skip_blanks(text);
    if (text.len == 0 || text.at[0] == '[')
        return true;
    if (text.at[0] != '{')
        return false;
    text = skip_blanks(slice_cut(text, 1, text.len));
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (slice_starts(text, first[i]))
            return true;
    return false;
}

void
overlap_add(struct overlap *overlap, struct slice path)
{
    const struct slice *last =
        overlap->late.count ? &overlap->late.item[overlap->late.count - 1]
                            : NULL;

    /* What one file defines stands together. */
    if (overlap->output.count && !(last && slice_equal(*last, path)))
        *vec_push(overlap->arena, &overlap->late) = path;
}

bool
overlap_allows_late(const struct overlap *overlap)
{
    for (uint32_t i = 0; i < overlap->late.count; i++)
        if (!overlap_allows(overlap, overlap->late.item[i], false))
            return false;
    return true;
}
