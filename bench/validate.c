/* invokelint-bench WHAT SCHEMA INSTANCES [ROUNDS SECONDS]: what the engine
 * costs on the documents of INSTANCES, one a line, in CPU time.  WHAT:
 *
 *   parse     text to tree
 *   validate  tree to findings, with the schema compiled before
 *   full      both
 *   repeat    validate, each document many times in turn: what the peers'
 *             own `--loop` measures, with everything in the caches
 *   compile   SCHEMA, from its text on; INSTANCES is not read
 *
 * Each of ROUNDS rounds goes through all documents again and again for
 * SECONDS.  Prints `valid n/m ns/instance min X median Y max Z`.
 */

#define _POSIX_C_SOURCE 200809L

#include "app/schemas/schema_files.h"
#include "base/core/vec.h"
#include "base/files/file.h"
#include "read/json/read_json.h"
#include "regex/match.h"
#include "schema/evaluate/evaluate.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS_MOST = 1000, REPEAT = 100 };

struct bench {
    struct arena run;     /* schema, instances */
    struct arena file;    /* what one document needs, then dropped */
    struct source schema; /* its text */
    struct schema_files files;
    struct eval_options options;
    VEC(struct source) instance;
    struct tree *tree; /* one for each instance */
    uint32_t valid;
};

static struct tree
parse(struct arena *arena, const struct source *source)
{
    struct bag bag = bag_new(arena);

    return read_json(arena, source, (struct read_options){0}, &bag);
}

static bool
validate(struct bench *b, const struct tree *tree)
{
    struct bag bag = bag_new(&b->file);

    schema_eval(b->files.schema, b->files.root, tree, tree_root(tree),
                &b->options, &b->file, &bag);
    return bag.list.count == 0;
}

/* ---- What is measured: one walk through all documents -------------------- */

static uint32_t
walk_parse(struct bench *b)
{
    for (uint32_t i = 0; i < b->instance.count; i++) {
        parse(&b->file, &b->instance.item[i]);
        arena_reset(&b->file);
    }
    return b->instance.count;
}

static uint32_t
walk_validate(struct bench *b)
{
    for (uint32_t i = 0; i < b->instance.count; i++) {
        validate(b, &b->tree[i]);
        arena_reset(&b->file);
    }
    return b->instance.count;
}

static uint32_t
walk_full(struct bench *b)
{
    for (uint32_t i = 0; i < b->instance.count; i++) {
        struct tree tree = parse(&b->file, &b->instance.item[i]);

        validate(b, &tree);
        arena_reset(&b->file);
    }
    return b->instance.count;
}

static uint32_t
walk_repeat(struct bench *b)
{
    for (uint32_t i = 0; i < b->instance.count; i++)
        for (int n = 0; n < REPEAT; n++) {
            validate(b, &b->tree[i]);
            arena_reset(&b->file);
        }
    return b->instance.count * REPEAT;
}

static uint32_t
walk_compile(struct bench *b)
{
    schema_files_load(&b->file, b->schema, NULL,
                      (struct schema_options){.dialect = DIALECT_2020});
    arena_reset(&b->file);
    return 1;
}

static const struct {
    struct slice name;
    uint32_t (*walk)(struct bench *); /* how many it did */
} works[] = {
    {SC("parse"), walk_parse},     {SC("validate"), walk_validate},
    {SC("full"), walk_full},       {SC("repeat"), walk_repeat},
    {SC("compile"), walk_compile},
};

/* ---- Measuring ----------------------------------------------------------- */

static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int
ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Nanoseconds for one document, measured for `seconds`. */
static double
round_of(struct bench *b, uint32_t (*walk)(struct bench *), double seconds)
{
    double start = now(), passed;
    double count = 0;

    do {
        count += walk(b);
        passed = now() - start;
    } while (passed < seconds);
    return passed * 1e9 / count;
}

static void
measure(struct bench *b, uint32_t (*walk)(struct bench *), int rounds,
        double seconds)
{
    double time[ROUNDS_MOST];

    round_of(b, walk, 0); /* warms up */
    for (int i = 0; i < rounds; i++)
        time[i] = round_of(b, walk, seconds);
    qsort(time, (size_t)rounds, sizeof *time, ascending);
    printf("valid %u/%u ns/instance min %.1f median %.1f max %.1f\n", b->valid,
           b->instance.count, time[0], time[rounds / 2], time[rounds - 1]);
}

/* ---- Reading ------------------------------------------------------------- */

static struct slice
read_text(struct bench *b, const char *path)
{
    struct slice text;
    const char *why;

    if (!file_read(&b->run, path, &text, &why)) {
        fprintf(stderr, "invokelint-bench: cannot read %s: %s\n", path, why);
        exit(2);
    }
    return text;
}

static void
read_instances(struct bench *b, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find_byte(text, '\n', at);
        struct slice line =
            slice_trim(slice_cut(text, at, end == SLICE_NONE ? text.len : end));

        if (line.len)
            *vec_push(&b->run, &b->instance) =
                source_make(S("instance"), arena_copy(&b->run, line));
        at = end == SLICE_NONE ? text.len : end + 1;
    }
    b->tree = arena_array(&b->run, struct tree, b->instance.count + 1);
    for (uint32_t i = 0; i < b->instance.count; i++) {
        b->tree[i] = parse(&b->run, &b->instance.item[i]);
        b->valid += tree_root(&b->tree[i]) && validate(b, &b->tree[i]);
        arena_reset(&b->file);
    }
}

static int
usage(void)
{
    fputs("usage: invokelint-bench parse|validate|full|repeat|compile "
          "SCHEMA INSTANCES [ROUNDS SECONDS]\n",
          stderr);
    return 2;
}

int
main(int argc, char **argv)
{
    struct bench b = {0};
    int rounds = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 5;
    double seconds = argc > 5 ? strtod(argv[5], NULL) : 0.2;
    uint32_t (*walk)(struct bench *) = NULL;

    for (size_t i = 0; argc > 1 && i < sizeof works / sizeof *works; i++)
        if (slice_equal(works[i].name, slice_from(argv[1])))
            walk = works[i].walk;
    if (argc < 4 || argc > 6 || !walk || rounds < 1 || rounds > ROUNDS_MOST)
        return usage();
    b.schema = source_make(slice_from(argv[2]), read_text(&b, argv[2]));
    b.files =
        schema_files_load(&b.run, b.schema, NULL,
                          (struct schema_options){.dialect = DIALECT_2020});
    b.options.patterns = pattern_cache_open(&b.run);
    if (walk != walk_compile)
        read_instances(&b, read_text(&b, argv[3]));
    measure(&b, walk, rounds, seconds);
    pattern_cache_close(b.options.patterns);
    arena_close(&b.file);
    arena_close(&b.run);
    return 0;
}
