#include "app/run/fixer.h"

#include "app/console.h"
#include "app/run/runner.h"
#include "base/files/replace.h"
#include "base/files/target.h"
#include "diag/edit.h"
#include "report/text/patch.h"

/* Rounds of fixing one file.  Published files need three at most: a fix that
 * overlaps another waits for the next, and so does what a fault has hidden.
 */
enum { ROUNDS_MOST = 20 };

/* Fixes that are tried one by one when together they did no good: this takes
 * as many checks of the file.
 */
enum { SINGLES_MOST = 64 };

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

/* One file that is being fixed. */
struct mending {
    struct fixer *fixer;
    struct runner *runner;
    struct arena *arena;
    const struct input *input;
    struct lint_result result; /* as it is by now */
    uint32_t fixed;            /* findings */
};

/* The findings that are reported and have a fix that is wanted; the bag of
 * the result is left as it is.
 */
static struct bag
find_fixes(struct mending *m)
{
    const struct bag *found = &m->result.bag;
    struct config_lookup_entry *entry = m->input->config;
    struct runner *runner = m->runner;
    struct bag bag = bag_new(m->arena);
    uint32_t kept = 0;

    for (uint32_t i = 0; i < found->list.count; i++)
        *vec_push(m->arena, &bag.list) = found->list.item[i];
    selection_apply(&runner->selection, entry ? &entry->config : NULL,
                    &m->result.suppressions, &bag);
    if (!runner->baselines.fresh)
        baselines_apply(&runner->baselines, m->arena, &m->result.source, &bag,
                        entry);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        struct diag *diag = bag.list.item[i];

        if (diag->fix.count &&
            (diag->fix.safe || runner->options->unsafe_fixes))
            bag.list.item[kept++] = diag;
    }
    bag.list.count = kept;
    return bag;
}

/* Index of the first finding of `bag`, which is sorted, at or behind `at`. */
static uint32_t
first_from(const struct bag *bag, uint32_t at)
{
    uint32_t low = 0, high = bag->list.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (bag->list.item[middle]->where.at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a finding of the same kind is in `bag` at `from`, where `diag`
 * was, or within what its fix has put there.
 */
static bool
stays(const struct diag *diag, const struct bag *bag, uint32_t from)
{
    uint32_t to = from + 1;

    for (uint32_t i = 0; i < diag->fix.count; i++) {
        const struct edit *edit = &diag->fix.edit[i];

        if (edit->where.at <= diag->where.at &&
            span_end(edit->where) >= diag->where.at)
            to += (uint32_t)edit->text.len - (edit->where.len > 0);
    }
    for (uint32_t i = first_from(bag, from);
         i < bag->list.count && bag->list.item[i]->where.at < to; i++)
        if (bag->list.item[i]->kind == diag->kind)
            return true;
    return false;
}

static uint32_t
count_syntax(const struct bag *bag)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < bag->list.count; i++)
        count +=
            slice_starts(slice_from(bag->list.item[i]->kind->id), S("json-"));
    return count;
}

/* Makes `edits` and checks what came of it: what was fixed must be gone, and
 * the syntax no worse.  False when it is not so, and nothing has changed.
 */
static bool
attempt(struct mending *m, const struct edits *edits)
{
    struct source source = m->result.source;
    struct edits_walk walk = {0};

    source =
        source_make(source.name, edits_apply(m->arena, edits, source.text));
    thread_cache_begin(&m->fixer->cache);
    struct lint_result next = m->runner->check(m->runner, m->arena, source,
                                               m->input, &m->fixer->cache);

    for (uint32_t i = 0; i < edits->fixed.count; i++) {
        const struct diag *diag = edits->fixed.item[i];

        if (stays(diag, &next.bag, edits_move(edits, &walk, diag->where.at)))
            return false;
    }
    if (count_syntax(&next.bag) > count_syntax(&m->result.bag))
        return false;
    m->result = next;
    m->fixed += edits->fixed.count;
    return true;
}

/* Makes those fixes of `bag` one by one that do some good. */
static bool
attempt_each(struct mending *m, struct bag bag)
{
    bool any = false;
    uint32_t at = 0;

    for (int i = 0; i < SINGLES_MOST && at < bag.list.count; i++) {
        struct edits edits = {0};

        if (edits_take(m->arena, &edits, bag.list.item[at],
                       m->result.source.text.len) &&
            attempt(m, &edits)) {
            /* The next one is where this one was. */
            bag = find_fixes(m);
            any = true;
        } else {
            at++;
        }
    }
    return any;
}

static void
fix_input(struct mending *m)
{
    for (int i = 0; i < ROUNDS_MOST && !m->result.skipped; i++) {
        struct bag bag = find_fixes(m);
        struct edits edits = {0};

        if (!edits_choose(m->arena, &edits, &bag, true,
                          m->result.source.text.len) ||
            !(attempt(m, &edits) || attempt_each(m, bag)))
            return;
    }
}

/* ---- Files --------------------------------------------------------------- */

bool
fixer_restore(struct arena *arena, struct slice path)
{
    struct slice target;
    const char *why;

    /* What cannot be written will be said when there is something to write. */
    if (slice_equal(path, S("-")) || !target_find(arena, path, &target, &why) ||
        replace_restore(target.at, &why))
        return true;
    console_say(
        arena,
        "cannot put back `%.*s`, which an interrupted run has left half "
        "written: %s",
        SLICE_ARGS(path), why);
    return false;
}

bool
fixer_write(struct arena *arena, struct slice path, struct slice before,
            struct slice after)
{
    struct slice target;
    const char *why;

    if (target_find(arena, path, &target, &why) &&
        replace_text(target.at, before, after, &why))
        return true;
    console_say(arena, "cannot write `%.*s`: %s", SLICE_ARGS(path), why);
    return false;
}

enum status
fixer_print(struct arena *arena, bool color, struct slice name,
            struct slice before, struct slice after)
{
    struct buf out = buf_new(arena);
    struct report_style style = {.color = color};

    /* What is safe must stay exact; what is not, patch_write() has altered. */
    if (!patch_write(&out, &style, name, before, after))
        console_say(
            arena,
            "the diff of `%.*s` is shown only and cannot be applied: it "
            "has a credential, or what a terminal or CI system would obey",
            SLICE_ARGS(name));
    return console_data(arena, buf_slice(&out));
}

void
fixer_fix(struct fixer *fixer, struct runner *runner, struct arena *arena,
          uint32_t index, struct lint_result *result)
{
    const struct input *input = &runner->inputs.file.item[index];
    struct slice before = result->source.text;
    bool standard = slice_equal(input->path, S("-")), good = true;
    struct mending mending = {
        .fixer = fixer,
        .runner = runner,
        .arena = arena,
        .input = input,
        .result = *result,
    };

    fix_input(&mending);
    struct slice after = mending.result.source.text;
    bool changed = !slice_equal(before, after);

    if (fixer->diff && changed)
        good = fixer_print(arena, runner->outputs.color, result->source.name,
                           before, after) == STATUS_CLEAN;
    else if (!fixer->diff && standard)
        good = console_data(arena, after) == STATUS_CLEAN;
    else if (!fixer->diff && changed)
        good = fixer_write(arena, input->path, before, after);
    if (!good)
        runner->status = STATUS_FAILED;
    fixer->files += changed;
    fixer->fixed += mending.fixed;
    if (fixer->diff || !good)
        return;
    *result = mending.result;
    runner->totals.fixed += mending.fixed;
}

enum status
fixer_close(struct fixer *fixer, struct runner *runner)
{
    thread_cache_close(&fixer->cache);
    if (!fixer->diff)
        return STATUS_CLEAN;
    if (!runner->options->quiet)
        console_say(runner->arena, "%u fix%s in %u file%s", fixer->fixed,
                    fixer->fixed == 1 ? "" : "es", fixer->files,
                    fixer->files == 1 ? "" : "s");
    return fixer->files && !runner->options->exit_zero ? STATUS_FINDINGS
                                                       : STATUS_CLEAN;
}
