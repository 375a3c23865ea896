/* walks SETS: the fast walk of the schema engine against the careful one,
 * which is the reference, on real documents and such that were made of them by
 * a mistake or two.  SETS is a folder with a folder for each set, of which
 * `schema.json` is the schema and `instances.jsonl` has a document a line.
 *
 * The mistakes are the same in every run.
 */

#include "app/schemas/schema_files.h"
#include "base/core/vec.h"
#include "base/files/file.h"
#include "base/files/walk.h"
#include "read/json/read_json.h"
#include "regex/match.h"
#include "schema/evaluate/evaluate.h"

#include <stdio.h>

/* Documents of a set, those made of each, and bytes of a document at most. */
enum { DOCUMENTS = 300, MADE = 16, LONG = 128 << 10 };

struct run {
    struct arena arena; /* what is kept for a set */
    struct arena file;  /* what is dropped after a document */
    struct schema_files files;
    struct eval_options options;
    uint32_t seed;
    uint32_t right, wrong, apart;
};

/* Xorshift: the same everywhere. */
static uint32_t
pick(struct run *run, uint32_t below)
{
    run->seed ^= run->seed << 13;
    run->seed ^= run->seed >> 17;
    run->seed ^= run->seed << 5;
    return run->seed % below;
}

static struct tree
parse(struct run *run, const struct source *source)
{
    struct bag bag = bag_new(&run->file);

    return read_json(&run->file, source, (struct read_options){0}, &bag);
}

/* ---- Both walks ---------------------------------------------------------- */

static void
compare(struct run *run, struct slice text, bool formats)
{
    struct source source = source_make(S("instance"), text);
    struct tree tree = parse(run, &source);
    struct bag bag = bag_new(&run->file);
    const struct node *root = tree_root(&tree);
    const struct schema *schema = run->files.schema;

    if (!root)
        return;
    run->options.formats = formats;
    bool quick = schema_valid(schema, run->files.root, &tree, root,
                              &run->options, &run->file);

    run->options.careful = true;
    schema_eval(schema, run->files.root, &tree, root, &run->options, &run->file,
                &bag);
    run->options.careful = false;
    *(quick ? &run->right : &run->wrong) += 1;
    if (quick == (bag.list.count == 0))
        return;
    run->apart++;
    printf("# %s to the quick walk only: %.*s\n", quick ? "right" : "wrong",
           SLICE_ARGS(text));
}

/* ---- Mistakes ------------------------------------------------------------ */

static const struct slice values[] = {
    SC("null"),
    SC("true"),
    SC("0"),
    SC("-1"),
    SC("7"),
    SC("9999999"),
    SC("10000000"),
    SC("1.0"),
    SC("1e400"),
    SC("\"\""),
    SC("\"a\""),
    SC("\"\\u0061\""),
    SC("\"\303\244\""),
    SC("\"1.0\""),
    SC("[]"),
    SC("[0, 0]"),
    SC("[\"a\"]"),
    SC("{}"),
    SC("{\"a\": 1, \"a\": \"\"}"),
    SC("{\"type\": \"a\"}"),
    SC("[[], {}]"),
    SC("01"),
    SC("\"a"),
    SC("tru"),
};

/* The text with what is at `where` as `by`. */
static struct slice
replace(struct run *run, struct slice text, struct span where, struct slice by)
{
    struct slice after = slice_cut(text, span_end(where), text.len);

    return arena_printf(&run->file, "%.*s%.*s%.*s", (int)where.at, text.at,
                        SLICE_ARGS(by), SLICE_ARGS(after));
}

/* One mistake: a value or key is another one, of the document or of the list,
 * or a byte is gone, which mostly is a syntax error.
 */
static struct slice
spoil(struct run *run, struct slice text)
{
    struct source source = source_make(S("instance"), text);
    struct tree tree = parse(run, &source);

    if (tree.count == 0 || text.len == 0)
        return text;
    const struct node *at = &tree.node[pick(run, tree.count)];
    const struct node *other = &tree.node[pick(run, tree.count)];
    uint32_t way = pick(run, 16);

    if (way == 0)
        return replace(run, text, span_make(pick(run, (uint32_t)text.len), 1),
                       S(""));
    if (way < 5 || (node_kind(at) == NODE_KEY && way < 10))
        return replace(run, text, node_span(at), node_source(&tree, other));
    return replace(run, text, node_span(at),
                   values[pick(run, sizeof values / sizeof *values)]);
}

static void
try_document(struct run *run, struct slice line)
{
    for (int i = 0; i < MADE; i++) {
        /* The reader wants a NUL behind the text. */
        struct slice text = arena_copy(&run->file, line);

        for (uint32_t left = i ? 1 + pick(run, 2) : 0; left; left--)
            text = spoil(run, text);
        compare(run, text, i % 4 == 3);
        arena_reset(&run->file);
    }
}

/* ---- Sets ---------------------------------------------------------------- */

static struct slice
read_file(struct run *run, struct slice folder, const char *name)
{
    struct slice path =
        arena_printf(&run->arena, "%.*s/%s", SLICE_ARGS(folder), name);
    struct slice text;
    const char *why;

    return file_read(&run->arena, path.at, &text, &why) ? text : S("");
}

static bool
try_set(struct run *run, struct slice folder)
{
    struct slice schema = read_file(run, folder, "schema.json");
    struct slice text = read_file(run, folder, "instances.jsonl");
    uint32_t documents = 0;

    run->files =
        schema_files_load(&run->arena, source_make(S("schema"), schema), NULL,
                          (struct schema_options){.dialect = DIALECT_2020});
    run->options.patterns = pattern_cache_new(&run->arena);
    run->right = run->wrong = run->apart = 0;
    for (size_t at = 0; at < text.len && documents < DOCUMENTS;) {
        size_t end = slice_find_byte(text, '\n', at);
        struct slice line =
            slice_cut(text, at, end == SLICE_NONE ? text.len : end);

        at = end == SLICE_NONE ? text.len : end + 1;
        if (line.len == 0 || line.len > LONG)
            continue;
        try_document(run, line);
        documents++;
    }
    return run->apart == 0 && run->right > 0 && run->wrong > 0;
}

static bool
is_schema(struct slice name)
{
    return slice_equal(name, S("schema.json"));
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct walk walk = {0};
    const char *folder = argc > 1 ? argv[1] : "";
    bool good = true;

    if (file_type_of(folder) != FILE_DIRECTORY) {
        printf("1..0 # SKIP no sets of real documents\n");
        return 77;
    }
    walk_directory(&arena, slice_from(folder), is_schema, &walk);
    printf("1..%u\n", walk.path.count);
    for (uint32_t i = 0; i < walk.path.count; i++) {
        struct slice path = walk.path.item[i];
        struct run run = {.seed = i + 1};
        struct slice set = slice_cut(path, 0, path.len - S("/schema.json").len);
        bool agree = try_set(&run, set);

        good &= agree;
        printf("%s %u - %.*s: %u right, %u wrong\n", agree ? "ok" : "not ok",
               i + 1, SLICE_ARGS(set), run.right, run.wrong);
        arena_close(&run.file);
        arena_close(&run.arena);
    }
    arena_close(&arena);
    return good ? 0 : 1;
}
