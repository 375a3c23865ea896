/* The parser on tokens in any order: it moves by itself, its tree is sound, and
 * the depth of chains does not matter.
 */

#include "unit/test.h"

#include "../../fuzz/jq_tokens.h"
#include "base/text/buf.h"
#include "jq/print.h"
#include "jq/program/parse.h"
#include "jq/types/infer.h"

enum { TOKENS = sizeof jq_tokens / sizeof *jq_tokens };

/* Whether what is made of `text` is sound. */
static bool
is_sound(const struct jq_program *program, struct slice text)
{
    const struct jq_expr *root = program->root;

    if (program->stuck || span_end(root->span) > text.len)
        return false;
    for (const struct jq_expr *e = root; e; e = jq_expr_walk(root, e))
        if (e != root && (e->span.at < e->parent->span.at ||
                          span_end(e->span) > span_end(e->parent->span)))
            return false;
    return true;
}

static void
expect_sound(struct arena *arena, struct slice text, unsigned how)
{
    const struct jq_options options = {
        .dialect = how & 1 ? JQ_1_8 : JQ_1_7,
        .port = how & 2,
    };
    struct bag bag = bag_new(arena);
    struct jq_program program = jq_parse(arena, text, &options, &bag);

    if (!is_sound(&program, text)) {
        print_error("not sound: `%.*s`\n", SLICE_ARGS(text));
        fail();
    }
    arena_reset(arena);
}

/* The tokens of `pick`, apart or joined. */
static struct slice
soup(struct arena *arena, const unsigned *pick, size_t count, const char *gap)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_text(&buf, gap);
        buf_text(&buf, jq_tokens[pick[i]]);
    }
    return buf_slice(&buf);
}

static void
test_soup__every_few_tokens(void **state)
{
    struct arena arena = ARENA_INIT;
    unsigned pick[3];

    (void)state;
    for (unsigned i = 0; i < TOKENS * TOKENS; i++) {
        pick[0] = i / TOKENS;
        pick[1] = i % TOKENS;
        for (unsigned how = 0; how < 4; how++) {
            expect_sound(&arena, soup(&arena, pick, 2, " "), how);
            expect_sound(&arena, soup(&arena, pick, 2, ""), how);
        }
        /* The dialects take turns. */
        for (pick[2] = 0; pick[2] < TOKENS; pick[2]++)
            expect_sound(&arena, soup(&arena, pick, 3, " "),
                         2 | (i + pick[2]) % 2);
    }
    arena_close(&arena);
}

/* The same numbers each time. */
static unsigned
next_number(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33);
}

static void
test_soup__many_tokens(void **state)
{
    struct arena arena = ARENA_INIT;
    uint64_t seed = 12;

    (void)state;
    for (unsigned i = 0; i < 40000; i++) {
        unsigned pick[24], count = 4 + next_number(&seed) % 20;

        for (unsigned k = 0; k < count; k++)
            pick[k] = next_number(&seed) % TOKENS;
        expect_sound(&arena, soup(&arena, pick, count, i % 4 ? " " : ""),
                     i % 4);
    }
    arena_close(&arena);
}

/* One token, or two that take turns, as often as a megabyte would have them:
 * none leads to recursion without an end.
 */
static void
test_soup__one_token_without_end(void **state)
{
    enum { TIMES = 20000 };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (unsigned i = 0; i < TOKENS; i++) {
        struct buf buf = buf_new(&arena);

        for (unsigned k = 0; k < TIMES; k++)
            buf_printf(&buf, "%s ", jq_tokens[i]);
        expect_sound(&arena, buf_slice(&buf), i % 4);
    }
    arena_close(&arena);
}

/* ---- Chains ------------------------------------------------------------- */

/* `head`, `times` the link, `tail`. */
struct form {
    const char *head, *link, *tail;
};

static const struct form chains[] = {
    {"if .a then 1 ", "elif .b then 2 ", "else 3 end"},
    {"", "def f: 1; ", "f"},
    {"", ". as $x | ", "$x"},
    {"", ". as [$x] | ", "$x"},
    {"", "label $out | ", "break $out"},
    {".a", " // .a", ""},
    {".a", " | .a", ""},
    {".a", ", .a", ""},
    {".a", " and .a", ""},
    {".a", " or .a", ""},
    {".a", " + .a", ""},
    {"1", " - 1", ""},
    {"1", " * 1", ""},
    {"1", " / 1", ""},
    {".a == 1", " or .a == 1", ""},
    {"", ".a", ""},
    {".", "[]", ""},
    {".", "[0]", ""},
    {".", "[1:]", ""},
    {".a", "?", ""},
    {"", ".a?", ""},
    {".", "[]?", ""},
    {".", "[0]?", ""},
    {".", "[1:]?.a?", ""},
    {"", "reduce .[] as $x (0; . + $x) | ", "."},
    {"", "def f: 1; . as $x | ", "f"},
    {"[1", ",1", "]"},
    {"\"", "\\(.a)", "\""},
};

static struct slice
spell(struct arena *arena, const struct form *form, unsigned times)
{
    struct buf buf = buf_new(arena);

    buf_text(&buf, form->head);
    while (times-- > 0)
        buf_text(&buf, form->link);
    buf_text(&buf, form->tail);
    return buf_slice(&buf);
}

/* Chains that jq takes, and far longer ones, which must not be a matter of the
 * stack.
 */
static void
test_soup__chains_do_not_nest(void **state)
{
    static const unsigned times[] = {1, 63, 64, 65, 66, 67, 130, 1000, 1500};
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < 2 * sizeof chains / sizeof *chains; i++)
        for (size_t k = 0; k < sizeof times / sizeof *times; k++) {
            struct jq_options options = {.dialect = i % 2 ? JQ_1_8 : JQ_1_7,
                                         .port = true};
            struct slice text = spell(&arena, &chains[i / 2], times[k]);
            struct bag bag = bag_new(&arena);
            struct jq_program program = jq_parse(&arena, text, &options, &bag);
            struct infer_options infer = {options.dialect == JQ_1_8};
            struct facts facts = {0};

            jq_infer(&arena, program.root, &type_any, &infer, &facts);
            if (!program.valid || !is_sound(&program, text) || facts.spent) {
                print_error("not taken: `%.60s` with %u links\n", text.at,
                            times[k]);
                fail();
            }
            arena_reset(&arena);
        }
    arena_close(&arena);
}

static void
test_soup__chains_of_any_length(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        struct slice text = spell(&arena, &chains[i], 30000);
        const struct jq_options options = {.port = true};
        struct bag bag = bag_new(&arena);
        struct jq_program program = jq_parse(&arena, text, &options, &bag);
        struct infer_options infer = {false};
        struct facts facts = {0};
        struct buf buf = buf_new(&arena);

        jq_infer(&arena, program.root, &type_any, &infer, &facts);
        jq_expr_write(&buf, program.root);
        jq_expr_write_tree(&buf, program.root);
        assert_true(is_sound(&program, text));
        arena_reset(&arena);
    }
    arena_close(&arena);
}

/* ---- What is always bounded -----------------------------------------------
 */

/* A long chain says the same as a short one: links that are evaluated in a
 * loop are evaluated like others.
 */
static void
test_soup__long_chains_mean_the_same(void **state)
{
    static const struct form forms[] = {
        {"(1", " + 1", ") | .a"},        {"\"a\"", " + \"b\"", " | .a"},
        {"(1", ", 1", ") | .a"},         {".", "[0]", " | 1 | .a"},
        {"(true", " and true", ") + 1"}, {"(1", " + \"a\"", ")"},
        {"1", " | 1", " | .a"},          {"(1", " // 1", ") | .a"},
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};
    const struct infer_options infer = {false};

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        uint32_t deeds[2], certain[2] = {0, 0};

        for (size_t k = 0; k < 2; k++) {
            struct slice text = spell(&arena, &forms[i], k ? 200 : 3);
            struct bag bag = bag_new(&arena);
            struct jq_program program = jq_parse(&arena, text, &options, &bag);
            struct facts facts = {0};

            assert_true(program.valid);
            jq_infer(&arena, program.root, &type_any, &infer, &facts);
            deeds[k] = facts.issues.count;
            for (uint32_t d = 0; d < facts.issues.count; d++)
                certain[k] += facts.issues.item[d].certain;
        }
        assert_int_equal(deeds[0] > 0, deeds[1] > 0);
        assert_int_equal(certain[0] > 0, certain[1] > 0);
    }
    arena_close(&arena);
}

/* What calls itself, or others several times, ends. */
static void
test_soup__calls_end(void **state)
{
    static const struct slice texts[] = {
        SC("def f: f; f"),
        SC("def f: f | f | f; f"),
        SC("def f: f, f, f, f; f"),
        SC("def f(g): g | f(g | g); f(f(.))"),
        SC("def a: b, b; def b: a, a; def c: b, b; c, c"),
        SC("def f: if . <= 1 then 1 else (. - 1 | f) + (. - 2 | f) end; f"),
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};
    const struct infer_options infer = {false};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct bag bag = bag_new(&arena);
        struct jq_program program = jq_parse(&arena, texts[i], &options, &bag);
        struct facts facts = {0};

        jq_infer(&arena, program.root, &type_any, &infer, &facts);
        assert_false(facts.spent);
        assert_true(facts.steps < 20000);
    }
    arena_close(&arena);
}

/* Definitions that call each other twice take 2^n steps, and a whole of it is
 * left unknown.
 */
static void
test_soup__what_costs_too_much_is_unknown(void **state)
{
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};
    const struct infer_options infer = {false};
    struct buf buf = buf_new(&arena);
    struct bag bag = bag_new(&arena);
    struct facts facts = {0};

    (void)state;
    buf_text(&buf, "def f0: .a, .b, .c, .d; ");
    for (unsigned i = 1; i < 12; i++)
        buf_printf(&buf, "def f%u: f%u, f%u, f%u, f%u; ", i, i - 1, i - 1,
                   i - 1, i - 1);
    buf_text(&buf, "1 + \"a\", f11");
    struct jq_program program =
        jq_parse(&arena, buf_slice(&buf), &options, &bag);
    struct outcome out =
        jq_infer(&arena, program.root, &type_any, &infer, &facts);

    assert_true(program.valid);
    assert_true(facts.spent);
    assert_true(type_is_any(out.type));
    assert_int_equal(facts.list.count + facts.issues.count, 0);
    arena_close(&arena);
}

/* Without a budget left for its tree, an expression is not read to its end,
 * and whoever asked for it is to say so.
 */
static void
test_soup__trees_spend_the_budget(void **state)
{
    static const struct form form = {".a", " | [.b, {c: 1}]", ""};
    struct arena arena = ARENA_INIT;
    struct slice text = spell(&arena, &form, 1000);
    const struct jq_options options = {.port = true};

    (void)state;
    for (uint64_t left = 0; left < 100000; left += 9999) {
        struct bag bag = bag_new(&arena);

        bag.budget->expressions = left;
        struct jq_program program = jq_parse(&arena, text, &options, &bag);

        assert_true(program.cut && !program.valid);
        assert_true(is_sound(&program, text));
        assert_true(program.bytes >= left);
        assert_int_equal(bag_count(&bag, LEVEL_ERROR), 0);
    }
    struct bag bag = bag_new(&arena);
    struct jq_program program = jq_parse(&arena, text, &options, &bag);

    assert_true(program.valid && !program.cut);
    arena_close(&arena);
}

/* What nobody will see is not kept, and is known of all the same. */
static void
test_soup__a_full_bag_costs_nothing(void **state)
{
    static const struct form form = {".a", " ??; ", ""};
    struct arena arena = ARENA_INIT;
    struct slice text = spell(&arena, &form, 1000);
    const struct jq_options options = {.port = true};
    struct bag bag = bag_new(&arena);

    (void)state;
    bag.mute = true;
    struct jq_program program = jq_parse(&arena, text, &options, &bag);

    assert_false(program.valid);
    assert_false(program.cut);
    assert_int_equal(bag.list.count, 0);
    assert_true(bag.dropped > 0);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_soup__every_few_tokens),
        cmocka_unit_test(test_soup__many_tokens),
        cmocka_unit_test(test_soup__one_token_without_end),
        cmocka_unit_test(test_soup__chains_do_not_nest),
        cmocka_unit_test(test_soup__chains_of_any_length),
        cmocka_unit_test(test_soup__long_chains_mean_the_same),
        cmocka_unit_test(test_soup__calls_end),
        cmocka_unit_test(test_soup__what_costs_too_much_is_unknown),
        cmocka_unit_test(test_soup__trees_spend_the_budget),
        cmocka_unit_test(test_soup__a_full_bag_costs_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
