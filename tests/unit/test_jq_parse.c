/* What the parser reads, as S-expressions: precedence, suffixes, each form. */

#include "unit/test.h"

#include "jq/print.h"
#include "jq/program/parse.h"

static struct slice
tree(struct arena *arena, struct slice text, enum jq_dialect dialect)
{
    const struct jq_options options = {.dialect = dialect, .port = true};
    struct bag bag = bag_new(arena);
    struct jq_program program = jq_parse(arena, text, &options, &bag);
    struct buf buf = buf_new(arena);

    if (!program.valid)
        buf_text(&buf, "invalid ");
    jq_expr_write(&buf, program.root);
    return buf_slice(&buf);
}

struct reading {
    struct slice text;
    const char *wanted;
};

static void
expect_readings(const struct reading *cases, size_t count,
                enum jq_dialect dialect)
{
    struct arena arena = ARENA_INIT;

    for (size_t i = 0; i < count; i++)
        expect_slice(tree(&arena, cases[i].text, dialect), cases[i].wanted);
    arena_close(&arena);
}

#define EXPECT_READINGS(cases, dialect) \
    expect_readings((cases), sizeof(cases) / sizeof((cases)[0]), (dialect))

static void
test_parse__binds_operators(void **state)
{
    static const struct reading cases[] = {
        {SC("1, 2 | 3"), "(pipe (comma 1 2) 3)"},
        {SC("1 | 2 | 3"), "(pipe 1 (pipe 2 3))"},
        {SC("1, 2, 3"), "(comma (comma 1 2) 3)"},
        {SC("1 // 2 // 3"), "(alternative 1 (alternative 2 3))"},
        {SC(".a = 1 // 2"), "(alternative (assign = (field \"a\" .) 1) 2)"},
        {SC(".a |= 1 or 2"), "(assign |= (field \"a\" .) (logic or 1 2))"},
        {SC("1 or 2 and 3"), "(logic or 1 (logic and 2 3))"},
        {SC("1 == 2 and 3"), "(logic and (compare == 1 2) 3)"},
        {SC("1 + 2 < 3"), "(compare < (arith + 1 2) 3)"},
        {SC("1 - 2 - 3"), "(arith - (arith - 1 2) 3)"},
        {SC("1 + 2 * 3"), "(arith + 1 (arith * 2 3))"},
        {SC("-1 * 2"), "(negate (arith * 1 2))"},
        {SC("-1 + 2"), "(arith + (negate 1) 2)"},
        {SC("1 * -2 * 3"), "(arith * 1 (negate (arith * 2 3)))"},
        {SC("(1, 2) * 3"), "(arith * (group (comma 1 2)) 3)"},
        {SC("not .a"), "(field \"a\" (call not))"},
    };

    (void)state;
    EXPECT_READINGS(cases, JQ_1_7);
}

static void
test_parse__takes_paths(void **state)
{
    static const struct reading cases[] = {
        {SC("."), "."},
        {SC(".."), ".."},
        {SC(".a.b"), "(field \"b\" (field \"a\" .))"},
        {SC(".if.\"x y\""), "(field \"x y\" (field \"if\" .))"},
        {SC(".[\"a\"]"), "(field \"a\" .)"},
        {SC(".a.[0]?"), "(optional (index (field \"a\" .) 0))"},
        {SC(".[]"), "(iterate .)"},
        {SC(".[1:]"), "(slice . 1)"},
        {SC(".[:2]"), "(slice from-start . 2)"},
        {SC(".[1:2]"), "(slice . 1 2)"},
        {SC(".a??"), "(optional (optional (field \"a\" .)))"},
        {SC(".\"a\\(1)\""), "(index . (string (text \"a\") 1))"},
        {SC(".\"a\"?.b"), "(field \"b\" (optional (field \"a\" .)))"},
        {SC("$ENV.x"), "(field \"x\" $ENV)"},
        {SC("\"a\".b"), "(field \"b\" \"a\")"},
        {SC("...a"), "(field \"a\" ..)"},
    };

    (void)state;
    EXPECT_READINGS(cases, JQ_1_7);
}

static void
test_parse__takes_values(void **state)
{
    static const struct reading cases[] = {
        {SC("true, null"), "(comma true null)"},
        {SC("1.5e3"), "1.5e3"},
        {SC("\"\\u00e9\\ud83d\\ude00\\n\""), "\"é😀\\n\""},
        {SC("\"a\\(.b)c\""),
         "(string (text \"a\") (field \"b\" .) (text \"c\"))"},
        {SC("@base64 \"x\\(.)\""), "(string base64 (text \"x\") .)"},
        {SC("@csv"), "(format csv)"},
        {SC("[]"), "(array)"},
        {SC("[1, 2]"), "(array (comma 1 2))"},
        {SC("{a, \"b\": 1, (.c): -2 | f,}"),
         "invalid (object (entry \"a\") (entry \"b\" 1) (entry (group "
         "(field \"c\" .)) (pipe (negate 2) (call f))))"},
        {SC("{$__loc__, if: 1}"),
         "(object (entry (loc __loc__)) (entry \"if\" 1))"},
        {SC("map(.a)"), "(call map (field \"a\" .))"},
        {SC("sub(\"a\"; \"b\")"), "(call sub \"a\" \"b\")"},
    };

    (void)state;
    EXPECT_READINGS(cases, JQ_1_7);
}

static void
test_parse__takes_constructs(void **state)
{
    static const struct reading cases[] = {
        {SC("if 1 then 2 elif 3 then 4 else 5 end"), "(if 1 2 (if 3 4 5))"},
        {SC("if 1 then 2 end"), "(if 1 2)"},
        {SC("try 1 // 2"), "(alternative (try 1) 2)"},
        {SC("try try 1 catch 2"), "(try (try 1 2))"},
        {SC("try -1 * 2"), "(try (negate (arith * 1 2)))"},
        {SC("1 as $x | 2, $x"), "(as 1 $x (comma 2 $x))"},
        {SC("1 + . as $x | $x"), "(arith + 1 (as . $x $x))"},
        {SC("-1 as $x | $x"), "(negate (as 1 $x $x))"},
        {SC(". as [$a, {b: $c, $d}] ?// $a | $a"),
         "(as . (array-pattern $a (object-pattern (pattern-entry \"b\" $c) "
         "(pattern-entry $d))) $a $a)"},
        {SC("reduce .[] as $x (0; . + $x)"),
         "(reduce (iterate .) $x 0 (arith + . $x))"},
        {SC("foreach .[] as $x (0; 1; $x)"), "(foreach (iterate .) $x 0 1 $x)"},
        {SC("label $l | break $l"), "(label l (break l))"},
        {SC("def f(g; $x): g; f(1; 2)"),
         "(def f (call g) (param g) (param x $) (call f 1 2))"},
        {SC("1 + def f: 2; f"), "(arith + 1 (def f 2 (call f)))"},
    };

    (void)state;
    EXPECT_READINGS(cases, JQ_1_7);
}

static void
test_parse__knows_1_8(void **state)
{
    static const struct reading cases[] = {
        {SC("1 + 2 as $x | $x"), "(as (arith + 1 2) $x $x)"},
        {SC("-1 * 2"), "(arith * (negate 1) 2)"},
        {SC("{a: 1 + 2}"), "(object (entry \"a\" (arith + 1 2)))"},
        {SC("(.a)?.b"), "(field \"b\" (optional (group (field \"a\" .))))"},
        {SC("if . then 1 end.a"), "(field \"a\" (if . 1))"},
        {SC("trim"), "(call trim)"},
        {SC("1 |\r\n2"), "(pipe 1 2)"},
        {SC("1 + def f: 2; f"), "invalid (arith + 1 (def f 2 (call f)))"},
    };

    (void)state;
    EXPECT_READINGS(cases, JQ_1_8);
}

/* Every child lies in its parent, and every span in the text. */
static void
check_spans(const struct jq_expr *expr, struct slice text)
{
    assert_true(span_end(expr->span) <= text.len);
    assert_true(span_end(expr->token) <= text.len);
    for (const struct jq_expr *e = jq_expr_child_next(expr, NULL); e;
         e = jq_expr_child_next(expr, e)) {
        assert_true(e->span.at >= expr->span.at);
        assert_true(span_end(e->span) <= span_end(expr->span));
        check_spans(e, text);
    }
}

static void
test_parse__nests_spans(void **state)
{
    static const struct slice texts[] = {
        SC("  .a | map(select(.b == 1)) | {x: (.c // \"d\")} "),
        SC("reduce .[] as [$a, {b: $c}] (0; . + $a) | \"\\($__loc__)\""),
        SC("def f(g): g; try f(.a[1:2]) catch -. | label $x | break $x"),
        SC("(.a | .b.0, 'x' ) | ["),
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct bag bag = bag_new(&arena);

        check_spans(jq_parse(&arena, texts[i], &options, &bag).root, texts[i]);
    }
    arena_close(&arena);
}

/* Long chains and deep nesting end in a finding, not in the stack, and not
 * behind the text when it ends on the last level.
 */
static void
test_parse__bounds_depth(void **state)
{
    static const unsigned times[] = {256, 257, 20000};
    static const struct slice pieces[] = {
        SC("("),    SC("-"),   SC("1+"),     SC(".a|"),     SC("try "),
        SC("[{a:"), SC("if "), SC(". as ["), SC("import;"), SC("\"\\("),
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};

    (void)state;
    for (size_t i = 0; i < 3 * sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct buf buf = buf_new(&arena);
        struct bag bag = bag_new(&arena);

        for (unsigned k = 0; k < times[i % 3]; k++)
            buf_add(&buf, pieces[i / 3]);
        assert_false(jq_parse(&arena, buf_slice(&buf), &options, &bag).valid);
        for (uint32_t k = 0; k < bag.list.count; k++)
            assert_true(span_end(bag.list.item[k]->where) <= buf.len);
        arena_reset(&arena);
    }
    arena_close(&arena);
}

/* What published expressions will never reach is taken, each level once. */
static void
test_parse__takes_deep_nesting(void **state)
{
    enum { DEEP = 200 };
    static const struct slice pieces[][2] = {
        {SC("("), SC(")")},
        {SC("["), SC("]")},
        {SC("{a:"), SC("}")},
        {SC("if "), SC(" then . else . end")},
        {SC("if . then "), SC(" end")},
        {SC("if . then . else "), SC(" end")},
        {SC("map("), SC(")")},
        {SC("try "), SC(" catch .")},
        {SC("reduce .[] as $x (0; "), SC(")")},
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.port = true};

    (void)state;
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct buf buf = buf_new(&arena);
        struct bag bag = bag_new(&arena);

        for (unsigned k = 0; k < DEEP; k++)
            buf_add(&buf, pieces[i][0]);
        buf_text(&buf, ".");
        for (unsigned k = 0; k < DEEP; k++)
            buf_add(&buf, pieces[i][1]);
        if (!jq_parse(&arena, buf_slice(&buf), &options, &bag).valid) {
            print_error("not taken: %u times `%s`\n", DEEP, pieces[i][0].at);
            fail();
        }
        arena_reset(&arena);
    }
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__binds_operators),
        cmocka_unit_test(test_parse__takes_paths),
        cmocka_unit_test(test_parse__takes_values),
        cmocka_unit_test(test_parse__takes_constructs),
        cmocka_unit_test(test_parse__knows_1_8),
        cmocka_unit_test(test_parse__nests_spans),
        cmocka_unit_test(test_parse__takes_deep_nesting),
        cmocka_unit_test(test_parse__bounds_depth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
