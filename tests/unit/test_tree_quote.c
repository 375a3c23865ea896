#include "test.h"

#include "base/text/buf.h"
#include "base/text/utf8.h"
#include "read/json/read_json.h"
#include "tree/quote.h"

static struct tree
read_text(struct arena *arena, struct source *source, struct slice text,
          struct bag *bag)
{
    *source = source_make(S("test.json"), text);
    *bag = bag_new(arena);
    return read_json(arena, source, (struct read_options){.jsonc = false}, bag);
}

static void
test_quote__decodes_every_escape(void **state)
{
    static const char *const cases[][2] = {
        {"plain", "plain"},
        {"\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t"},
        {"\\u0041\\u00e9\\u20ac", "Aé€"},
        {"\\ud83d\\ude00", "😀"},
        {"\\ud800", "\xEF\xBF\xBD"},
        {"\\ude00x", "\xEF\xBF\xBDx"},
        {"\\ud800\\u0041", "\xEF\xBF\xBD"
                           "A"},
        {"\\d\\u12", "\\d\\u12"},
        {"end\\", "end\\"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(quote_decode(&arena, slice_from(cases[i][0])),
                     cases[i][1]);
    arena_close(&arena);
}

static void
test_quote__a_part_of_a_character_is_widened(void **state)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct bag bag;
    struct tree tree =
        read_text(&arena, &source, S("\"a\\u00e9\\ud83d\\ude00é\""), &bag);
    const struct node *node = tree_root(&tree);

    (void)state;
    /* The text: a (0), é (1 and 2), the emoji (3 to 6), é (7 and 8). */
    static const struct {
        size_t from, to;
        uint32_t at, len;
    } cases[] = {
        {0, 1, 1, 1},  {1, 2, 2, 6},  {2, 3, 2, 6},    {2, 4, 2, 18},
        {4, 5, 8, 12}, {7, 8, 20, 2}, {0, 9, 1, 21},   {1, 1, 2, 0},
        {5, 5, 8, 0},  {9, 9, 22, 0}, {99, 99, 22, 0},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct span span = quote_span(&tree, node, cases[i].from, cases[i].to);

        assert_int_equal(span.at, cases[i].at);
        assert_int_equal(span.len, cases[i].len);
    }
    arena_close(&arena);
}

/* xorshift32: the same numbers in every run. */
static uint32_t
next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void
random_character(struct buf *buf, uint32_t *seed)
{
    static const char *const spelt[] = {
        "\\\"",    "\\\\",    "\\/",
        "\\b",     "\\n",     "\\t",
        "\\u00e9", "\\u20AC", "\\uD83D\\uDE00",
        "\\u0000", "\\ud800", "é",
        "€",       "😀",       " ",
    };
    uint32_t pick = next_random(seed) % 30;

    if (pick < sizeof(spelt) / sizeof(spelt[0]))
        buf_text(buf, spelt[pick]);
    else
        buf_byte(buf, (char)('a' + pick % 26));
}

/* The source span of each decoded character decodes to that character. */
static void
check_characters(struct arena *arena, const struct tree *tree,
                 const struct node *node)
{
    struct slice text = node_text(tree, node);
    uint32_t end = quote_inner(tree, node).at;

    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(slice_cut(text, i, text.len), &c);
        struct span span = quote_span(tree, node, i, i + len);
        struct slice again =
            quote_decode(arena, span_text(tree->source->text, span));

        assert_true(len > 0);
        assert_int_equal(span.at, end);
        assert_true(slice_equal(again, slice_cut(text, i, i + len)));
        end = span_end(span);
        i += len;
    }
    assert_int_equal(end, span_end(node_span(node)) - 1);
}

static void
test_quote__spans_are_exact_through_escapes(void **state)
{
    uint32_t seed = 20240229;

    (void)state;
    for (int round = 0; round < 500; round++) {
        struct arena arena = ARENA_INIT;
        struct buf buf = buf_new(&arena);
        struct source source;
        struct bag bag;
        uint32_t count = next_random(&seed) % 40;

        buf_text(&buf, "{\"");
        for (uint32_t i = 0; i < count; i++)
            random_character(&buf, &seed);
        buf_text(&buf, "\": \"");
        for (uint32_t i = 0; i < count; i++)
            random_character(&buf, &seed);
        buf_text(&buf, "\"}");
        struct slice text = arena_copy(&arena, buf_slice(&buf));
        struct tree tree = read_text(&arena, &source, text, &bag);
        const struct node *key = node_first(tree_root(&tree));

        assert_int_equal(bag.list.count, 0);
        check_characters(&arena, &tree, key);
        check_characters(&arena, &tree, node_value(key));
        arena_close(&arena);
    }
}

static void
test_quote__what_is_encoded_decodes_to_itself(void **state)
{
    static const char *const cases[] = {"", "a\"b\\c/", "\n\t\x01", "é😀"};
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct slice spelt = quote_encode(&arena, slice_from(cases[i]));

        expect_slice(quote_decode(&arena, spelt), cases[i]);
    }
    expect_slice(quote_encode(&arena, S("say \"x\"")), "say \\\"x\\\"");
    arena_close(&arena);
}

static void
test_quote__other_quotes_have_their_own_inside(void **state)
{
    static const char *const cases[][2] = {
        {"{'abc': 1}", "abc"},
        {"{“abc”: 1}", "abc"},
        {"{abc: 1}", "abc"},
        {"{abc\": 1}", "abc"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct source source;
        struct bag bag;
        struct tree tree =
            read_text(&arena, &source, slice_from(cases[i][0]), &bag);
        const struct node *key = node_first(tree_root(&tree));

        expect_slice(node_text(&tree, key), cases[i][1]);
        expect_slice(span_text(source.text, quote_inner(&tree, key)),
                     cases[i][1]);
        expect_slice(span_text(source.text, quote_span(&tree, key, 1, 3)),
                     "bc");
    }
    arena_close(&arena);
}

/* Long strings have marks, from which reading starts: wherever it starts, what
 * is found is the same as in a short one.
 */
static void
test_quote__long_strings_are_exact(void **state)
{
    enum { TIMES = 1500, RAW = 11, TEXT = 6 };
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);
    struct source source;
    struct bag bag;

    (void)state;
    buf_text(&buf, "[\"\\n\", \"");
    for (unsigned i = 0; i < TIMES; i++)
        buf_text(&buf, "ab\\nc\\u00e9");
    buf_text(&buf, "\"]");
    struct tree tree = read_text(&arena, &source, buf_slice(&buf), &bag);
    const struct node *node =
        node_next(tree_root(&tree), node_first(tree_root(&tree)));
    uint32_t at = quote_inner(&tree, node).at;

    for (uint32_t i = TIMES; i-- > 0;) {
        size_t from = (size_t)i * TEXT;
        struct span newline = quote_span(&tree, node, from + 2, from + 3);
        struct span rest = quote_span(&tree, node, from, (size_t)TIMES * TEXT);

        assert_int_equal(newline.at, at + i * RAW + 2);
        assert_int_equal(newline.len, 2);
        assert_int_equal(rest.at, at + i * RAW);
        assert_int_equal(rest.len, (TIMES - i) * RAW);
    }
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote__decodes_every_escape),
        cmocka_unit_test(test_quote__a_part_of_a_character_is_widened),
        cmocka_unit_test(test_quote__spans_are_exact_through_escapes),
        cmocka_unit_test(test_quote__what_is_encoded_decodes_to_itself),
        cmocka_unit_test(test_quote__other_quotes_have_their_own_inside),
        cmocka_unit_test(test_quote__long_strings_are_exact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
