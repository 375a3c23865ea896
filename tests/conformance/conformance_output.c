/* conformance_output SUITE: the standard's output formats `flag` and `basic`,
 * held against the JSON-Schema-Test-Suite.  TAP; exit status 77 when there is
 * no suite.
 *
 *   1. output-tests/: what is written satisfies the schema of each test, but
 *      of those that ask for annotations, which we do not collect.
 *   2. tests/: what is written satisfies the standard's schema of its format
 *      and says what the evaluator does; each error is about a keyword that is
 *      in the schema, and about a value that is in the instance.
 */

#include "base/files/file.h"
#include "base/files/walk.h"
#include "read/json/read_json.h"
#include "regex/match.h"
#include "report/reporter.h"
#include "schema/compile/load.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/uri.h"
#include "tree/pointer.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define REMOTE "http://localhost:1234/"

enum { SKIPPED = 77, REMOTES_MOST = 200 };

struct draft {
    const char *folder;
    enum schema_dialect dialect;
};

static const struct draft drafts[] = {
    {"draft3", DIALECT_3},          {"draft4", DIALECT_4},
    {"draft6", DIALECT_6},          {"draft7", DIALECT_7},
    {"draft2019-09", DIALECT_2019}, {"draft2020-12", DIALECT_2020},
};

enum { DRAFTS = sizeof drafts / sizeof *drafts };

static const char *const formats[] = {"flag", "basic"};

enum { FORMATS = sizeof formats / sizeof *formats };

struct run {
    struct arena *keep;    /* the whole run */
    struct arena *scratch; /* one schema and its instances */
    struct slice suite;
    struct schema_doc *remote;
    uint32_t remotes;
    const struct schema *written; /* the standard's schema of output */
    uint32_t root[FORMATS];       /* its units */
    unsigned passed, failed;
};

/* ---- Documents ----------------------------------------------------------- */

static const struct tree *
read_text(struct arena *arena, struct slice text, struct bag *bag)
{
    struct source *source = arena_new(arena, struct source);
    struct tree *tree = arena_new(arena, struct tree);

    /* The reader wants a NUL behind the text, which a buf does not have. */
    *source = source_make(S("text"), arena_copy(arena, text));
    *tree = read_json(arena, source, (struct read_options){0}, bag);
    return tree;
}

static const struct tree *
read_value(struct arena *arena, const json_t *value)
{
    struct bag *bag = arena_new(arena, struct bag);
    char *text = json_dumps(value, JSON_ENCODE_ANY);
    struct slice copy = arena_copy(arena, slice_from(text));

    free(text);
    *bag = bag_new(arena);
    return read_text(arena, copy, bag);
}

static struct schema_doc
make_doc(struct arena *arena, struct slice name, const struct tree *tree,
         bool lazy)
{
    struct bag *bag = arena_new(arena, struct bag);

    *bag = bag_new(arena);
    return (struct schema_doc){name, tree, bag, .lazy = lazy};
}

/* The file at `path` as a document called `name`. */
static void
add_remote(struct run *run, struct slice path, struct slice name)
{
    struct bag bag = bag_new(run->keep);
    struct slice text;
    const char *why;

    if (run->remotes < REMOTES_MOST &&
        file_read(run->keep, path.at, &text, &why))
        run->remote[run->remotes++] =
            make_doc(run->keep, name, read_text(run->keep, text, &bag), true);
}

static bool
is_json(struct slice name)
{
    return slice_ends(name, S(".json"));
}

static void
add_remotes(struct run *run)
{
    struct slice folder =
        arena_printf(run->keep, "%.*s/remotes", SLICE_ARGS(run->suite));
    struct walk files = {0};

    run->remote = arena_array(run->keep, struct schema_doc, REMOTES_MOST);
    walk_directory(run->keep, folder, is_json, &files);
    for (uint32_t i = 0; i < files.path.count; i++) {
        struct slice path = files.path.item[i];

        add_remote(run, path,
                   arena_printf(run->keep, REMOTE "%.*s",
                                (int)(path.len - folder.len - 1),
                                path.at + folder.len + 1));
    }
    for (int i = DIALECT_2019; i <= DIALECT_2020; i++)
        add_remote(run,
                   arena_printf(run->keep,
                                "%.*s/output-tests/%s/output-schema.json",
                                SLICE_ARGS(run->suite), drafts[i].folder),
                   arena_printf(run->keep,
                                "https://json-schema.org/draft/%s/output/"
                                "schema",
                                drafts[i].folder + 5));
}

/* Compiles `doc` with all remotes. */
static const struct schema *
load(struct run *run, struct arena *arena, struct schema_doc doc,
     struct schema_options options)
{
    struct schema_doc *docs =
        arena_array(arena, struct schema_doc, run->remotes + 1);

    docs[0] = doc;
    memcpy(docs + 1, run->remote, run->remotes * sizeof *docs);
    return schema_load(arena, docs, run->remotes + 1, options);
}

/* ---- Errors -------------------------------------------------------------- */

/* Where the names of schemas lead that are not absolute. */
#define BASE "file:///"

/* What the schema says against the root of `tree`. */
static const struct bags *
judge(struct run *run, const struct schema *schema, const struct tree *tree)
{
    struct eval_options options = {
        .patterns = pattern_cache_new(run->scratch),
        .errors = true,
    };
    struct bags *bags = arena_new(run->scratch, struct bags);
    struct bag *errors = arena_new(run->scratch, struct bag);

    *errors = bag_new(run->scratch);
    schema_eval(schema, schema_find(schema, S("test:schema")), tree,
                tree_root(tree), &options, run->scratch, errors);
    bag_finish(errors);
    *vec_push(run->scratch, &bags->list) = errors;
    return bags;
}

static struct slice
write_format(struct run *run, const struct bags *errors, int format)
{
    struct slice name =
        arena_printf(run->scratch, "json-schema-%s", formats[format]);
    struct report_file file = {
        .errors = errors, .alone = true, .scratch = run->scratch};
    struct report_style style = {0};
    struct buf out = buf_new(run->scratch);

    reporter_find(name)->file(&out, &style, &file, true);
    return buf_slice(&out);
}

static bool
satisfies(struct run *run, const struct schema *schema, uint32_t root,
          struct slice text)
{
    struct eval_options options = {.formats = true};
    struct bag bag = bag_new(run->scratch);
    const struct tree *tree = read_text(run->scratch, text, &bag);

    return bag.list.count == 0 && root != SCHEMA_NONE &&
           schema_valid(schema, root, tree, tree_root(tree), &options,
                        run->scratch);
}

static void
count(struct run *run, bool good, const char *what, const char *name,
      struct slice text)
{
    run->passed += good;
    run->failed += !good;
    if (!good)
        printf("# FAILS: %s: %s: %.*s\n", what, name, SLICE_ARGS(text));
}

/* The standard's own schema, for every format. */
static void
load_written(struct run *run)
{
    struct slice name = run->remote[run->remotes - 1].name;
    struct schema_doc doc = run->remote[run->remotes - 1];

    doc.lazy = false;
    run->written = schema_load(run->keep, &doc, 1, (struct schema_options){0});
    for (int i = 0; i < FORMATS; i++)
        run->root[i] = schema_find(run->written,
                                   arena_printf(run->keep, "%.*s#/$defs/%s",
                                                SLICE_ARGS(name), formats[i]));
}

/* ---- 1. Output tests ----------------------------------------------------- */

/* Whether the test is about annotations. */
static bool
is_of_notes(const json_t *want)
{
    const json_t *required = json_object_get(want, "required");
    const char *first = json_string_value(json_array_get(required, 0));

    return first && strcmp(first, "annotations") == 0;
}

static void
output_test(struct run *run, const struct schema *schema, const json_t *test,
            const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect};

    for (int i = 0; i < FORMATS; i++) {
        const json_t *want =
            json_object_get(json_object_get(test, "output"), formats[i]);

        if (!want || is_of_notes(want))
            continue;
        const struct tree *tree =
            read_value(run->scratch, json_object_get(test, "data"));
        struct slice text = write_format(run, judge(run, schema, tree), i);
        const struct schema *expected =
            load(run, run->scratch,
                 make_doc(run->scratch, S("test:output"),
                          read_value(run->scratch, want), false),
                 options);

        count(run,
              satisfies(run, expected, schema_find(expected, S("test:output")),
                        text),
              draft->folder,
              json_string_value(json_object_get(test, "description")), text);
    }
}

static void
output_tests(struct run *run, const json_t *cases, const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect,
                                     .base = S(BASE)};
    size_t i, j;
    json_t *group, *test;

    json_array_foreach((json_t *)(uintptr_t)cases, i, group)
    {
        const struct schema *schema = load(
            run, run->scratch,
            make_doc(run->scratch, S("test:schema"),
                     read_value(run->scratch, json_object_get(group, "schema")),
                     false),
            options);

        json_array_foreach(json_object_get(group, "tests"), j, test)
            output_test(run, schema, test, draft);
        arena_reset(run->scratch);
    }
}

/* ---- 2. Against the evaluator -------------------------------------------- */

/* Whether `location` leads to something in the schema, as far as it is in this
 * text.  A schema that is `false` as a whole has no location.
 */
static bool
is_there(struct run *run, const struct tree *schema,
         const struct location *location)
{
    struct slice fragment, bare = uri_split(location->absolute, &fragment);

    if (bare.len == 0)
        return node_is(tree_root(schema), NODE_FALSE);
    if (slice_find(location->keyword, S("Ref/"), 0) == SLICE_NONE &&
        slice_find(location->keyword, S("$ref/"), 0) == SLICE_NONE &&
        !pointer_find(schema, location->keyword))
        return false;
    return !slice_equal(bare, S("test:schema")) ||
           pointer_find(schema, uri_decode(run->scratch, fragment));
}

static bool
are_located(struct run *run, const struct bag *errors,
            const struct tree *schema, const struct tree *instance)
{
    for (uint32_t i = 0; i < errors->list.count; i++) {
        const struct location *location = errors->list.item[i]->location;

        if (!location || !is_there(run, schema, location) ||
            !pointer_find(instance, location->instance))
            return false;
    }
    return true;
}

/* A schema, and the same compiled so that errors have locations. */
struct subject {
    const struct tree *text;
    const struct schema *plain, *located;
};

static void
judge_test(struct run *run, const struct subject *subject, const json_t *test,
           const struct draft *draft)
{
    const struct schema *plain = subject->plain;
    const struct tree *tree =
        read_value(run->scratch, json_object_get(test, "data"));
    const struct eval_options options = {
        .patterns = pattern_cache_new(run->scratch),
    };
    bool valid = schema_valid(plain, schema_find(plain, S("test:schema")), tree,
                              tree_root(tree), &options, run->scratch);
    const struct bags *errors = judge(run, subject->located, tree);
    const struct bag *bag = errors->list.item[0];
    bool good = valid == (bag->list.count == 0) &&
                are_located(run, bag, subject->text, tree);
    struct slice written = S("");

    for (int i = 0; i < FORMATS; i++) {
        written = write_format(run, errors, i);
        good &= satisfies(run, run->written, run->root[i], written);
    }
    count(run, good, draft->folder,
          json_string_value(json_object_get(test, "description")), written);
}

static void
judge_tests(struct run *run, const json_t *cases, const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect};
    size_t i, j;
    json_t *group, *test;

    json_array_foreach((json_t *)(uintptr_t)cases, i, group)
    {
        struct subject subject = {
            .text = read_value(run->scratch, json_object_get(group, "schema")),
        };
        struct schema_doc doc =
            make_doc(run->scratch, S("test:schema"), subject.text, false);

        options.base = S("");
        subject.plain = load(run, run->scratch, doc, options);
        options.base = S(BASE);
        subject.located = load(run, run->scratch, doc, options);
        json_array_foreach(json_object_get(group, "tests"), j, test)
            judge_test(run, &subject, test, draft);
        arena_reset(run->scratch);
    }
}

/* ---- All of it ----------------------------------------------------------- */

typedef void
run_file(struct run *run, const json_t *file, const struct draft *draft);

/* Every file of the folder itself. */
static void
run_folder(struct run *run, struct slice folder, const struct draft *draft,
           run_file *with)
{
    struct arena arena = ARENA_INIT;
    struct slice path = arena_printf(
        &arena, "%.*s/%.*s", SLICE_ARGS(run->suite), SLICE_ARGS(folder));
    struct file_names names = {0};
    const char *why;

    file_list(&arena, path.at, &names, &why);
    for (uint32_t i = 0; i < names.name.count; i++) {
        struct slice name = names.name.item[i];
        json_t *file =
            json_load_file(arena_printf(&arena, "%.*s/%.*s", SLICE_ARGS(path),
                                        SLICE_ARGS(name))
                               .at,
                           JSON_ALLOW_NUL, NULL);

        if (file)
            with(run, file, draft);
        json_decref(file);
    }
    arena_close(&arena);
}

static bool
part(struct run *run, int number, const char *what, struct slice folder,
     run_file *with)
{
    run->passed = run->failed = 0;
    for (int i = 0; i < DRAFTS; i++) {
        size_t star = slice_find_byte(folder, '*', 0);
        struct slice path = folder;

        if (star != SLICE_NONE)
            path = arena_printf(
                run->keep, "%.*s%s%.*s", (int)star, folder.at, drafts[i].folder,
                SLICE_ARGS(slice_cut(folder, star + 1, folder.len)));
        run_folder(run, path, &drafts[i], with);
    }
    bool good = run->failed == 0 && run->passed > 0;

    printf("%sok %d - %s: %u passed, %u failed\n", good ? "" : "not ", number,
           what, run->passed, run->failed);
    return good;
}

int
main(int argc, char **argv)
{
    struct arena keep = ARENA_INIT, scratch = ARENA_INIT;
    struct run run = {.keep = &keep, .scratch = &scratch};
    bool good = true;

    run.suite = slice_from(argc > 1 ? argv[1] : "");
    if (run.suite.len == 0 || file_type_of(run.suite.at) != FILE_DIRECTORY) {
        printf("1..0 # SKIP no JSON-Schema-Test-Suite\n");
        return SKIPPED;
    }
    add_remotes(&run);
    load_written(&run);
    printf("1..2\n");
    good &= part(&run, 1, "output tests", S("output-tests/*/content"),
                 output_tests);
    good &= part(&run, 2, "errors of the required tests", S("tests/*"),
                 judge_tests);
    arena_close(&scratch);
    arena_close(&keep);
    return good ? 0 : 1;
}
