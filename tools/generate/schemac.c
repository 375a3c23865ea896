/* schemac [-k] [-d URI] VARIABLE HEADER OUTPUT SCHEMA... [-- {URI SCHEMA}]:
 * compiles JSON Schemas into one C file of constant arrays, which defines
 * `const struct schema VARIABLE` (declared in HEADER).  Units are found by file
 * name.  Of the schemas behind `--` only that is compiled which the others
 * refer to, by URI.  Runs on the build machine; a warning about a schema ends
 * the build.
 *
 *   -k      keeps going: what is faulty is left out
 *   -d URI  the dialect of schemas without `$schema`
 */

#include "read/json/read_json.h"
#include "schema/compile/emit.h"
#include "schema/compile/language.h"
#include "schema/compile/load.h"
#include "source/place.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "usage: schemac [-k] [-d URI] VARIABLE HEADER OUTPUT SCHEMA... "
    "[-- {URI SCHEMA}]\n";

static struct slice
read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf buf = buf_new(arena);
    int c;

    if (!file) {
        fprintf(stderr, "schemac: cannot read %s\n", path);
        exit(2);
    }
    while ((c = getc(file)) != EOF)
        buf_byte(&buf, (char)c);
    fclose(file);
    buf_byte(&buf, '\0');
    return slice_cut(buf_slice(&buf), 0, buf.len - 1);
}

static struct slice
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slice_from(slash ? slash + 1 : path);
}

/* Prints what is wrong with one schema; the number of findings that end the
 * build.
 */
static uint32_t
report(struct arena *arena, const char *path, struct source *source,
       struct bag *bag)
{
    source_index(arena, source);
    bag_finish(bag);
    for (uint32_t i = 0; i < bag->list.count; i++) {
        const struct diag *diag = bag->list.item[i];
        struct place place = place_of(source, diag->where.at, PLACE_POINTS);

        fprintf(stderr, "%s:%u:%u: %s: %.*s [%s]\n", path, place.line + 1,
                place.col + 1, level_name(diag->level), SLICE_ARGS(diag->text),
                diag->kind->id);
    }
    return bag_count(bag, LEVEL_WARNING) + bag_count(bag, LEVEL_ERROR);
}

static bool
write_file(const char *path, struct slice text)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text.at, 1, text.len, file) == text.len;

    return file && fclose(file) == 0 && good;
}

struct job {
    struct arena *arena;
    char **word; /* arguments left */
    bool keep_going;
    enum schema_dialect dialect;
    uint32_t count;
    struct source *source;
    struct bag *bag;
    struct schema_doc *doc;
};

static void
add(struct job *job, const char *path, struct slice name, bool lazy)
{
    uint32_t i = job->count++;
    struct tree *tree = arena_new(job->arena, struct tree);

    job->source[i] = source_make(slice_from(path), read_file(job->arena, path));
    job->bag[i] = bag_new(job->arena);
    *tree = read_json(job->arena, &job->source[i], (struct read_options){0},
                      &job->bag[i]);
    job->doc[i] = (struct schema_doc){name, tree, &job->bag[i], lazy};
}

/* Steps over the options; false when one makes no sense. */
static bool
read_options(struct job *job)
{
    for (; *job->word && **job->word == '-'; job->word++) {
        if (strcmp(*job->word, "-k") == 0)
            job->keep_going = true;
        else if (strcmp(*job->word, "-d") != 0 || !*++job->word ||
                 !language_draft(slice_from(*job->word), &job->dialect))
            return false;
    }
    return true;
}

/* Reads the schemas; false when the arguments make no sense. */
static bool
read_schemas(struct job *job, uint32_t words)
{
    job->source = arena_array(job->arena, struct source, words);
    job->bag = arena_array(job->arena, struct bag, words);
    job->doc = arena_array(job->arena, struct schema_doc, words);
    for (; *job->word && strcmp(*job->word, "--") != 0; job->word++)
        add(job, *job->word, base_name(*job->word), false);
    if (*job->word)
        job->word++;
    for (; job->word[0] && job->word[1]; job->word += 2)
        add(job, job->word[1], slice_from(job->word[0]), true);
    return job->count > 0 && !*job->word;
}

/* Compiles them; false when there are faults. */
static bool
compile(struct job *job, struct buf *out, const char *variable,
        const char *header)
{
    uint32_t faults = 0;
    const struct schema *schema =
        schema_load(job->arena, job->doc, job->count,
                    (struct schema_options){.dialect = job->dialect});

    for (uint32_t i = 0; i < job->count && !job->keep_going; i++)
        faults += report(job->arena, job->source[i].name.at, &job->source[i],
                         &job->bag[i]);
    schema_emit(out, schema, slice_from(variable), slice_from(header));
    return faults == 0;
}

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct job job = {
        .arena = &arena, .word = argv + 1, .dialect = DIALECT_2020};
    bool good = read_options(&job);
    char **names = job.word;

    good = good && argv + argc - names >= 3;
    job.word += good ? 3 : 0;
    if (!good || !read_schemas(&job, (uint32_t)argc)) {
        fputs(usage, stderr);
        return 2;
    }
    struct buf out = buf_new(&arena);

    if (!compile(&job, &out, names[0], names[1]))
        return 1;
    if (!write_file(names[2], buf_slice(&out))) {
        fprintf(stderr, "schemac: cannot write %s\n", names[2]);
        return 2;
    }
    arena_close(&arena);
    return 0;
}
