/* golden [--accept] ROOT
 *
 * Runs the linter over the fixtures of ROOT/fixtures, one TAP line each:
 *
 *   <rule-id>/bad*.json   findings must be those of the .out file beside it,
 *                         and one of them must be the rule's own; what all
 *                         fixes together make of it, the unsafe ones too,
 *                         must be the .fixed file beside it, and have fewer
 *                         findings, or fewer of the rule's (some hide
 *                         others); without any fix there is no such file
 *   <rule-id>/ok*.json    no finding at info or above, of any rule
 *   <rule-id>/bad, ok     a folder whose name starts so is a work tree of its
 *                         own: the run is its JSON files, without those of
 *                         folders in it.  A file `repository` says what the
 *                         repository is called, `findings.out` what is found
 *   syntax/, real/, settings/
 *                         as bad*.json, without a rule of their own; a file
 *                         whose name starts with `ok` must be silent
 *
 * A folder may hold the configuration for its fixtures, invokelint.json.
 *
 * `--accept` writes what was found into the .out and .fixed files instead;
 * read the difference before it is committed.
 */

#include "base/files/file.h"
#include "base/files/replace.h"
#include "base/text/buf.h"
#include "diag/edit.h"
#include "lint/config/config_lookup.h"
#include "lint/lint.h"
#include "lint/workspace/workspace.h"
#include "read/yaml/read_yaml.h"
#include "source/place.h"

#include <stdio.h>

struct run {
    struct slice root; /* …/fixtures */
    bool accept;
    unsigned count, failed;
};

/* One fixture, and what became of it. */
struct fixture {
    struct arena *arena;
    struct slice path; /* NUL-terminated */
    struct slice folder, file;
    struct lint_options options;
    struct lint_result result;
};

static bool
wanted(struct slice name)
{
    if (slice_equal(name, S("invokelint.json")) ||
        slice_find(name, S(".fixed."), 0) != SLICE_NONE)
        return false;
    return slice_ends(name, S(".json")) || slice_ends(name, S(".jsonc")) ||
           slice_ends(name, S(".jsonl"));
}

/* Prints `text` as a TAP diagnostic, each line behind a `#`. */
static void
say(struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);

        end = end == SLICE_NONE ? text.len : end;
        fputs("#   ", stdout);
        fwrite(text.at + at, 1, end - at, stdout);
        putchar('\n');
        at = end + 1;
    }
}

/* The path `name` from the work tree `root` on. */
static struct slice
inside(struct slice name, struct slice root)
{
    size_t at = slice_find(name, root, 0);

    return at == SLICE_NONE ? name : slice_cut(name, at + root.len, name.len);
}

/* A place in another file that belongs to a finding. */
static void
write_related(struct buf *out, struct slice root, const struct related *related)
{
    struct source source;

    if (!related->source)
        return;
    source = *related->source;
    source_index(out->arena, &source);
    struct place from = place_of(&source, related->where.at, PLACE_POINTS);

    source.name = inside(source.name, root);
    buf_printf(out, "    %.*s:%u:%u: note: ", SLICE_ARGS(source.name),
               from.line + 1, from.col + 1);
    buf_safe(out, related->text);
    buf_byte(out, '\n');
}

/* The findings, one a line: `line:col-line:col: level: message [id]`.  Those
 * of a rule that is off are left out, unless it is `own`.  With `root`, a work
 * tree, each has its file, and places in others follow.
 */
static struct slice
findings(struct arena *arena, struct lint_result *result, enum level least,
         struct slice own, struct slice root)
{
    struct buf out = buf_new(arena);
    struct slice name = result->source.name;

    source_index(arena, &result->source);
    for (uint32_t i = 0; i < result->bag.list.count; i++) {
        const struct diag *diag = result->bag.list.item[i];

        if (diag->level < least &&
            !slice_equal(slice_from(diag->kind->id), own))
            continue;
        struct place from =
            place_of(&result->source, diag->where.at, PLACE_POINTS);
        struct place to =
            place_of(&result->source, span_end(diag->where), PLACE_POINTS);

        if (root.len)
            buf_printf(&out, "%.*s:", SLICE_ARGS(inside(name, root)));
        buf_printf(&out, "%u:%u-%u:%u: %s: ", from.line + 1, from.col + 1,
                   to.line + 1, to.col + 1, level_name(diag->level));
        buf_safe(&out, diag->text);
        buf_printf(&out, " [%s]\n", diag->kind->id);
        for (const struct related *r = diag->related; root.len && r;
             r = r->next)
            write_related(&out, root, r);
    }
    return buf_slice(&out);
}

/* `path` with `suffix` in place of its last extension. */
static const char *
beside(struct arena *arena, struct slice path, const char *suffix)
{
    size_t dot = path.len;

    while (path.at[dot - 1] != '.')
        dot--;
    return arena_printf(arena, "%.*s%s", (int)(dot - 1), path.at, suffix).at;
}

/* What the findings should be, against what they are. */
static bool
as_recorded(const struct fixture *fixture, struct slice found, bool accept)
{
    const char *path = beside(fixture->arena, fixture->path, ".out");
    struct slice recorded;
    const char *why;

    if (accept) {
        if (replace_file(path, found, &why))
            return true;
        printf("# %s: %s\n", path, why);
        return false;
    }
    if (!file_read(fixture->arena, path, &recorded, &why)) {
        printf("# %s: %s; found:\n", path, why);
        say(found);
        return false;
    }
    if (slice_equal(found, recorded))
        return true;
    printf("# expected:\n");
    say(recorded);
    printf("# found:\n");
    say(found);
    return false;
}

/* ---- Fixes --------------------------------------------------------------- */

/* Rounds of fixing; no fixture needs as many. */
enum { ROUNDS_MOST = 20 };

/* What is found with all fixes made. */
static struct lint_result
fix_input(const struct fixture *fixture)
{
    struct arena *arena = fixture->arena;
    struct lint_result result = fixture->result;

    for (int i = 0; i < ROUNDS_MOST; i++) {
        struct edits edits = {0};
        struct slice text = result.source.text;

        if (!edits_choose(arena, &edits, &result.bag, true, text.len))
            break;
        text = edits_apply(arena, &edits, text);
        result = lint_source(arena, source_make(result.source.name, text),
                             &fixture->options);
    }
    return result;
}

/* Findings by their weight: one error is more than any number of warnings. */
static uint64_t
weight(const struct bag *bag)
{
    return (uint64_t)bag_count(bag, LEVEL_ERROR) << 40 |
           (uint64_t)bag_count(bag, LEVEL_WARNING) << 20 |
           bag_count(bag, LEVEL_INFO);
}

/* How many findings are of the kind called `id`. */
static uint32_t
count_kind(const struct bag *bag, struct slice id)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < bag->list.count; i++)
        count += slice_equal(slice_from(bag->list.item[i]->kind->id), id);
    return count;
}

/* What the fixes should make of it, against what they do. */
static bool
as_fixed(const struct fixture *fixture, bool accept)
{
    struct arena *arena = fixture->arena;
    struct lint_result fixed = fix_input(fixture);
    size_t dot = fixture->path.len;

    while (fixture->path.at[dot - 1] != '.')
        dot--;
    const char *path =
        beside(arena, fixture->path,
               arena_printf(arena, ".fixed.%s", fixture->path.at + dot).at);
    struct slice recorded, text = fixed.source.text;
    bool changed = !slice_equal(text, fixture->result.source.text);
    const char *why;

    if (!changed && file_type_of(path) != FILE_ABSENT) {
        printf("# %s: there is nothing to fix\n", path);
        return false;
    }
    if (!changed)
        return true;
    if (weight(&fixed.bag) >= weight(&fixture->result.bag) &&
        count_kind(&fixed.bag, fixture->folder) >=
            count_kind(&fixture->result.bag, fixture->folder)) {
        printf("# the fixes made it no better:\n");
        say(findings(arena, &fixed, LEVEL_HINT, fixture->folder, S("")));
        return false;
    }
    if (accept && replace_file(path, text, &why))
        return true;
    if (!file_read(arena, path, &recorded, &why))
        printf("# %s: %s; fixed:\n", path, why);
    else if (slice_equal(text, recorded))
        return true;
    else
        printf("# not as in %s; fixed:\n", path);
    say(text);
    return false;
}

static bool
is_rule(struct slice folder)
{
    return !slice_equal(folder, S("syntax")) &&
           !slice_equal(folder, S("real")) &&
           !slice_equal(folder, S("settings"));
}

static bool
check(struct run *run, struct fixture *fixture)
{
    struct arena *arena = fixture->arena;
    struct lint_result *result = &fixture->result;

    if (slice_starts(fixture->file, S("ok"))) {
        struct slice found =
            findings(arena, result, LEVEL_INFO, fixture->folder, S(""));

        if (result->skipped)
            printf("# skipped: %s\n", result->why ? result->why : "?");
        say(found);
        return found.len == 0 && !result->skipped;
    }
    bool right = as_recorded(
        fixture, findings(arena, result, LEVEL_HINT, fixture->folder, S("")),
        run->accept);

    right = as_fixed(fixture, run->accept) && right;

    if (is_rule(fixture->folder) &&
        !count_kind(&result->bag, fixture->folder)) {
        printf("# no finding of %.*s itself\n", SLICE_ARGS(fixture->folder));
        right = false;
    }
    return right;
}

/* The configuration of the folder, if there is one. */
static const struct config *
config_of(struct arena *arena, const struct run *run, struct slice folder)
{
    struct config_lookup_entry *entry;
    struct config_lookup *configs = arena_new(arena, struct config_lookup);
    struct slice path = arena_printf(arena, "%.*s/%.*s/invokelint.json",
                                     SLICE_ARGS(run->root), SLICE_ARGS(folder));

    if (file_type_of(path.at) != FILE_REGULAR)
        return NULL;
    *configs = config_lookup_new(arena);
    entry = config_lookup_fix(configs, path);
    return entry->good ? &entry->config : NULL;
}

static void
run_fixture(struct run *run, struct slice folder, struct slice file)
{
    struct arena arena = ARENA_INIT;
    struct fixture fixture = {
        .arena = &arena,
        .folder = folder,
        .file = file,
        .options =
            {
                .named = true,
                .config = config_of(&arena, run, folder),
                .path = file,
            },
    };
    struct slice text;
    const char *why;
    bool right = false;

    fixture.path = arena_printf(&arena, "%.*s/%.*s/%.*s", SLICE_ARGS(run->root),
                                SLICE_ARGS(folder), SLICE_ARGS(file));
    if (file_read(&arena, fixture.path.at, &text, &why)) {
        fixture.result =
            lint_source(&arena, source_make(file, text), &fixture.options);
        right = check(run, &fixture);
    } else {
        printf("# %s\n", why);
    }
    run->failed += !right;
    printf("%sok %u - %.*s/%.*s\n", right ? "" : "not ", ++run->count,
           SLICE_ARGS(folder), SLICE_ARGS(file));
    arena_close(&arena);
}

/* ---- Work trees ---------------------------------------------------------- */

struct work_tree {
    struct arena *arena;
    struct slice path; /* of the folder */
    struct workspace_options options;
    struct file_names files;
    VEC(struct lint_result) results;
    struct workspace *workspace; /* lives as long as its results */
};

static bool
open_tree(struct work_tree *tree)
{
    struct arena *arena = tree->arena;
    struct slice said =
        arena_printf(arena, "%.*s/repository", SLICE_ARGS(tree->path));
    struct file_names all = {0};
    struct slice name;
    const char *why;

    tree->options.directory = file_directory(arena);
    tree->options.root = tree->options.folder =
        file_absolute(arena, tree->path);
    if (file_type_of(said.at) == FILE_REGULAR &&
        file_read(arena, said.at, &name, &why))
        *vec_push(arena, &tree->options.repositories) =
            (struct workspace_repository){slice_trim(name), S(".")};
    if (!file_list(arena, tree->path.at, &all, &why))
        return false;
    for (uint32_t i = 0; i < all.name.count; i++)
        if (wanted(all.name.item[i]))
            *vec_push(arena, &tree->files.name) =
                arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(tree->path),
                             SLICE_ARGS(all.name.item[i]));
    return true;
}

static void
lint_tree(struct work_tree *tree)
{
    struct workspace *workspace =
        workspace_open(tree->arena, &tree->options, tree->files.name.count, 1);

    tree->workspace = workspace;
    for (uint32_t i = 0; i < tree->files.name.count; i++) {
        struct pool_job job = {i, 0, tree->arena};

        workspace_read(workspace, &job, tree->files.name.item[i],
                       tree->files.name.item[i]);
    }
    workspace_finish(workspace);
    for (uint32_t i = 0; i < tree->files.name.count; i++) {
        struct slice name = tree->files.name.item[i];
        struct lint_options options = {
            .named = true,
            .kept = workspace_kept(workspace, i),
            .catalog = workspace_catalog(workspace, i),
        };
        struct slice text;
        const char *why;

        if (file_read(tree->arena, name.at, &text, &why))
            *vec_push(tree->arena, &tree->results) =
                lint_source(tree->arena, source_make(name, text), &options);
    }
}

static void
run_tree(struct run *run, struct slice folder, struct slice file)
{
    struct arena arena = ARENA_INIT;
    struct work_tree tree = {.arena = &arena};
    struct fixture fixture = {.arena = &arena, .folder = folder, .file = file};
    struct buf out = buf_new(&arena);
    bool ok = slice_starts(file, S("ok")), right, own = false;

    tree.path = arena_printf(&arena, "%.*s/%.*s/%.*s", SLICE_ARGS(run->root),
                             SLICE_ARGS(folder), SLICE_ARGS(file));
    struct slice root = arena_printf(&arena, "/%.*s/%.*s/", SLICE_ARGS(folder),
                                     SLICE_ARGS(file));

    fixture.path =
        arena_printf(&arena, "%.*s/findings.", SLICE_ARGS(tree.path));
    right = open_tree(&tree);
    if (right)
        lint_tree(&tree);
    for (uint32_t i = 0; i < tree.results.count; i++) {
        struct lint_result *result = &tree.results.item[i];

        buf_add(&out, findings(&arena, result, ok ? LEVEL_INFO : LEVEL_HINT,
                               folder, root));
        own |= count_kind(&result->bag, folder) > 0;
    }
    if (ok) {
        say(buf_slice(&out));
        right = right && out.len == 0 && tree.results.count > 0;
    } else {
        right =
            right && own && as_recorded(&fixture, buf_slice(&out), run->accept);
    }
    if (tree.workspace)
        workspace_close(tree.workspace);
    run->failed += !right;
    printf("%sok %u - %.*s/%.*s/\n", right ? "" : "not ", ++run->count,
           SLICE_ARGS(folder), SLICE_ARGS(file));
    arena_close(&arena);
}

static bool
is_tree(struct arena *arena, struct slice path, struct slice name)
{
    struct slice full =
        arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(path), SLICE_ARGS(name));

    return file_type_of(full.at) == FILE_DIRECTORY;
}

/* Workflows are YAML. */
static bool
is_readable(struct arena *arena, struct slice path, struct slice name)
{
    struct slice github = arena_printf(arena, "%.*s/%.*s/.github",
                                       SLICE_ARGS(path), SLICE_ARGS(name));

    return read_yaml_is_there() || file_type_of(github.at) != FILE_DIRECTORY;
}

/* Every folder must hold a fixture: an empty one is a forgotten rule. */
static bool
run_folder(struct run *run, struct arena *arena, struct slice folder)
{
    struct file_names files = {0};
    struct slice path = arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(run->root),
                                     SLICE_ARGS(folder));
    unsigned before = run->count;
    const char *why;

    if (!file_list(arena, path.at, &files, &why)) {
        printf("Bail out! %.*s: %s\n", SLICE_ARGS(path), why);
        return false;
    }
    for (uint32_t i = 0; i < files.name.count; i++)
        if (wanted(files.name.item[i]))
            run_fixture(run, folder, files.name.item[i]);
        else if (is_tree(arena, path, files.name.item[i]) &&
                 !is_readable(arena, path, files.name.item[i]))
            printf("ok %u - %.*s # SKIP built without libyaml\n", ++run->count,
                   SLICE_ARGS(folder));
        else if (is_tree(arena, path, files.name.item[i]))
            run_tree(run, folder, files.name.item[i]);
    if (run->count == before) {
        run->failed++;
        printf("not ok %u - %.*s: no fixture\n", ++run->count,
               SLICE_ARGS(folder));
    }
    return true;
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct run run = {.accept = argc == 3 && !strcmp(argv[1], "--accept")};
    struct file_names folders = {0};
    const char *why;

    if (argc != 2 + run.accept) {
        fputs("usage: golden [--accept] ROOT\n", stderr);
        return 2;
    }
    run.root = arena_printf(&arena, "%s/fixtures", argv[argc - 1]);
    if (!file_list(&arena, run.root.at, &folders, &why)) {
        printf("Bail out! %.*s: %s\n", SLICE_ARGS(run.root), why);
        return 1;
    }
    for (uint32_t i = 0; i < folders.name.count; i++)
        if (!run_folder(&run, &arena, folders.name.item[i]))
            return 1;
    printf("1..%u\n", run.count);
    arena_close(&arena);
    return run.failed > 0;
}
