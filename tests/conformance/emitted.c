/* emitted SUITE DRAFT: judges the required tests of one draft of the
 * JSON-Schema-Test-Suite by schemas that schemac has compiled into C, which
 * emitted.py has linked with this, and by the same schemas as they are loaded
 * at run time.  One line for each difference; exit status 1 when there is any.
 */

#include "emitted.h"
#include "suite.h"

#include "regex/match.h"
#include "schema/evaluate/evaluate.h"

#include <stdio.h>

struct run {
    struct suite suite;
    const struct suite_draft *draft;
    struct arena *scratch;
    uint32_t groups, tests, faults;
};

static bool
judge(struct run *run, const struct schema *schema, struct slice root,
      const struct tree *tree, const struct node *data)
{
    return schema_valid(schema, schema_find(schema, root), tree, data, NULL,
                        run->scratch);
}

static void
run_group(struct run *run, const struct tree *tree, const struct node *group,
          const struct schema *emitted)
{
    const struct schema *loaded =
        suite_load(&run->suite, run->scratch, run->draft, tree, group);
    const struct node *tests = node_find(tree, group, S("tests"));

    for (const struct node *test = node_first(tests); test;
         test = node_next(tests, test), run->tests++) {
        const struct node *data = node_find(tree, test, S("data"));
        bool want = node_is(node_find(tree, test, S("valid")), NODE_TRUE);
        bool table = judge(run, emitted, S(EMITTED_ROOT), tree, data);
        bool memory = judge(run, loaded, S(SUITE_SCHEMA), tree, data);
        struct slice name =
            node_text(tree, node_find(tree, test, S("description")));

        if (table == want && memory == want)
            continue;
        run->faults++;
        printf("%.*s: %.*s: emitted %d, loaded %d, wanted %d\n",
               SLICE_ARGS(tree->source->name), SLICE_ARGS(name), table, memory,
               want);
    }
    arena_reset(run->scratch);
}

static void
run_draft(struct run *run)
{
    size_t prefix;
    struct walk files = suite_files(&run->suite, run->draft, "", &prefix);

    for (uint32_t i = 0; i < files.path.count; i++) {
        const struct tree *tree = suite_read(&run->suite, files.path.item[i]);
        const struct node *groups = tree ? tree_root(tree) : NULL;

        for (const struct node *group = node_first(groups);
             group && run->groups < emitted_groups;
             group = node_next(groups, group))
            run_group(run, tree, group, emitted_group[run->groups++]);
    }
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
    struct run run = {.scratch = &scratch};

    if (argc < 3)
        return 2;
    run.suite = suite_open(&arena, argv[1]);
    for (int i = 0; i < SUITE_DRAFTS; i++)
        if (strcmp(argv[2], suite_drafts[i].folder) == 0)
            run.draft = &suite_drafts[i];
    if (run.draft)
        run_draft(&run);
    printf("%u groups, %u tests, %u differ\n", run.groups, run.tests,
           run.faults);
    arena_close(&scratch);
    arena_close(&arena);
    return run.faults || run.tests == 0 || run.groups < emitted_groups;
}
