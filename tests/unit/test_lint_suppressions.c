#include "unit/test.h"

#include "base/text/buf.h"
#include "lint/lint.h"
#include "rules/registry.h"

/* Lints the JSONC text `text` under a configuration with an ignoreKey. */
static struct lint_result
lint(struct arena *arena, struct slice text, bool no_ignores)
{
    struct config *config = arena_new(arena, struct config);
    struct lint_options options = {
        .named = true,
        .config = config,
        .no_ignores = no_ignores,
    };

    config->settings.ignore_key = S("x-i");
    return lint_source(arena, source_make(S("a.jsonc"), text), &options);
}

/* "id id / id": what is reported, and what is suppressed. */
static struct slice
ids_of(struct arena *arena, struct slice text, bool no_ignores)
{
    struct lint_result result = lint(arena, text, no_ignores);
    struct buf out = buf_new(arena);

    for (uint32_t i = 0; i < result.bag.list.count; i++)
        buf_printf(&out, "%s ", result.bag.list.item[i]->kind->id);
    buf_byte(&out, '/');
    for (uint32_t i = 0; i < result.bag.suppressed.count; i++)
        buf_printf(&out, " %s", result.bag.suppressed.item[i]->kind->id);
    return buf_slice(&out);
}

#define EXPECT(text, wanted) \
    expect_slice(ids_of(&arena, S(text), false), wanted)

#define METHOD(members) "{\"type\": \"KAFKA\"," members "\n\"payload\": {}}"

static void
test_suppressions__speaks_of_the_line_it_is_on_or_of_the_next(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    EXPECT(METHOD("\n\"a\": 1, // invokelint-ignore schema-unknown-key"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\n// invokelint-ignore schema-unknown-key\n\"a\": 1,"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\n// invokelint-ignore schema-unknown-key\n\n/* x\n */\n"
                  "\"a\": 1,"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\n/* invokelint-ignore schema-unknown-key */ \"a\": 1,"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\n// invokelint-ignore schema-unknown-key\r\n\"a\": 1,"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\r// invokelint-ignore schema-unknown-key\r\"a\": 1,"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\n// invokelint-ignore schema-unknown-key\n\"a\":\n1,\n"
                  "\"b\": 1,"),
           "schema-unknown-key / schema-unknown-key");
    EXPECT(METHOD("\n\"x\": \"// invokelint-ignore schema-unknown-key\","),
           "schema-unknown-key /");
    arena_close(&arena);
}

static void
test_suppressions__keeps_the_reason(void **state)
{
    struct arena arena = ARENA_INIT;
    struct lint_result result =
        lint(&arena,
             S(METHOD("\n\"a\": 1, /* invokelint-ignore schema-unknown-key --"
                      " our uploader, takes it out */")),
             false);
    const struct diag *diag = result.bag.suppressed.item[0];

    (void)state;
    assert_int_equal(diag->suppression, SUPPRESSION_IN_SOURCE);
    expect_slice(diag->reason, "our uploader, takes it out");
    arena_close(&arena);
}

static void
test_suppressions__reports_what_is_unused(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice text =
        S(METHOD(" // invokelint-ignore jq-empty, schema-unknown-key\n"
                 "\"a\": 1, // invokelint-ignore schema-unknown-key, jq-empty"
                 "\n"));
    struct lint_result result = lint(&arena, text, false);

    (void)state;
    assert_int_equal(result.bag.list.count, 3);
    /* Both of the first remark are unused: the first takes it all out. */
    struct fix fix = result.bag.list.item[0]->fix;

    assert_int_equal(fix.count, 1);
    expect_slice(span_text(text, fix.edit[0].where),
                 " // invokelint-ignore jq-empty, schema-unknown-key");
    assert_int_equal(result.bag.list.item[1]->fix.count, 0);
    fix = result.bag.list.item[2]->fix;
    expect_slice(span_text(text, fix.edit[0].where), ", jq-empty");
    arena_close(&arena);
}

static void
test_suppressions__holds_for_the_file(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    EXPECT(METHOD("\"a\": 1, \"b\": 2,") "// invokelint-ignore-file "
                                         "schema-unknown-key",
           "/ schema-unknown-key schema-unknown-key");
    EXPECT("// invokelint-ignore-file jq-empty\n" METHOD(""),
           "unused-suppression /");
    EXPECT(
        "// invokelint-ignore-file jq-empty, unused-suppression\n" METHOD(""),
        "/ unused-suppression");
    EXPECT("// invokelint-ignore-file unused-suppression\n" METHOD(""),
           "unused-suppression /");
    arena_close(&arena);
}

static void
test_suppressions__takes_a_key_in_closed_objects_only(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    EXPECT(METHOD("\"a\": 1, \"x-i\": \"schema-unknown-key\","),
           "/ schema-unknown-key");
    EXPECT(METHOD("\"a\": 1, \"x-i\": [\"schema-unknown-key -- why\"],"),
           "/ schema-unknown-key");
    EXPECT(METHOD("\"x-i\": [\"schema-unknown-key\"],"),
           "unused-suppression /");
    EXPECT(METHOD("\"x-i\": \"\","), "ignore-malformed /");
    EXPECT("{\"type\": \"KAFKA\", \"payload\": {\"x-i\": \"jq-empty\"}}",
           "ignore-malformed /");
    arena_close(&arena);
}

static void
test_suppressions__can_be_switched_off(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    expect_slice(
        ids_of(&arena,
               S(METHOD("\n\"a\": 1, // invokelint-ignore schema-unknown-key\n"
                        "\"x-i\": \"jq-empty\",")),
               true),
        "schema-unknown-key schema-unknown-key /");
    arena_close(&arena);
}

/* Findings that come later, from other files, count as well. */
static void
test_suppressions__can_be_settled_again(void **state)
{

    struct arena arena = ARENA_INIT;
    struct lint_result result = lint(
        &arena, S("// invokelint-ignore-file jq-empty\n" METHOD("")), false);
    const struct kind *kind;

    (void)state;
    assert_int_equal(result.bag.list.count, 1);
    kind = registry_find(S("jq-empty"));
    bag_add(&result.bag, kind, span_make(40, 1), "late");
    suppressions_finish(&result.suppressions, &result.bag);
    bag_finish(&result.bag);
    assert_int_equal(result.bag.list.count, 0);
    assert_int_equal(result.bag.suppressed.count, 1);
    arena_close(&arena);
}

static void
test_suppressions__is_bounded(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);

    (void)state;
    buf_text(&text, METHOD("") "// invokelint-ignore");
    for (int i = 0; i < 3000; i++)
        buf_text(&text, " jq-empty");
    struct lint_result result =
        lint(&arena, arena_copy(&arena, buf_slice(&text)), false);
    uint32_t malformed = 0;

    for (uint32_t i = 0; i < result.bag.list.count; i++)
        malformed +=
            !strcmp(result.bag.list.item[i]->kind->id, "ignore-malformed");
    assert_int_equal(malformed, 1);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_suppressions__speaks_of_the_line_it_is_on_or_of_the_next),
        cmocka_unit_test(test_suppressions__keeps_the_reason),
        cmocka_unit_test(test_suppressions__reports_what_is_unused),
        cmocka_unit_test(test_suppressions__holds_for_the_file),
        cmocka_unit_test(test_suppressions__takes_a_key_in_closed_objects_only),
        cmocka_unit_test(test_suppressions__can_be_switched_off),
        cmocka_unit_test(test_suppressions__can_be_settled_again),
        cmocka_unit_test(test_suppressions__is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
