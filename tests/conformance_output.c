/* conformance_output SUITE: the standard's output formats and annotations,
 * held against the JSON-Schema-Test-Suite.  TAP; exit status 77 when there is
 * no suite.
 *
 *   1. output-tests/: what is written satisfies the schema of each test.
 *   2. annotations/: every assertion, in every draft it is compatible with.
 *   3. tests/: the walk that collects verdicts judges as the evaluator does,
 *      and what is written satisfies the standard's schema of its format.
 */

#include "base/file.h"
#include "base/walk.h"
#include "regex/match.h"
#include "report/reporter.h"
#include "schema/load.h"
#include "schema/output.h"
#include "tree/read_json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#define REMOTE "http://localhost:1234/"

enum { SKIPPED = 77, REMOTES_MOST = 200 };

struct draft {
    const char *folder;
    int release; /* as `compatibility` counts */
    enum schema_dialect dialect;
};

static const struct draft drafts[] = {
    {"draft3", 3, DIALECT_3},
    {"draft4", 4, DIALECT_4},
    {"draft6", 6, DIALECT_6},
    {"draft7", 7, DIALECT_7},
    {"draft2019-09", 2019, DIALECT_2019},
    {"draft2020-12", 2020, DIALECT_2020},
};

enum { DRAFTS = sizeof drafts / sizeof *drafts };

static const char *const formats[] = {"flag", "basic", "detailed", "verbose"};

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

/* Compiles `schema` as the document `name`, with `others` and all remotes. */
static const struct schema *
load(struct run *run, struct arena *arena, struct schema_doc doc,
     const json_t *others, struct schema_options options)
{
    uint32_t count = 0;
    struct schema_doc *docs = arena_array(
        arena, struct schema_doc, run->remotes + json_object_size(others) + 1);
    const char *name;
    json_t *other;

    docs[count++] = doc;
    json_object_foreach((json_t *)(uintptr_t)others, name, other)
        docs[count++] = make_doc(arena, arena_copy(arena, slice_from(name)),
                                 read_value(arena, other), true);
    memcpy(docs + count, run->remote, run->remotes * sizeof *docs);
    return schema_load(arena, docs, count + run->remotes, options);
}

/* ---- Verdicts ------------------------------------------------------------ */

static struct verdict *
judge(struct run *run, const struct schema *schema, struct slice root,
      const json_t *instance, enum verdict_depth depth)
{
    struct eval_options options = {.patterns = pattern_cache_new(run->scratch)};
    struct output_request request = {
        .schema = schema,
        .root = schema_find(schema, root),
        .base = S("file:///"),
        .options = &options,
        .depth = depth,
    };

    return output_make(&request, read_value(run->scratch, instance),
                       run->scratch);
}

static struct slice
write_format(struct run *run, const struct verdict *verdict, int format)
{
    struct slice name =
        arena_printf(run->scratch, "json-schema-%s", formats[format]);
    struct report_file file = {
        .verdict = verdict, .alone = true, .scratch = run->scratch};
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

static void
output_test(struct run *run, const struct schema *schema, const json_t *test,
            const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect};

    for (int i = 0; i < FORMATS; i++) {
        const json_t *want =
            json_object_get(json_object_get(test, "output"), formats[i]);

        if (!want)
            continue;
        const struct verdict *verdict =
            judge(run, schema, S("test:schema"), json_object_get(test, "data"),
                  VERDICT_ALL);
        struct slice text = write_format(run, verdict, i);
        const struct schema *expected =
            load(run, run->scratch,
                 make_doc(run->scratch, S("test:output"),
                          read_value(run->scratch, want), false),
                 NULL, options);

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
                                     .outline = true};
    size_t i, j;
    json_t *group, *test;

    json_array_foreach((json_t *)(uintptr_t)cases, i, group)
    {
        const struct schema *schema = load(
            run, run->scratch,
            make_doc(run->scratch, S("test:schema"),
                     read_value(run->scratch, json_object_get(group, "schema")),
                     false),
            NULL, options);

        json_array_foreach(json_object_get(group, "tests"), j, test)
            output_test(run, schema, test, draft);
        arena_reset(run->scratch);
    }
}

/* ---- 2. Annotations ------------------------------------------------------ */

static bool
is_compatible(const char *text, int release)
{
    for (const char *at = text; at; at = strchr(at, ',')) {
        at += *at == ',';
        bool below = at[0] == '<', exact = at[0] == '=';
        long bound = strtol(at + (below ? 2 : exact), NULL, 10);

        if (below   ? release > bound
            : exact ? release != bound
                    : release < bound)
            return false;
    }
    return true;
}

/* The canonical URI of what `pointer`, a fragment with its `#`, leads to from
 * the root of `schema`: a subschema with an `$id` is a resource of its own.
 */
static struct slice
canonical(struct arena *arena, const json_t *schema, struct slice pointer)
{
    const char *base = json_string_value(json_object_get(schema, "$id"));
    struct slice uri = base ? slice_from(base) : S("test:schema");
    size_t since = 1;

    for (size_t at = 1; at < pointer.len;) {
        size_t end = slice_find_byte(pointer, '/', at + 1);

        end = end == SLICE_NONE ? pointer.len : end;
        struct slice key = arena_copy(arena, slice_cut(pointer, at + 1, end));

        schema = json_is_array(schema)
                     ? json_array_get(schema, strtoul(key.at, NULL, 10))
                     : json_object_get(schema, key.at);
        const char *id = json_string_value(json_object_get(schema, "$id"));

        if (id) {
            while (uri.len && uri.at[uri.len - 1] != '/')
                uri.len--;
            uri = arena_printf(arena, "%.*s%s", SLICE_ARGS(uri), id);
            since = end;
        }
        at = end;
    }
    return arena_printf(arena, "%.*s#%.*s", SLICE_ARGS(uri),
                        SLICE_ARGS(slice_cut(pointer, since, pointer.len)));
}

struct claim {
    struct run *run;
    const json_t *schema, *expected;
    struct slice location, keyword;
    size_t found;
    bool wrong;
};

/* Holds the annotations at and below `verdict` against what is claimed. */
static void
compare(struct claim *claim, const struct verdict *verdict)
{
    struct slice tail =
        arena_printf(claim->run->scratch, "/%.*s", SLICE_ARGS(claim->keyword));
    const char *from;
    json_t *want;

    for (const struct verdict *v = verdict; v; v = v->next) {
        compare(claim, v->first);
        if (v->annotation.len == 0 || !slice_ends(v->keyword, tail) ||
            !slice_equal(v->instance, claim->location))
            continue;
        json_t *got = json_loadb(v->annotation.at, v->annotation.len,
                                 JSON_DECODE_ANY, NULL);
        bool known = false;

        json_object_foreach((json_t *)(uintptr_t)claim->expected, from, want)
        {
            struct slice uri =
                canonical(claim->run->scratch, claim->schema, slice_from(from));

            known |=
                json_equal(got, want) &&
                slice_equal(v->absolute,
                            arena_printf(claim->run->scratch, "%.*s%.*s",
                                         SLICE_ARGS(uri), SLICE_ARGS(tail)));
        }
        json_decref(got);
        claim->found += known;
        claim->wrong |= !known;
    }
}

static void
annotation_test(struct run *run, const struct schema *schema,
                const json_t *group, const json_t *test,
                const struct draft *draft)
{
    const struct verdict *verdict =
        judge(run, schema, S("test:schema"), json_object_get(test, "instance"),
              VERDICT_CAUSE);
    json_t *assertion;
    size_t i;

    json_array_foreach(json_object_get(test, "assertions"), i, assertion)
    {
        struct claim claim = {
            .run = run,
            .schema = json_object_get(group, "schema"),
            .expected = json_object_get(assertion, "expected"),
            .location = slice_from(
                json_string_value(json_object_get(assertion, "location"))),
            .keyword = slice_from(
                json_string_value(json_object_get(assertion, "keyword"))),
        };

        compare(&claim, verdict);
        count(run,
              !claim.wrong && claim.found == json_object_size(claim.expected),
              draft->folder,
              json_string_value(json_object_get(group, "description")),
              write_format(run, verdict, 1));
    }
}

static void
annotation_tests(struct run *run, const json_t *file, const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect,
                                     .outline = true};
    size_t i, j;
    json_t *group, *test;

    json_array_foreach(json_object_get(file, "suite"), i, group)
    {
        const char *compatible =
            json_string_value(json_object_get(group, "compatibility"));
        const json_t *text = json_object_get(group, "schema");

        if (compatible && !is_compatible(compatible, draft->release))
            continue;
        const struct schema *schema =
            load(run, run->scratch,
                 make_doc(run->scratch, S("test:schema"),
                          read_value(run->scratch, text), false),
                 json_object_get(group, "externalSchemas"), options);

        json_array_foreach(json_object_get(group, "tests"), j, test)
            annotation_test(run, schema, group, test, draft);
        arena_reset(run->scratch);
    }
}

/* ---- 3. Against the evaluator -------------------------------------------- */

static void
difference(struct run *run, const struct schema *plain,
           const struct schema *outlined, const json_t *test,
           const struct draft *draft)
{
    const json_t *data = json_object_get(test, "data");
    const char *name = json_string_value(json_object_get(test, "description"));
    bool valid = judge(run, plain, S("test:schema"), data, VERDICT_FLAG)->valid;
    bool good = true;
    struct slice text = S("");

    for (int depth = VERDICT_CAUSE; depth <= VERDICT_ALL; depth++) {
        const struct verdict *verdict = judge(run, outlined, S("test:schema"),
                                              data, (enum verdict_depth)depth);

        good &= verdict->valid == valid;
        for (int i = 0; i < (depth == VERDICT_ALL ? FORMATS : FORMATS - 1);
             i++) {
            text = write_format(run, verdict, i);
            good &= satisfies(run, run->written, run->root[i], text);
        }
    }
    count(run, good, draft->folder, name, text);
}

static void
difference_tests(struct run *run, const json_t *cases,
                 const struct draft *draft)
{
    struct schema_options options = {.dialect = draft->dialect};
    size_t i, j;
    json_t *group, *test;

    json_array_foreach((json_t *)(uintptr_t)cases, i, group)
    {
        struct schema_doc doc = make_doc(
            run->scratch, S("test:schema"),
            read_value(run->scratch, json_object_get(group, "schema")), false);

        options.outline = false;
        const struct schema *plain =
            load(run, run->scratch, doc, NULL, options);

        options.outline = true;
        const struct schema *outlined =
            load(run, run->scratch, doc, NULL, options);

        json_array_foreach(json_object_get(group, "tests"), j, test)
            difference(run, plain, outlined, test, draft);
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
    printf("1..3\n");
    good &= part(&run, 1, "output tests", S("output-tests/*/content"),
                 output_tests);
    good &= part(&run, 2, "assertions about annotations",
                 S("annotations/tests"), annotation_tests);
    good &= part(&run, 3, "verdicts of the required tests", S("tests/*"),
                 difference_tests);
    arena_close(&scratch);
    arena_close(&keep);
    return good ? 0 : 1;
}
