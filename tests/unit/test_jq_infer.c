#include "unit/test.h"

#include "jq/program/parse.h"
#include "jq/types/infer.h"
#include "jq/types/print_types.h"

/* A root like that of a CREATE action: inputs {name, tags[]}, event null,
 * run {id}; everything closed.
 */
static const struct type tags = {.kinds = TYPE_ARRAY, .element = &type_string};
static const struct field input_fields[] = {
    {SC("name"), &type_string, false},
    {SC("tags"), &tags, true},
};
static const struct object_type inputs_shape = {
    .tag = 2, .field = input_fields, .count = 2, .closed = true};
static const struct type inputs = {.kinds = TYPE_OBJECT,
                                   .object = &inputs_shape};
static const struct field run_fields[] = {{SC("id"), &type_string, false}};
static const struct object_type run_shape = {
    .tag = 3, .field = run_fields, .count = 1, .closed = true};
static const struct type run = {.kinds = TYPE_OBJECT, .object = &run_shape};
static const struct field root_fields[] = {
    {SC("event"), &type_null, false},
    {SC("inputs"), &inputs, false},
    {SC("run"), &run, false},
    {SC("secrets"), &type_any, false},
};
static const struct object_type root_shape = {
    .tag = 1, .field = root_fields, .count = 4, .closed = true};
static const struct type root = {.kinds = TYPE_OBJECT, .object = &root_shape};

/* Facts of `text`, each a letter (m: member, n: null, u: unknown, w: whole)
 * and its name; members of open objects say nothing.
 */
static struct slice
facts(struct arena *arena, struct slice text)
{
    struct jq_options options = {JQ_1_7, true};
    struct bag bag = bag_new(arena);
    struct jq_program program = jq_parse(arena, text, &options, &bag);
    struct facts list = {0};
    struct slice out = S("");

    assert_true(program.valid);
    struct infer_options infer = {false};

    jq_infer(arena, program.root, &root, &infer, &list);
    for (uint32_t i = 0; i < list.list.count; i++) {
        const struct fact *fact = &list.list.item[i];
        struct slice name = fact->kind == FACT_WHOLE ? S("") : fact->name;

        out = arena_printf(arena, "%.*s%s%c%s%.*s", SLICE_ARGS(out),
                           i ? " " : "", "mnuwfrs"[fact->kind],
                           name.len ? "." : "", SLICE_ARGS(name));
    }
    return out;
}

static void
test_infer__follows_paths(void **state)
{
    static const struct {
        struct slice text;
        const char *wanted;
    } cases[] = {
        {SC(".inputs.name"), "m.inputs m.name"},
        {SC(".inputs[\"nope\"]"), "m.inputs u.nope"},
        {SC(".inputs | .nope"), "m.inputs u.nope"},
        {SC(".inputs.nope? // \"x\""), "m.inputs u.nope"},
        {SC(".event.diff"), "n.event"},
        {SC(".nope.a.b"), "u.nope"},
        {SC(".secrets.anything.at.all"), "m.secrets"},
        {SC(".inputs"), "m.inputs w"},
        {SC("."), "w"},
        {SC("{all: .inputs}"), "m.inputs w"},
        {SC(".inputs as $i | $i.nope"), "m.inputs u.nope"},
        {SC(".inputs.tags | map(. + \"x\")"), "m.inputs m.tags"},
        {SC("if .inputs.nope then 1 else 2 end"), "m.inputs u.nope"},
        {SC("\"a \\(.run.idd)\""), "m.run u.idd"},
        {SC("def f: .nope; .inputs | f"), "m.inputs u.nope"},
        {SC("def f: f; f"), ""},
        {SC(".inputs[.run.id]"), "m.run m.id m.inputs w"},
        {SC(".inputs | to_entries[]"), "m.inputs w"},
        {SC("[.inputs.tags[] | select(. == .nope)]"), "m.inputs m.tags"},
        {SC("reduce .inputs.tags[] as $t (0; . + $t.nope)"), "m.inputs m.tags"},
        {SC(".run | {id}"), "m.run m.id"},
        {SC("try .inputs.nope catch ."), "m.inputs u.nope"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(facts(&arena, cases[i].text), cases[i].wanted);
    arena_close(&arena);
}

/* What `text` gives, as `expr` prints it; then `!` for each proven error, `?`
 * for one that may not be reached, `~` for what is different in the other jq.
 */
static struct slice
outcome(struct arena *arena, struct slice text, enum jq_dialect dialect)
{
    struct jq_options options = {dialect, true};
    struct infer_options infer = {dialect == JQ_1_8};
    struct bag bag = bag_new(arena);
    struct jq_program program = jq_parse(arena, text, &options, &bag);
    struct facts list = {0};
    struct buf out = buf_new(arena);

    assert_true(program.valid);
    struct outcome made = jq_infer(arena, program.root, &root, &infer, &list);

    outcome_write(&out, &made);
    for (uint32_t i = 0; i < list.issues.count; i++) {
        const struct type_issue *issue = &list.issues.item[i];

        if (issue->kind == ISSUE_FAILS)
            buf_text(&out, issue->certain ? " !" : " ?");
        else if (issue->kind == ISSUE_OTHER)
            buf_text(&out, " ~");
    }
    return buf_slice(&out);
}

static void
test_infer__says_what_comes_out(void **state)
{
    static const struct {
        struct slice text;
        const char *wanted;
    } cases[] = {
        {SC(".inputs.name + 1"), "nothing !"},
        {SC(".inputs.tags[] + 1"), "nothing ?"},
        {SC("if .inputs.tags then .inputs.name + 1 else 2 end"),
         "2 (at most one output) ?"},
        {SC(".inputs.name as {(\"a\", \"b\"): $p} | 1"),
         "1 (one output or more)"},
        {SC("(.inputs.tags[]) as [$p] | $p"), "nothing ?"},
        {SC(".inputs.name as [$p] | $p"), "nothing !"},
        {SC("[1] as [$p] ?// $p | 1"), "1 (one output or more)"},
        {SC("reduce (1 | keys) as $x (empty; .)"), "nothing"},
        {SC("reduce (1 | keys) as $x (0; .)"), "nothing !"},
        {SC("def f($x; g): g; f(.inputs.tags[]?; 1 | keys)"), "nothing ?"},
        {SC("def f($x; g): g; f(1; 1 | keys)"), "nothing !"},
        {SC("[1, 2] | .[0:1].a"), "nothing !"},
        {SC(".inputs.name | .[empty:]"), "nothing"},
        {SC("[last(.inputs.tags[]?)]"), "[string | null] ~"},
        {SC("[label $f | (1, (2 | keys)) as $i | $i, break $f]"), "array ?"},
        {SC("1 | ltrimstr(\"a\")"), "number ~"},
        {SC(".inputs.name | ltrimstr(\"a\")"), "string"},
        {SC("true | rtrimstr(nulls)"), "nothing"},
        {SC("[first(1, (2 | .a))]"), "[1] ?"},
        {SC("[first((empty, 1), (2 | .a))]"), "[1] ?"},
        {SC("first(.run.id as [$p] ?// $p | 1)"), "1 (one output or more)"},
        {SC(".inputs.name | gsub(\"a\", \"b\"; \"\")"),
         "string (one output or more)"},
        {SC(".inputs.name | sub(.[:1] | select(. == \"a\"); \"\")"),
         "string (at most one output)"},
        {SC("[1] | nth(empty)"), "nothing"},
        {SC("[[1]] | delpaths(empty)"), "nothing"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(outcome(&arena, cases[i].text, JQ_1_7), cases[i].wanted);
    expect_slice(outcome(&arena, S("[last(.inputs.tags[]?)]"), JQ_1_8),
                 "[string] ~");
    arena_close(&arena);
}

static void
test_infer__compares_dialects(void **state)
{
    static const struct {
        struct slice text;
        enum jq_dialect dialect;
        uint32_t findings;
    } cases[] = {
        {SC("1 + 2 as $x | $x"), JQ_1_7, 1},
        {SC("1 + (2 as $x | $x)"), JQ_1_7, 0},
        {SC("2 as $x | $x + 1"), JQ_1_7, 0},
        {SC("1 + def f: 2; f"), JQ_1_7, 1},
        {SC("def f: 2; 1 + f"), JQ_1_7, 0},
        {SC("1 | pow10"), JQ_1_7, 1},
        {SC("{a: 1 + 2}"), JQ_1_8, 1},
        {SC("trim"), JQ_1_8, 1},
        {SC(".a"), JQ_1_8, 0},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct jq_options options = {cases[i].dialect, true};
        struct bag bag = bag_new(&arena);

        assert_true(jq_parse(&arena, cases[i].text, &options, &bag).valid);
        assert_int_equal(bag_count(&bag, LEVEL_INFO), cases[i].findings);
    }
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_infer__follows_paths),
        cmocka_unit_test(test_infer__says_what_comes_out),
        cmocka_unit_test(test_infer__compares_dialects),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
