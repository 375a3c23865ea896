/* schemac VARIABLE HEADER OUTPUT SCHEMA...: compiles JSON Schemas into one C
 * file of constant arrays, which defines `const struct schema VARIABLE`
 * (declared in HEADER).  Units are found by file name.  Runs on the build
 * machine; a warning about a schema ends the build.
 */

#include "schema/emit.h"
#include "schema/load.h"
#include "source/place.h"
#include "tree/read_json.h"

#include <stdio.h>
#include <stdlib.h>

/* The first schema among the arguments. */
enum { FIRST = 4 };

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

int
main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    uint32_t count = argc > FIRST ? (uint32_t)argc - FIRST : 0, faults = 0;

    if (count == 0) {
        fprintf(stderr, "usage: schemac VARIABLE HEADER OUTPUT SCHEMA...\n");
        return 2;
    }
    struct source *source = arena_array(&arena, struct source, count);
    struct tree *tree = arena_array(&arena, struct tree, count);
    struct bag *bag = arena_array(&arena, struct bag, count);
    struct schema_doc *doc = arena_array(&arena, struct schema_doc, count);

    for (uint32_t i = 0; i < count; i++) {
        const char *path = argv[i + FIRST];

        source[i] = source_make(slice_from(path), read_file(&arena, path));
        bag[i] = bag_new(&arena);
        tree[i] =
            read_json(&arena, &source[i], (struct read_options){0}, &bag[i]);
        doc[i] = (struct schema_doc){base_name(path), &tree[i], &bag[i], false};
    }
    const struct schema *schema = schema_load(
        &arena, doc, count, (struct schema_options){.dialect = DIALECT_2020});
    struct buf out = buf_new(&arena);

    for (uint32_t i = 0; i < count; i++)
        faults += report(&arena, argv[i + FIRST], &source[i], &bag[i]);
    if (faults)
        return 1;
    schema_emit(&out, schema, slice_from(argv[1]), slice_from(argv[2]));
    if (!write_file(argv[3], buf_slice(&out))) {
        fprintf(stderr, "schemac: cannot write %s\n", argv[3]);
        return 2;
    }
    arena_close(&arena);
    return 0;
}
