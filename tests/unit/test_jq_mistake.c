/* What the parser finds, and where: `from-to id`, joined by `; `. */

#include "unit/test.h"

#include "base/text/buf.h"
#include "jq/program/parse.h"

struct finding {
    struct slice text;
    const char *wanted;
};

static struct slice
findings_of(struct arena *arena, struct slice text)
{
    const struct jq_options options = {.dialect = JQ_1_7, .port = true};
    struct bag bag = bag_new(arena);
    struct jq_program program = jq_parse(arena, text, &options, &bag);
    struct buf buf = buf_new(arena);

    bag_finish(&bag);
    assert_int_equal(program.valid, bag_count(&bag, LEVEL_ERROR) == 0);
    for (uint32_t i = 0; i < bag.list.count; i++) {
        const struct diag *diag = bag.list.item[i];

        buf_printf(&buf, "%s%u-%u %s", i ? "; " : "", diag->where.at,
                   span_end(diag->where), diag->kind->id);
    }
    return buf_slice(&buf);
}

static void
expect_findings(const struct finding *cases, size_t count)
{
    struct arena arena = ARENA_INIT;

    for (size_t i = 0; i < count; i++)
        expect_slice(findings_of(&arena, cases[i].text), cases[i].wanted);
    arena_close(&arena);
}

#define EXPECT_FINDINGS(cases) \
    expect_findings((cases), sizeof(cases) / sizeof((cases)[0]))

static void
test_mistake__finds_bad_syntax(void **state)
{
    static const struct finding cases[] = {
        {SC(".a."), "2-3 jq-syntax"},
        {SC(". a"), "1-2 jq-syntax"},
        {SC(".a..b"), "2-4 jq-syntax"},
        {SC(".[1:2:3]"), "5-6 jq-syntax"},
        {SC(".a as $x"), "3-5 jq-syntax"},
        {SC(".a as x | $x"), "6-7 jq-syntax"},
        {SC(".a as {b} | 1"), "8-9 jq-syntax"},
        {SC("reduce .[] as $x (0)"), "0-6 jq-syntax"},
        {SC("label out | 1"), "6-9 jq-syntax"},
        {SC("def f 1; f"), "6-7 jq-syntax"},
        {SC("$.a"), "0-1 jq-syntax"},
        {SC(".items[*]"), "7-8 jq-syntax"},
        {SC("{\"a\" 1}"), "5-6 jq-syntax"},
        {SC("{a = 1}"), "3-4 jq-syntax"},
        {SC("; 1"), "0-1 jq-syntax"},
        {SC("try .a | .b catch ."), "12-17 jq-syntax"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_bad_names(void **state)
{
    static const struct finding cases[] = {
        {SC("nosuch"), "0-6 jq-undefined-function"},
        {SC("lenght"), "0-6 jq-undefined-function"},
        {SC(".a | trim"), "5-9 jq-needs-newer"},
        {SC("f(1)"), "0-1 jq-undefined-function"},
        {SC("sub(\"a\", \"b\")"), "0-3 jq-wrong-arity"},
        {SC("length(.)"), "0-6 jq-wrong-arity"},
        {SC("$x"), "0-2 jq-undefined-variable"},
        {SC("def f: 1; f(1)"),
         "4-5 jq-unused-definition; 10-11 jq-wrong-arity"},
        {SC("break $x"), "6-8 jq-undefined-label"},
        {SC("def f: nosuch; 1"),
         "4-5 jq-unused-definition; 7-13 jq-undefined-function"},
        {SC("def f: g; def g: 1; f"),
         "7-8 jq-undefined-function; 14-15 jq-unused-definition"},
        {SC("secrets.X"), "0-7 jq-missing-dot"},
        {SC("entity"), "0-6 jq-missing-dot"},
        {SC("inputs.x"), "0-6 inputs-without-dot"},
        {SC("reduce 1 as $x ($x; .)"), "16-18 jq-undefined-variable"},
        {SC(". as {($x): $x} | 1"), "7-9 jq-undefined-variable"},
        {SC(". as [$x] ?// {($x): $x} | $x"), ""},
        {SC("1 as $x | $y"), "10-12 jq-undefined-variable"},
        {SC("def f($a): $a + a; f(1)"), ""},
        {SC("add(.[])"), "0-3 jq-needs-newer"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_foreign_words(void **state)
{
    static const struct finding cases[] = {
        {SC(".a && .b"), "3-5 jq-foreign-operator"},
        {SC(".a || .b"), "3-5 jq-foreign-operator"},
        {SC("!.a"), "0-1 jq-foreign-operator"},
        {SC(".a === 1"), "3-6 jq-foreign-operator"},
        {SC(".a ? 1 : 2"), "3-4 jq-foreign-operator"},
        {SC(".a ?? 1"), "3-5 jq-foreign-operator"},
        {SC(".a?//1"), "2-5 jq-glued-alternative"},
        {SC(".a =~ \"x\""), "3-5 jq-foreign-operator"},
        {SC(".a AND .b"), "3-6 jq-foreign-operator"},
        {SC("if .a"), "0-5 jq-foreign-template"},
        {SC(" else "), "1-5 jq-foreign-template"},
        {SC("end"), "0-3 jq-foreign-template"},
        {SC("range .x"), "0-5 jq-foreign-template"},
        {SC(".x | default \"y\""), "5-12 jq-undefined-function"},
        {SC(".a.length()"), "3-9 jq-method-call"},
        {SC("f()"), "0-1 jq-undefined-function"},
        {SC("empty()"), "5-7 jq-empty-arguments"},
        {SC("include \"a\"; 1"), "0-7 jq-module"},
        {SC("“a”"), "0-7 jq-smart-quote"},
        {SC(".a\u00a0"), "2-4 jq-invalid-character"},
        {SC(".a\r\n| .b"), "2-3 jq-invalid-character"},
        {SC(".größe"), "0-8 jq-invalid-character"},
        {SC("`x`"), "0-3 jq-smart-quote"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_bad_quotes(void **state)
{
    static const struct finding cases[] = {
        {SC("'a' + .x"), "0-3 jq-quote-rewriting"},
        {SC(".x=='b'"), "4-7 jq-single-quote"},
        {SC("\"say 'hi' now\""), "5-6 jq-single-quote"},
        {SC("'a', 'b'"), "0-3 jq-single-quote; 5-8 jq-quote-rewriting"},
        {SC("join(',')"), "5-8 jq-single-quote"},
        {SC(".m.'k'"), "3-6 jq-single-quote"},
        {SC("'it"), "0-1 jq-single-quote"},
        {SC("\"it's\""), ""},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_bad_paths(void **state)
{
    static const struct finding cases[] = {
        {SC(".a.0"), "2-4 jq-number-index"},
        {SC(".a.0.b.1"), "2-4 jq-number-index; 6-8 jq-number-index"},
        {SC(".a.2nd"), "2-6 jq-number-index"},
        {SC(".a-b"), "1-4 jq-hyphenated-name"},
        {SC(".a.my-long-name"), "3-15 jq-hyphenated-name"},
        {SC(".a-length"), ""},
        {SC(".end-now"), ""},
        {SC(".a - b"), "5-6 jq-undefined-function"},
        {SC("{a-b: 1}"), "1-4 jq-hyphenated-name"},
        {SC(".a-1"), ""},
        {SC("my-name"), "0-7 jq-hyphenated-name"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_open_brackets(void **state)
{
    static const struct finding cases[] = {
        {SC("(.a"), "0-1 jq-unclosed-bracket"},
        {SC(".a)"), "2-3 jq-unmatched-bracket"},
        {SC("[.a)"), "3-4 jq-unmatched-bracket"},
        {SC("map(.a"), "3-4 jq-unclosed-bracket"},
        {SC("{a: (1}"), "4-5 jq-unclosed-bracket"},
        {SC("\"\\(.a\""), "1-3 jq-unclosed-bracket"},
        {SC("\"abc"), "0-1 jq-unclosed-string"},
        {SC("if (.a then .b else .c end"), "3-4 jq-unclosed-bracket"},
        {SC("if .a then 1"), "0-2 jq-unclosed-if"},
        {SC("if .a then 1 else if .b then 2 else 3 end"), "0-2 jq-unclosed-if"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_missing_operands(void **state)
{
    static const struct finding cases[] = {
        {SC(""), "0-0 jq-empty"},
        {SC("  "), "0-2 jq-empty"},
        {SC("# c"), "0-3 jq-empty"},
        {SC("def f: 1;"), "4-5 jq-empty"},
        {SC(".a |"), "3-4 jq-missing-operand"},
        {SC("| .a"), "0-1 jq-missing-operand"},
        {SC(".a | | .b"), "5-6 jq-missing-operand"},
        {SC("()"), "0-2 jq-missing-operand"},
        {SC("1 +"), "2-3 jq-missing-operand"},
        {SC("if then 1 end"), "0-2 jq-missing-operand"},
        {SC("{a: }"), "2-3 jq-missing-operand"},
        {SC("{,}"), "1-2 jq-missing-operand"},
        {SC("1 == 2 == 3"), "7-9 jq-chained-operator"},
        {SC(".a = .b = .c"), "8-9 jq-chained-operator"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_bad_values(void **state)
{
    static const struct finding cases[] = {
        {SC("{a: 1 + 2}"), "6-7 jq-object-value"},
        {SC("{a: if . then 1 end}"), "4-6 jq-object-value"},
        {SC("{a: .b // \"c\", d: 1 < 2}"),
         "7-9 jq-object-value; 20-21 jq-object-value"},
        {SC("{(1): 2}"), "2-3 jq-object-key"},
        {SC("{(1 + 1): 2}"), "2-7 jq-object-key"},
        {SC("{(null + \"a\"): 2}"), ""},
        {SC("{.a: 1}"), "1-3 jq-object-key"},
        {SC("{1: 2}"), "1-2 jq-object-key"},
        {SC("{a: 1 b: 2}"), "6-7 jq-missing-operator"},
        {SC("(.a)?.b"), "5-7 jq-needs-parentheses"},
        {SC("reduce -1 as $x (0; .)"), "7-8 jq-needs-parentheses"},
        {SC("\"\\d\""), "1-3 jq-bad-escape"},
        {SC("\"\\ud800\""), "1-7 jq-bad-escape"},
        {SC("select(.a = 1)"), "10-11 jq-assignment"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__finds_several_faults(void **state)
{
    static const struct finding cases[] = {
        {SC(".a.0 | trim | $x"), "2-4 jq-number-index; 7-11 jq-needs-newer; "
                                 "14-16 jq-undefined-variable"},
        {SC("{a: 1 + 2, b: nosuch}"),
         "6-7 jq-object-value; 14-20 jq-undefined-function"},
        {SC(".a && (.b | toUpper)"),
         "3-5 jq-foreign-operator; 12-19 jq-undefined-function"},
        {SC("if .x.0 then y.z else \"\\q\" end"),
         "5-7 jq-number-index; 13-14 jq-missing-dot; 23-25 jq-bad-escape"},
        {SC("map(.a.0; .b || .c)"),
         "0-3 jq-wrong-arity; 6-8 jq-number-index; 13-15 jq-foreign-operator"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

/* The fix of each finding, applied alone, leaves fewer findings. */
static void
test_mistake__says_once_what_is_torn(void **state)
{
    static const struct finding cases[] = {
        {SC(".inputs)\"title\""), "7-8 jq-unmatched-bracket"},
        {SC("if (.a } has(\"b\")) then 1 else 2 end"),
         "7-8 jq-unmatched-bracket"},
        {SC(".a | has(\"b\"()"), "8-9 jq-unclosed-bracket"},
        {SC(".a.{b\""), "2-3 jq-syntax"},
        {SC(".in[uts | length"), "3-4 jq-unclosed-bracket"},
        {SC(".tags | map.name)"), "8-11 jq-wrong-arity"},
        {SC(".a | split\",\")"), "10-11 jq-missing-operator"},
        {SC("=event.diff"), "0-1 jq-missing-operand"},
        {SC(".a) | .b]"), "2-3 jq-unmatched-bracket; 8-9 jq-unmatched-bracket"},
        {SC(".a) | nosuch"),
         "2-3 jq-unmatched-bracket; 6-12 jq-undefined-function"},
    };

    (void)state;
    EXPECT_FINDINGS(cases);
}

static void
test_mistake__fixes_help(void **state)
{
    static const struct slice texts[] = {
        SC(".a.0"),
        SC(".a && .b"),
        SC("!.a"),
        SC(".a?//1"),
        SC("a.b"),
        SC(".a.my-name"),
        SC("{a: 1 + 2}"),
        SC("'a'+1"),
        SC("(.a)?.b"),
        SC("map(.a"),
        SC("if .a then 1 else if .b then 2 else 3 end"),
        SC("if .a then 1"),
        SC("sub(\"a\", \"b\")"),
        SC("lenght"),
        SC("\"say 'hi' now\""),
        SC(".a\r\n| .b\r\n"),
        SC("empty()"),
        SC("{a: 1 b: 2}"),
        SC("trim"),
        SC("{.a: 1}"),
        SC(". as x | $x"),
    };
    struct arena arena = ARENA_INIT;
    const struct jq_options options = {.dialect = JQ_1_7, .port = true};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct bag bag = bag_new(&arena), again = bag_new(&arena);
        struct buf buf = buf_new(&arena);
        uint32_t at = 0;

        jq_parse(&arena, texts[i], &options, &bag);
        bag_finish(&bag);
        const struct fix *fix = &bag.list.item[0]->fix;

        assert_true(fix->count > 0);
        for (uint32_t k = 0; k < fix->count; k++) {
            buf_add(&buf, slice_cut(texts[i], at, fix->edit[k].where.at));
            buf_add(&buf, fix->edit[k].text);
            at = span_end(fix->edit[k].where);
        }
        buf_add(&buf, slice_cut(texts[i], at, texts[i].len));
        jq_parse(&arena, buf_slice(&buf), &options, &again);
        assert_true(again.list.count < bag.list.count);
    }
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistake__finds_bad_syntax),
        cmocka_unit_test(test_mistake__finds_bad_names),
        cmocka_unit_test(test_mistake__finds_foreign_words),
        cmocka_unit_test(test_mistake__finds_bad_quotes),
        cmocka_unit_test(test_mistake__finds_bad_paths),
        cmocka_unit_test(test_mistake__finds_open_brackets),
        cmocka_unit_test(test_mistake__finds_missing_operands),
        cmocka_unit_test(test_mistake__finds_bad_values),
        cmocka_unit_test(test_mistake__finds_several_faults),
        cmocka_unit_test(test_mistake__says_once_what_is_torn),
        cmocka_unit_test(test_mistake__fixes_help),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
