#include "app/fixer.h"

#include "app/runner.h"
#include "app/talk.h"
#include "base/file.h"
#include "diag/edit.h"
#include "report/patch.h"

/* Rounds of fixing one file.  Published files need three at most: a fix that
 * overlaps another waits for the next, and so does what a fault has hidden.
 */
enum { ROUNDS_MOST = 20 };

void
fixer_open(struct fixer *fixer, struct runner *runner)
{
    const struct options *options = runner->options;

    fixer->asked = options->fix || options->diff;
    fixer->diff = options->diff;
    for (uint32_t i = 0; i < runner->inputs.file.count; i++)
        if (options->fix && !options->diff &&
            slice_equal(runner->inputs.file.item[i].path, S("-")))
            runner->outputs.aside = true;
}

/* ---- One text ------------------------------------------------------------ */

/* What is fixed in one go: edits that go together, of findings that are
 * reported.  The bag of `result` is left as it is.
 */
static uint32_t
choose(const struct runner *runner, struct arena *arena,
       const struct lint_result *result, struct edits *edits)
{
    struct bag bag = bag_new(arena);

    for (uint32_t i = 0; i < result->bag.list.count; i++)
        *vec_push(arena, &bag.list) = result->bag.list.item[i];
    selection_apply(&runner->selection, &bag);
    return edits_choose(arena, edits, &bag, runner->options->unsafe_fixes,
                        result->source.text.len);
}

/* Makes `*result` what it is when all is fixed that can be; returns how many
 * findings were.
 */
static uint32_t
mend(struct fixer *fixer, const struct runner *runner, struct arena *arena,
     const struct input *input, struct lint_result *result)
{
    uint32_t fixed = 0;

    for (int i = 0; i < ROUNDS_MOST && !result->skipped; i++) {
        struct edits edits = {0};
        struct source source = result->source;
        uint32_t count = choose(runner, arena, result, &edits);

        if (count == 0)
            break;
        source =
            source_make(source.name, edits_apply(arena, &edits, source.text));
        desk_begin(&fixer->desk);
        *result =
            runner->check(runner, arena, source, input->named, &fixer->desk);
        fixed += count;
    }
    return fixed;
}

/* ---- Files --------------------------------------------------------------- */

/* A link is followed as long as it stays in the work tree, or without one in
 * the working directory: what lies elsewhere was hardly meant.
 */
static bool
find_target(struct arena *arena, struct slice path, struct slice *target,
            const char **why)
{
    struct slice root = file_git_root(arena, S(".")), real;

    *target = path;
    if (file_type_at(path.at) != FILE_LINK)
        return true;
    if (root.len == 0)
        root = file_directory(arena);
    if (!file_real(arena, path.at, target, why) ||
        !file_real(arena, arena_copy(arena, root).at, &real, why))
        return false;
    if (slice_starts(*target, real) &&
        (real.len == 1 || target->at[real.len] == '/'))
        return true;
    *why = "it is a link that leads out of the work tree";
    return false;
}

bool
fixer_write(struct arena *arena, struct slice path, struct slice before,
            struct slice after)
{
    struct slice target;
    const char *why;

    if (find_target(arena, path, &target, &why) &&
        file_replace(target.at, before, after, &why))
        return true;
    talk_say(arena, "cannot write `%.*s`: %s", SLICE_ARGS(path), why);
    return false;
}

static bool
print_changes(const struct runner *runner, struct arena *arena,
              struct slice name, struct slice before, struct slice after)
{
    struct buf out = buf_new(arena);
    struct report_style style = {.color = runner->outputs.color};

    patch_write(&out, &style, name, before, after);
    return talk_out(arena, buf_slice(&out)) == STATUS_CLEAN;
}

void
fixer_mend(struct fixer *fixer, struct runner *runner, struct arena *arena,
           uint32_t index, struct lint_result *result)
{
    const struct input *input = &runner->inputs.file.item[index];
    struct slice before = result->source.text;
    bool standard = slice_equal(input->path, S("-")), good = true;
    struct lint_result after = *result;

    if (!fixer->asked)
        return;
    uint32_t fixed = mend(fixer, runner, arena, input, &after);
    bool changed = !slice_equal(before, after.source.text);

    if (fixer->diff && changed)
        good = print_changes(runner, arena, result->source.name, before,
                             after.source.text);
    else if (!fixer->diff && standard)
        good = talk_out(arena, after.source.text) == STATUS_CLEAN;
    else if (!fixer->diff && changed)
        good = fixer_write(arena, input->path, before, after.source.text);
    if (!good)
        runner->status = STATUS_FAILED;
    fixer->files += changed;
    fixer->fixed += fixed;
    if (fixer->diff || !good)
        return;
    *result = after;
    runner->totals.fixed += fixed;
}

enum status
fixer_close(struct fixer *fixer, struct runner *runner)
{
    desk_close(&fixer->desk);
    if (!fixer->diff)
        return STATUS_CLEAN;
    if (!runner->options->quiet)
        talk_say(runner->arena, "%u fix%s in %u file%s", fixer->fixed,
                 fixer->fixed == 1 ? "" : "es", fixer->files,
                 fixer->files == 1 ? "" : "s");
    return fixer->files && !runner->options->exit_zero ? STATUS_FINDINGS
                                                       : STATUS_CLEAN;
}
