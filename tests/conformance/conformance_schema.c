/* conformance_schema SUITE ROOT [--list]: runs the JSON-Schema-Test-Suite,
 * drafts 3 to 2020-12, through the loader and the evaluator.  TAP, one line
 * per draft and part, and the sums at the end; exit status 77 when there is no
 * suite.  tests/conformance/known_schema.txt below ROOT lists the tests that
 * may fail; one that passes although it is listed is a failure, too, so that
 * the list stays true.  `--list` prints that list as it should be.
 *
 * Formats are assertions in optional/format/ only, and where content is
 * asserted (optional/content.json of draft 7).
 */

#include "format/idna.h"
#include "suite.h"

#include "base/containers/map.h"
#include "base/files/file.h"
#include "regex/match.h"
#include "schema/evaluate/evaluate.h"

#include <stdio.h>

static const char *const parts[] = {"", "optional/", "optional/format/"};

enum {
    PARTS = sizeof parts / sizeof *parts,
};

struct count {
    uint32_t passed, all;
};

struct run {
    struct arena *arena;   /* the whole run */
    struct arena *scratch; /* one group of tests */
    struct suite suite;
    const char *root;
    const struct suite_draft *draft;
    bool formats;      /* are assertions */
    uint32_t left_out; /* for want of libidn2 */
    struct map known;  /* descriptions of tests that may fail */
    struct count count;
    uint32_t surprises;
    bool list; /* print what fails, in the form of the list */
};

static struct slice
text_at(const struct tree *tree, const struct node *object, struct slice name)
{
    return node_text(tree, node_find(tree, object, name));
}

/* One verdict; what is not as the list says is printed. */
static void
judge(struct run *run, struct slice name, bool good)
{
    run->count.all++;
    run->count.passed += good;
    if (run->list && !good)
        printf("%.*s\n", SLICE_ARGS(name));
    if (run->list || good != (map_find(&run->known, name) != NULL))
        return;
    run->surprises++;
    printf("# %s: %.*s\n", good ? "passes now" : "FAILS", SLICE_ARGS(name));
}

/* What a build without libidn2 does not check: the formats `idn-…`, and what
 * labels `xn--…` of other names stand for.
 */
static bool
needs_idna(const struct tree *tree, const struct node *data, struct slice file)
{
    return !idna_is_there() &&
           (slice_find(file, S("/idn-"), 0) != SLICE_NONE ||
            (slice_ends(file, S("hostname.json")) &&
             node_is(data, NODE_STRING) &&
             (slice_find(node_text(tree, data), S("xn--"), 0) != SLICE_NONE ||
              slice_find(node_text(tree, data), S("XN--"), 0) != SLICE_NONE)));
}

static void
run_group(struct run *run, const struct tree *tree, const struct node *group,
          struct slice file)
{
    const struct schema *schema =
        suite_load(&run->suite, run->scratch, run->draft, tree, group);
    uint32_t root = schema_find(schema, S(SUITE_SCHEMA));
    struct eval_options options = {.patterns = pattern_cache_new(run->scratch),
                                   .formats = run->formats};
    const struct node *tests = node_find(tree, group, S("tests"));

    for (const struct node *test = node_first(tests); test;
         test = node_next(tests, test)) {
        const struct node *data = node_find(tree, test, S("data"));

        if (needs_idna(tree, data, file)) {
            run->left_out++;
            continue;
        }
        bool want = node_is(node_find(tree, test, S("valid")), NODE_TRUE);
        struct bag found = bag_new(run->scratch);
        bool got =
            schema_valid(schema, root, tree, data, &options, run->scratch);

        /* Both walks must agree, the quick and the careful one. */
        options.careful = true;
        schema_eval(schema, root, tree, data, &options, run->scratch, &found);
        options.careful = false;
        judge(run,
              arena_printf(run->arena, "%s/%.*s: %.*s: %.*s",
                           run->draft->folder, SLICE_ARGS(file),
                           SLICE_ARGS(text_at(tree, group, S("description"))),
                           SLICE_ARGS(text_at(tree, test, S("description")))),
              got == want && want == (found.list.count == 0));
    }
    arena_reset(run->scratch);
}

static void
run_file(struct run *run, struct slice path, struct slice name)
{
    const struct tree *tree = suite_read(&run->suite, path);
    const struct node *groups = tree ? tree_root(tree) : NULL;

    if (!node_is(groups, NODE_ARRAY))
        return;
    for (const struct node *group = node_first(groups); group;
         group = node_next(groups, group))
        run_group(run, tree, group, name);
}

/* The files of one part of a draft, and none of the folders below. */
static void
run_part(struct run *run, const char *part)
{
    size_t prefix;
    struct walk files = suite_files(&run->suite, run->draft, part, &prefix);

    run->count = (struct count){0};
    run->surprises = 0;
    for (uint32_t i = 0; i < files.path.count; i++) {
        struct slice path = files.path.item[i];
        struct slice name = slice_cut(path, prefix, path.len);

        run->formats = slice_equal(slice_from(part), S("optional/format/")) ||
                       slice_ends(name, S("/content.json"));
        run_file(run, path, name);
    }
}

static void
read_known(struct run *run)
{
    struct slice path = arena_printf(
        run->arena, "%s/tests/conformance/known_schema.txt", run->root);
    struct slice text;
    const char *why;

    if (!file_read(run->arena, path.at, &text, &why))
        return;
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);

        if (end == SLICE_NONE)
            end = text.len;
        if (end > at)
            map_add(&run->known, slice_cut(text, at, end));
        at = end + 1;
    }
}

/* All parts of all drafts; false when one was not as expected. */
static bool
run_drafts(struct run *run)
{
    struct count sum[PARTS] = {{0, 0}};
    bool all_good = true;

    for (int d = 0; d < SUITE_DRAFTS; d++)
        for (int p = 0; p < PARTS; p++) {
            run->draft = &suite_drafts[d];
            run_part(run, parts[p]);
            sum[p].passed += run->count.passed;
            sum[p].all += run->count.all;
            bool good = run->surprises == 0 && run->count.all > 0;

            all_good &= good;
            if (!run->list)
                printf("%s %d - %s/%s: %u of %u\n", good ? "ok" : "not ok",
                       d * PARTS + p + 1, suite_drafts[d].folder, parts[p],
                       run->count.passed, run->count.all);
        }
    if (!run->list && run->left_out)
        printf("# without libidn2, %u tests are left out\n", run->left_out);
    if (!run->list)
        printf("# required: %u of %u; optional and format: %u of %u\n",
               sum[0].passed, sum[0].all, sum[1].passed + sum[2].passed,
               sum[1].all + sum[2].all);
    return all_good;
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
    struct run run = {.arena = &arena, .scratch = &scratch};

    const char *folder = argc > 1 ? argv[1] : "";

    run.root = argc > 2 ? argv[2] : ".";
    run.list = argc > 3 && strcmp(argv[3], "--list") == 0;
    run.known = map_new(&arena);
    if (file_type_of(folder) != FILE_DIRECTORY) {
        printf("1..0 # SKIP no JSON-Schema-Test-Suite\n");
        return 77;
    }
    read_known(&run);
    run.suite = suite_open(&arena, folder);
    if (!run.list)
        printf("1..%d\n", SUITE_DRAFTS * PARTS);
    bool good = run_drafts(&run);

    arena_close(&scratch);
    arena_close(&arena);
    return good || run.list ? 0 : 1;
}
