/* `invokelint migrate`: first-generation actions → today's form.  The result
 * goes to standard output, with --fix over the file, with --diff as a patch;
 * what is left to do goes to standard error.
 */

#include "app/console.h"
#include "app/run/fixer.h"
#include "app/run/inputs.h"
#include "app/run/runner.h"
#include "base/files/file.h"
#include "diag/edit.h"
#include "lint/workspace/source_reader.h"
#include "port/migrate.h"
#include "report/position_map.h"
#include "report/redact.h"

static const struct kind kind_migrate = {"migrate", LEVEL_INFO, true,
                                         "an action that is migrated"};

struct migration {
    struct source_visitor visitor;
    struct arena *arena;
};

static void
visit(struct source_visitor *visitor, const struct tree *tree, struct bag *bag)
{
    struct migration *migration = (struct migration *)visitor;
    struct document_parts parts = document_kind_find(migration->arena, tree);

    for (uint32_t i = 0; i < parts.list.count; i++) {
        const struct document_part *part = &parts.list.item[i];

        if (!migrate_wanted(tree, part))
            continue;
        struct diag *diag =
            bag_add(bag, &kind_migrate, node_opening(part->node), "migrated");

        migrate_fix(bag, diag, tree, part, bag);
    }
}

/* Says what is left to do; false when there is nothing. */
static bool
say_remarks(struct arena *arena, struct source *source, struct bag *bag)
{
    struct position_map map = position_map_new(arena, source);
    bool any = false;

    source_index(arena, source);
    redact_bag(arena, source, bag);
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];

        if (diag->kind != &migrate_remark)
            continue;
        struct place place =
            position_map_place(&map, diag->where.at, PLACE_POINTS);

        any = true;
        console_say(arena, "%.*s:%u:%u: %.*s", SLICE_ARGS(source->name),
                    place.line + 1, place.col + 1, SLICE_ARGS(diag->text));
    }
    return any;
}

static enum status
put(struct arena *arena, const struct options *options, struct slice path,
    const struct source *source, struct slice after)
{
    bool same = slice_equal(source->text, after);

    if (options->diff) {
        enum status status =
            fixer_print(arena, false, source->name, source->text, after);

        return same || status ? status : STATUS_FINDINGS;
    }
    if (!options->fix || slice_equal(path, S("-")))
        return console_data(arena, after);
    if (same || fixer_write(arena, path, source->text, after))
        return STATUS_CLEAN;
    return STATUS_FAILED;
}

static enum status
migrate(struct arena *arena, const struct options *options,
        const struct input *input)
{
    struct slice path = input->path;
    struct migration migration = {.visitor.visit = visit, .arena = arena};
    struct bag bag = bag_new(arena);
    struct edits edits = {0};
    struct slice text;
    const char *why;
    bool any = false;

    if (options->fix && !options->diff && !fixer_restore(arena, path))
        return STATUS_FAILED;
    if (!input_read(arena, input, &text, &why)) {
        console_say(arena, "cannot read `%.*s`: %s", SLICE_ARGS(path), why);
        return STATUS_FAILED;
    }
    struct source source = source_make(runner_source_name(options, path), text);

    if (!source_reader_read(arena, &source,
                            source_reader_options(source.name, options->jsonc),
                            &migration.visitor, &bag)) {
        console_say(arena, "`%.*s` is too large", SLICE_ARGS(path));
        return STATUS_FAILED;
    }
    /* Faults of the syntax have fixes, too, and are no business of ours. */
    for (uint32_t i = 0; i < bag.list.count; i++) {
        if (bag.list.item[i]->kind != &kind_migrate)
            continue;
        any = true;
        edits_add(arena, &edits, bag.list.item[i]->fix.edit,
                  bag.list.item[i]->fix.count, text.len);
    }
    if (!any && !options->quiet)
        console_say(arena, "nothing to migrate in `%.*s`",
                    SLICE_ARGS(source.name));
    enum status status =
        put(arena, options, path, &source, edits_apply(arena, &edits, text));

    if (say_remarks(arena, &source, &bag) && status == STATUS_CLEAN)
        status = STATUS_FINDINGS;
    return status;
}

enum status
cmd_migrate(struct arena *arena, const struct options *options)
{
    struct inputs inputs = inputs_find(arena, options, file_directory(arena));
    enum status worst = STATUS_CLEAN;

    if (options->operand.list.count == 0 && !options->stdin_filename.len)
        return console_usage(arena, S("`migrate` needs a file to migrate"));
    if (inputs.file.count > 1 && !options->fix && !options->diff)
        return console_usage(arena, S("only one file can be printed: `--fix` "
                                      "writes several, `--diff` shows them"));
    for (uint32_t i = 0; i < inputs.file.count; i++) {
        struct arena own = ARENA_INIT;
        enum status status = migrate(&own, options, &inputs.file.item[i]);

        worst = status > worst ? status : worst;
        arena_close(&own);
    }
    return worst;
}
