/* invokelint-bowtie: our schema engine as an implementation for Bowtie, the
 * meta-validator of JSON Schema (docs.bowtie.report).  One JSON command per
 * line comes in, one answer per line goes out; version 1 of the protocol:
 *
 *   start    version           → ready, version, implementation
 *   dialect  URI               → ok
 *   run      seq, case         → seq, and results, or errored with a context
 *   stop                       → nothing; we end
 *
 * A case holds a schema, a registry of others by URI, and instances.  All are
 * read where they are in the line, so that numbers and duplicate keys are
 * those of the text.
 */

#include "read/json/read_json.h"
#include "regex/match.h"
#include "schema/compile/language.h"
#include "schema/compile/load.h"
#include "schema/evaluate/evaluate.h"
#include "schema/ir/kinds.h"

#include <stdio.h>

#define VERSION "1"
#define NAME "case:schema"
#define HOME "https://github.com/invokelint/invokelint"

struct harness {
    struct arena *arena; /* one command */
    struct buf out;      /* its answer */
    const struct tree *tree;
    enum schema_dialect dialect;
};

static const struct node *
member(const struct harness *h, const struct node *object, struct slice name)
{
    return node_find(h->tree, object, name);
}

static struct slice
text_of(const struct harness *h, const struct node *object, struct slice name)
{
    return node_text(h->tree, member(h, object, name));
}

/* ---- start, dialect ------------------------------------------------------ */

static bool
start(struct harness *h, const struct node *command)
{
    const struct node *version = member(h, command, S("version"));

    if (!version || !slice_equal(node_source(h->tree, version), S(VERSION)))
        return false;
    buf_text(&h->out, "{\"version\": " VERSION ", \"ready\": true, "
                      "\"implementation\": {\"language\": \"c\", "
                      "\"name\": \"invokelint\", "
                      "\"version\": \"" INVOKELINT_VERSION "\", "
                      "\"homepage\": \"" HOME "\", "
                      "\"issues\": \"" HOME "/issues\", "
                      "\"source\": \"" HOME "\", "
                      "\"dialects\": ["
                      "\"https://json-schema.org/draft/2020-12/schema\", "
                      "\"https://json-schema.org/draft/2019-09/schema\", "
                      "\"http://json-schema.org/draft-07/schema#\", "
                      "\"http://json-schema.org/draft-06/schema#\", "
                      "\"http://json-schema.org/draft-04/schema#\", "
                      "\"http://json-schema.org/draft-03/schema#\"]}}");
    return true;
}

static bool
set_dialect(struct harness *h, const struct node *command)
{
    bool known = language_draft(text_of(h, command, S("dialect")), &h->dialect);

    buf_printf(&h->out, "{\"ok\": %s}", known ? "true" : "false");
    return true;
}

/* ---- run ----------------------------------------------------------------- */

static void
write_error(struct harness *h, struct slice text)
{
    buf_text(&h->out, "\"errored\": true, \"context\": {\"message\": ");
    buf_json(&h->out, text);
    buf_text(&h->out, "}}");
}

/* `node`, cut out as a document called `name`, so that `#` is its root. */
static struct schema_doc
document(struct harness *h, const struct node *node, struct slice name)
{
    struct source *source = arena_new(h->arena, struct source);
    struct tree *tree = arena_new(h->arena, struct tree);
    struct bag *bag = arena_new(h->arena, struct bag);

    *bag = bag_new(h->arena);
    *source =
        source_make(name, arena_copy(h->arena, node_source(h->tree, node)));
    *tree = read_json(h->arena, source, (struct read_options){0}, bag);
    return (struct schema_doc){.name = name, .tree = tree, .bag = bag};
}

/* The documents of a case: its schema, then what it may refer to. */
static const struct schema *
load(struct harness *h, const struct node *test_case)
{
    const struct node *registry = member(h, test_case, S("registry"));
    uint32_t room = 1, count = 1;

    if (node_is(registry, NODE_OBJECT))
        room += node_count(registry);
    struct schema_doc *doc = arena_array(h->arena, struct schema_doc, room);

    doc[0] = document(h, member(h, test_case, S("schema")), S(NAME));
    for (const struct node *key = room > 1 ? node_first(registry) : NULL; key;
         key = node_next(registry, key), count++) {
        doc[count] = document(h, node_value(key), node_text(h->tree, key));
        doc[count].lazy = true;
    }
    return schema_load(h->arena, doc, count,
                       (struct schema_options){.dialect = h->dialect});
}

/* Why the verdict about `node` is open; empty when it is not. */
static struct slice
open_question(struct harness *h, const struct schema *schema, uint32_t root,
              const struct node *node, const struct eval_options *options)
{
    struct bag bag = bag_new(h->arena);

    schema_eval(schema, root, h->tree, node, options, h->arena, &bag);
    for (uint32_t i = 0; i < bag.list.count; i++)
        if (bag.list.item[i]->kind == &kind_schema_pattern_limit)
            return bag.list.item[i]->text;
    return S("");
}

static void
write_result(struct harness *h, const struct schema *schema,
             const struct node *instance, const struct eval_options *options)
{
    uint32_t root = schema_find(schema, S(NAME));
    bool valid =
        schema_valid(schema, root, h->tree, instance, options, h->arena);
    struct slice why =
        valid ? S("") : open_question(h, schema, root, instance, options);

    buf_byte(&h->out, '{');
    if (why.len)
        write_error(h, why);
    else
        buf_printf(&h->out, "\"valid\": %s}", valid ? "true" : "false");
}

static bool
run(struct harness *h, const struct node *command)
{
    const struct node *seq = member(h, command, S("seq"));
    const struct node *test_case = member(h, command, S("case"));
    const struct node *tests = member(h, test_case, S("tests"));

    if (!seq)
        return false;
    buf_text(&h->out, "{\"seq\": ");
    buf_add(&h->out, node_source(h->tree, seq));
    buf_text(&h->out, ", ");
    if (!member(h, test_case, S("schema")) || !node_is(tests, NODE_ARRAY)) {
        write_error(h, S("a case needs `schema` and `tests`"));
        return true;
    }
    const struct schema *schema = load(h, test_case);
    struct eval_options options = {.patterns = pattern_cache_new(h->arena)};

    buf_text(&h->out, "\"results\": [");
    for (const struct node *test = node_first(tests); test;
         test = node_next(tests, test)) {
        const struct node *instance = member(h, test, S("instance"));

        if (test != node_first(tests))
            buf_text(&h->out, ", ");
        if (instance) {
            write_result(h, schema, instance, &options);
        } else {
            buf_byte(&h->out, '{');
            write_error(h, S("a test needs `instance`"));
        }
    }
    buf_text(&h->out, "]}");
    return true;
}

/* ---- The line protocol --------------------------------------------------- */

/* The next line, in the arena; false at the end of the input. */
static bool
read_line(struct arena *arena, struct slice *line)
{
    struct buf buf = buf_new(arena);
    int c;

    while ((c = getchar()) != EOF && c != '\n')
        buf_byte(&buf, (char)c);
    *line = buf_slice(&buf);
    return c != EOF || line->len > 0;
}

/* Answers one command; false when it is none.  `*stopped`: it was the last. */
static bool
obey(struct harness *h, struct slice line, bool *stopped)
{
    static const struct {
        struct slice name;
        bool (*answer)(struct harness *h, const struct node *command);
    } commands[] = {
        {SC("start"), start},
        {SC("dialect"), set_dialect},
        {SC("run"), run},
    };
    struct source source = source_make(S("command"), line);
    struct bag bag = bag_new(h->arena);
    struct tree tree =
        read_json(h->arena, &source, (struct read_options){0}, &bag);

    h->tree = &tree;
    struct slice name = text_of(h, tree_root(&tree), S("cmd"));

    *stopped = slice_equal(name, S("stop"));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (slice_equal(name, commands[i].name))
            return commands[i].answer(h, tree_root(&tree));
    return *stopped;
}

int
main(void)
{
    struct arena arena = ARENA_INIT;
    struct harness h = {.arena = &arena, .dialect = DIALECT_2020};
    struct slice line;
    bool stopped = false, good = true;

    while (good && !stopped && read_line(&arena, &line)) {
        h.out = buf_new(&arena);
        good = obey(&h, line, &stopped);
        if (good && !stopped) {
            buf_byte(&h.out, '\n');
            fwrite(h.out.at, 1, h.out.len, stdout);
            fflush(stdout);
        } else if (!good) {
            fprintf(stderr, "invokelint-bowtie: not a command: %.*s\n",
                    SLICE_ARGS(line));
        }
        arena_reset(&arena);
    }
    arena_close(&arena);
    return good ? 0 : 1;
}
