/* Agreement with the engine: every case of a file of JSON lines, each with
 * an expression and the verdict of what Port runs ("port": accept, reject).
 * The file is an argument or in INVOKELINT_JQ_CASES; without it the test is
 * skipped.  TAP on standard output.
 */

#include "jq/program/parse.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { SKIPPED = 77 };

struct tally {
    unsigned cases, agree, published, refused;
};

static bool
accepts(struct arena *arena, const char *text, size_t len)
{
    struct jq_options options = {.dialect = JQ_1_7, .port = true};
    struct bag bag = bag_new(arena);

    return jq_parse(arena, slice_make(text, len), &options, &bag).valid;
}

static void
check_case(const json_t *row, struct arena *arena, struct tally *tally)
{
    const json_t *expr = json_object_get(row, "expr");
    const char *verdict = json_string_value(json_object_get(row, "port"));
    const char *class = json_string_value(json_object_get(row, "class"));
    const char *id = json_string_value(json_object_get(row, "id"));

    if (!expr || !verdict || !class || !id)
        return;
    bool want = strcmp(verdict, "accept") == 0;
    bool got =
        accepts(arena, json_string_value(expr), json_string_length(expr));

    tally->cases++;
    tally->agree += got == want;
    if (strcmp(class, "doc") == 0 && want) {
        tally->published++;
        tally->refused += !got;
    }
    if (got != want)
        printf("# %s: engine %ss: %s\n", id, verdict, json_string_value(expr));
}

static bool
read_cases(const char *path, struct tally *tally)
{
    FILE *file = fopen(path, "r");
    struct arena arena = ARENA_INIT;
    json_error_t error;
    json_t *row;

    if (!file)
        return false;
    while ((row = json_loadf(file, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL,
                             &error))) {
        check_case(row, &arena, tally);
        json_decref(row);
        arena_reset(&arena);
    }
    arena_close(&arena);
    fclose(file);
    return true;
}

int
main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : getenv("INVOKELINT_JQ_CASES");
    struct tally tally = {0};

    if (!path || !read_cases(path, &tally) || tally.cases == 0) {
        puts("1..0 # SKIP no cases of the jq grammar");
        return SKIPPED;
    }
    bool agrees = tally.agree * 1000.0 >= tally.cases * 995.0;
    bool spares = tally.refused == 0;

    puts("1..2");
    printf("%s 1 - %u of %u verdicts agree\n", agrees ? "ok" : "not ok",
           tally.agree, tally.cases);
    printf("%s 2 - %u of %u valid published expressions are refused\n",
           spares ? "ok" : "not ok", tally.refused, tally.published);
    return agrees && spares ? 0 : 1;
}
