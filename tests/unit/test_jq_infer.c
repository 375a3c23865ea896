#include "unit/test.h"

#include "jq/infer.h"
#include "jq/parse.h"

/* A root like that of a CREATE action: inputs {name, tags[]}, event null,
 * run {id}; everything closed.
 */
static const struct type tags = {.kinds = TYPE_ARRAY, .element = &type_string};
static const struct field input_fields[] = {
    {SC("name"), &type_string, false},
    {SC("tags"), &tags, true},
};
static const struct shape inputs_shape = {
    .tag = 2, .field = input_fields, .count = 2, .closed = true};
static const struct type inputs = {.kinds = TYPE_OBJECT,
                                   .object = &inputs_shape};
static const struct field run_fields[] = {{SC("id"), &type_string, false}};
static const struct shape run_shape = {
    .tag = 3, .field = run_fields, .count = 1, .closed = true};
static const struct type run = {.kinds = TYPE_OBJECT, .object = &run_shape};
static const struct field root_fields[] = {
    {SC("event"), &type_null, false},
    {SC("inputs"), &inputs, false},
    {SC("run"), &run, false},
    {SC("secrets"), &type_any, false},
};
static const struct shape root_shape = {
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_infer__follows_paths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
