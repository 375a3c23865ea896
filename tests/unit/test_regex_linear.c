#include "unit/test_arena.h"

#include "regex/linear.h"
#include "regex/match.h"

static struct slice
shape_of(const char *pattern)
{
    struct buf pcre = buf_new(&arena);
    struct ecma_fault fault;

    assert_int_not_equal(ecma_rewrite(slice_from(pattern), &pcre, &fault),
                         ECMA_BROKEN);
    return linear_compile(&arena, buf_slice(&pcre));
}

/* `pattern` is a shape, which matches all texts before the first NULL and
 * none after it.
 */
static void
expect(const char *pattern, const char *const *texts)
{
    struct slice program = shape_of(pattern);
    bool want = true;

    if (program.len == 0)
        fail_msg("`%s` is no shape", pattern);
    for (int nulls = 0; nulls < 2; texts++) {
        if (!*texts) {
            nulls++;
            want = false;
        } else if (linear_match(program, slice_from(*texts)) != want) {
            fail_msg("`%s` on `%s` is not %d", pattern, *texts, want);
        }
    }
}

#define EXPECT(pattern, ...) \
    expect(pattern, (const char *const[]){__VA_ARGS__, NULL})

static void
test_linear__everything_and_something(void **state)
{
    (void)state;
    EXPECT("", "", "a", NULL);
    EXPECT(".*", "", "\n", NULL);
    EXPECT("^.*$", "", "abc", NULL, "a\nb", "\xE2\x80\xA8");
    EXPECT(".+", "a", "\na", NULL, "", "\n");
    EXPECT("^.{1,3}$", "a", "äöü", NULL, "", "abcd");
    EXPECT("^$", "", NULL, "a");
}

static void
test_linear__texts(void **state)
{
    (void)state;
    EXPECT("^x-", "x-", "x-a", NULL, "x", "ax-");
    EXPECT("^abc$", "abc", NULL, "abc\n", "ab", "abcd");
    EXPECT("b\\.c", "ab.cd", NULL, "abxcd", "b.");
    EXPECT("\\.(png|jpe?g)$", "a.png", "é.jpg", "x.jpeg", NULL, "a.gif", "png",
           ".png ");
    EXPECT("^(a|b|ab)$", "a", "b", "ab", NULL, "ba", "", "aba");
    EXPECT("^(get|gist)-(a|ab)$", "get-a", "gist-ab", NULL, "get-b");
    EXPECT("^ü\\u{1F432}", "ü🐲", NULL, "u🐲");
}

static void
test_linear__runs_and_groups(void **state)
{
    (void)state;
    EXPECT("^[A-Za-z_][A-Za-z0-9_-]*$", "a", "_x-9", NULL, "", "9", "a b",
           "aé");
    EXPECT("^[0-9]{4}-[0-9]{2}$", "2024-01", NULL, "2024-1", "12024-01");
    EXPECT("^[a-z0-9]+(-[a-z0-9]+)*$", "a", "a-b-c", NULL, "-a", "a-", "a--b");
    EXPECT("^\\d+(\\.\\d+){0,2}$", "1", "1.2.3", NULL, "1.", "1.2.3.4");
    EXPECT("^(\\d{1,3}\\.){3}\\d", "1.22.333.4x", NULL, "1.2.3.", "1.2.x");
    EXPECT("^\\S(?:é|[^aé\\s])*a+$", "xéa", "\u0416zaa", NULL, "x a", "xb");
    EXPECT("^https?://\\S|\\{\\{", "http://x", "https://é", "a {{", NULL,
           "https:// ", "{ {");
    EXPECT("(^a|b$)", "ac", "cb", NULL, "ca", "bc");
}

static void
test_linear__what_would_have_to_go_back(void **state)
{
    static const char *const patterns[] = {
        "^a*a$", "^.*x$",   "^(a|ab)b$", "^(a*)*$", "(?=a)b", "\\bx",
        "ba+b$", "^(a)\\1", "^\\p{L}$",  "^(|a)$",  "[]",     "^(a^)?b$",
    };

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (shape_of(patterns[i]).len)
            fail_msg("`%s` is a shape", patterns[i]);
}

/* ---- Against PCRE2 ------------------------------------------------------- */

static uint32_t
draw(uint64_t *seed, uint32_t count)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33) % count;
}

/* Few characters, so that pattern and text often meet. */
static void
write_piece(struct buf *buf, uint64_t *seed, int depth)
{
    static const char *const atoms[] = {
        "a",   "b",   "ab",     "-",      "é",   "[ab]", "[^a]", "[a-c]",
        "\\d", "\\w", "\\S",    ".",      "a|b", "^",    "$",    "[é-ж1]",
        "🐲",   "\\s", "[\\d-]", "a|ab|b", "",    "ba",
    };
    static const char *const counts[] = {"*", "+",     "?",     "{2}",
                                         "",  "{0,2}", "{1,3}", "+?"};
    uint32_t kind = draw(seed, 8);

    if (kind < 2 && depth < 3) {
        buf_text(buf, kind ? "(" : "(?:");
        for (uint32_t i = draw(seed, 4); i <= 3; i++) {
            if (i == 2)
                buf_byte(buf, '|');
            write_piece(buf, seed, depth + 1);
        }
        buf_byte(buf, ')');
    } else {
        buf_text(buf, atoms[draw(seed, sizeof atoms / sizeof *atoms)]);
    }
    if (draw(seed, 3) == 0)
        buf_text(buf, counts[draw(seed, sizeof counts / sizeof *counts)]);
}

static struct slice
write_pattern(uint64_t *seed)
{
    struct buf buf = buf_new(&arena);

    if (draw(seed, 3))
        buf_byte(&buf, '^');
    for (uint32_t i = draw(seed, 5); i < 5; i++)
        write_piece(&buf, seed, 0);
    if (draw(seed, 2))
        buf_byte(&buf, '$');
    return buf_slice(&buf);
}

static struct slice
write_text(uint64_t *seed)
{
    static const char *const letters[] = {"a", "b", "a", "c",  "-", "1",
                                          "é", "ж", " ", "\n", "🐲"};
    struct buf buf = buf_new(&arena);

    for (uint32_t i = draw(seed, 9); i; i--)
        buf_text(&buf, letters[draw(seed, sizeof letters / sizeof *letters)]);
    return buf_slice(&buf);
}

static void
test_linear__agrees_with_pcre2(void **state)
{
    enum { PATTERNS = 20000, TEXTS = 20 };
    uint64_t seed = 1;
    uint32_t shapes = 0, yes = 0;

    (void)state;
    for (int i = 0; i < PATTERNS; i++) {
        struct pattern_cache *cache = pattern_cache_new(&arena);
        struct slice ecma = write_pattern(&seed);
        struct buf pcre = buf_new(&arena);
        struct ecma_fault fault;

        if (ecma_rewrite(ecma, &pcre, &fault) == ECMA_BROKEN)
            continue;
        struct slice program = linear_compile(&arena, buf_slice(&pcre));

        for (int j = 0; program.len && j < TEXTS; j++) {
            struct slice text = write_text(&seed);
            const struct pattern *pattern =
                pattern_get_pcre(cache, buf_slice(&pcre));
            uint64_t steps = UINT64_MAX;
            enum match want = pattern_match(cache, pattern, text, &steps);

            if ((want == MATCH_YES) != linear_match(program, text))
                fail_msg("`%.*s` on `%.*s` is %d", SLICE_ARGS(ecma),
                         SLICE_ARGS(text), want);
            yes += want == MATCH_YES;
        }
        shapes += program.len > 0;
        arena_reset(&arena);
    }
    /* The draw is no good if it seldom gives what is tested. */
    assert_true(shapes > PATTERNS / 10);
    assert_true(yes > shapes && yes < shapes * (TEXTS - 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear__everything_and_something),
        cmocka_unit_test(test_linear__texts),
        cmocka_unit_test(test_linear__runs_and_groups),
        cmocka_unit_test(test_linear__what_would_have_to_go_back),
        cmocka_unit_test(test_linear__agrees_with_pcre2),
    };

    return cmocka_run_group_tests(tests, NULL, close_arena);
}
