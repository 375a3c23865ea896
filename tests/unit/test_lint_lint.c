#include "unit/test.h"

#include "lint/lint.h"
#include "tree/quote.h"

static struct lint_result
lint(struct arena *arena, struct slice name, struct slice text)
{
    struct lint_options options = {.named = true};

    return lint_source(arena, source_make(name, text), &options);
}

/* "id id …" of what is found in `text`, in order. */
static struct slice
ids(struct arena *arena, struct slice text)
{
    struct lint_result result = lint(arena, S("a.json"), text);
    struct slice out = result.skipped ? S("skipped") : S("");

    for (uint32_t i = 0; i < result.bag.list.count; i++)
        out = arena_printf(arena, "%.*s%s%s", SLICE_ARGS(out), i ? " " : "",
                           result.bag.list.item[i]->kind->id);
    return out;
}

#define EXPECT_IDS(text, wanted) expect_slice(ids(&arena, S(text)), wanted)

static void
test_lint__tells_documents_by_shape(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    EXPECT_IDS("{\"name\": \"x\", \"scripts\": {}}", "skipped");
    EXPECT_IDS("[]", "skipped");
    EXPECT_IDS("{\"nodes\": [], \"connections\": []}", "skipped");
    EXPECT_IDS("{\"invocationMethod\": {\"type\": \"KAFKA\"}}", "");
    EXPECT_IDS("{\"type\": \"KAFKA\"}", "");
    EXPECT_IDS("[{\"type\": \"KAFKA\"}, {\"type\": \"KAFKA\", \"x\": 1}]",
               "schema-unknown-key");
    EXPECT_IDS("{\"ok\": true, \"actions\": [{\"invocationMethod\": "
               "{\"type\": \"KAFKA\", \"x\": 1}}]}",
               "schema-unknown-key");
    EXPECT_IDS("{\"action\": {\"invocationMethod\": "
               "{\"type\": \"KAFKA\", \"x\": 1}}}",
               "schema-unknown-key");
    EXPECT_IDS("{\"payload\": {\"action\": {\"invocationMethod\": {}}}}",
               "skipped");
    EXPECT_IDS("garbage", "json-bad-token");
    arena_close(&arena);
}

static void
test_lint__reads_json_inside_a_string(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text =
        S("[\"{\\\"invocationMethod\\\": {\\\"type\\\": \\\"KAFKA\\\", "
          "\\\"extra\\\": 1}}\"]");
    struct lint_result result = lint(&arena, S("a.json"), text);

    (void)state;
    assert_int_equal(result.bag.list.count, 2);
    const struct diag *inner = result.bag.list.item[1];

    assert_string_equal(inner->kind->id, "schema-unknown-key");
    expect_slice(span_text(text, inner->where), "\\\"extra\\\"");
    arena_close(&arena);
}

static void
test_lint__reads_json_lines(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text = S("{\"type\": \"KAFKA\"}\n\n"
                          "{\"type\": \"KAFKA\", \"extra\": 1}\n");
    struct lint_result result = lint(&arena, S("a.jsonl"), text);

    (void)state;
    assert_int_equal(result.bag.list.count, 1);
    expect_slice(span_text(text, result.bag.list.item[0]->where), "\"extra\"");
    arena_close(&arena);
}

/* ---- Spans through escapes ----------------------------------------------- */

static uint32_t
roll(uint32_t *seed, uint32_t sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % sides;
}

/* Something that comes before the template, in all ways JSON can spell it. */
static struct slice
noise(struct arena *arena, uint32_t *seed)
{
    static const struct slice pieces[] = {
        SC("a"),
        SC("\\\""),
        SC("\\n"),
        SC("\\\\"),
        SC("\\u00e9"),
        SC("é"),
        SC("\\ud83d\\ude00"),
        SC("\xF0\x9F\x98\x80"),
        SC("\\/"),
        SC("\\u0041"),
        SC("<"),
        SC(" "),
    };
    struct slice out = S("");

    for (uint32_t n = roll(seed, 8); n > 0; n--) {
        struct slice piece =
            pieces[roll(seed, sizeof(pieces) / sizeof(pieces[0]))];

        out =
            arena_printf(arena, "%.*s%.*s", SLICE_ARGS(out), SLICE_ARGS(piece));
    }
    return out;
}

/* Letters of an input's name that may be written as escapes. */
static struct slice
spelling(struct arena *arena, uint32_t *seed, struct slice name)
{
    struct slice out = S("");

    for (size_t i = 0; i < name.len; i++)
        out = roll(seed, 4)
                  ? arena_printf(arena, "%.*s%c", SLICE_ARGS(out), name.at[i])
                  : arena_printf(arena, "%.*s\\u%04x", SLICE_ARGS(out),
                                 name.at[i]);
    return out;
}

/* The finding about an unknown input covers exactly the bytes that spell its
 * name, whatever is written around it and however.
 */
static void
test_lint__spans_are_exact_through_escapes(void **state)
{
    struct arena arena = ARENA_INIT;
    uint32_t seed = 20261124;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct slice name = spelling(&arena, &seed, S("nosuch"));
        bool bracket = roll(&seed, 2);
        struct slice path =
            bracket ? arena_printf(&arena, ".inputs[\\\"%.*s\\\"]",
                                   SLICE_ARGS(name))
                    : arena_printf(&arena, ".inputs.%.*s", SLICE_ARGS(name));
        struct slice key = noise(&arena, &seed), head = noise(&arena, &seed);
        struct slice tail = noise(&arena, &seed);
        struct slice text = arena_printf(
            &arena,
            "{\"identifier\": \"a\", \"trigger\": {\"type\": \"self-service\", "
            "\"operation\": \"CREATE\", \"userInputs\": {\"properties\": {}}},"
            "\"invocationMethod\": {\"type\": \"KAFKA\", \"payload\": "
            "{\"%.*s\": \"%.*s{{ \\\"%.*s\\\" + %.*s }}%.*s\"}}}",
            SLICE_ARGS(key), SLICE_ARGS(head),
            SLICE_ARGS(S("\\u00e9\\ud83d\\ude00")), SLICE_ARGS(path),
            SLICE_ARGS(tail));
        struct lint_result result = lint(&arena, S("a.json"), text);

        assert_int_equal(result.bag.list.count, 1);
        const struct diag *diag = result.bag.list.item[0];

        assert_string_equal(diag->kind->id, "unknown-input");
        struct slice found = quote_decode(&arena, span_text(text, diag->where));

        expect_slice(found, bracket ? "\"nosuch\"" : "nosuch");
        arena_reset(&arena);
    }
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lint__tells_documents_by_shape),
        cmocka_unit_test(test_lint__reads_json_inside_a_string),
        cmocka_unit_test(test_lint__reads_json_lines),
        cmocka_unit_test(test_lint__spans_are_exact_through_escapes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
