#include "test.h"

#include "jq/program/parse.h"
#include "jq/types/print_types.h"
#include "lint/infer_cache.h"
#include "port/context.h"
#include "read/json/read_json.h"

/* Actions whose contexts have as little in common as there is. */
static const char *const actions[] = {
    "{\"trigger\": {\"type\": \"self-service\", \"operation\": \"DAY-2\","
    " \"userInputs\": {\"properties\": {\"a\": {\"type\": \"string\"}}}}}",
    "{\"trigger\": {\"type\": \"self-service\", \"operation\": \"CREATE\","
    " \"userInputs\": {\"properties\": {\"b\": {\"type\": \"array\"}},"
    " \"required\": [\"b\"]}}}",
    "{\"trigger\": {\"type\": \"automation\","
    " \"event\": {\"type\": \"ENTITY_UPDATED\"}}}",
    "{\"trigger\": {\"type\": \"automation\","
    " \"event\": {\"type\": \"RUN_CREATED\"}}}",
    "{\"invocationMethod\": {\"type\": \"WEBHOOK\"}}",
};

static struct action
action_read(struct arena *arena, const char *text)
{
    struct source *source = arena_new(arena, struct source);
    struct tree *tree = arena_new(arena, struct tree);
    struct bag bag = bag_new(arena);

    *source = source_make(S("action.json"), slice_from(text));
    *tree = read_json(arena, source, (struct read_options){0}, &bag);
    assert_int_equal(bag.list.count, 0);
    return action_view(tree, tree_root(tree));
}

static const struct jq_expr *
expr_read(struct arena *arena, const char *text)
{
    struct jq_options options = {.port = true};
    struct bag bag = bag_new(arena);

    return jq_parse(arena, slice_from(text), &options, &bag).root;
}

/* All that rules may learn of an outcome, but for addresses. */
static struct slice
told(struct arena *arena, const struct outcome *outcome,
     const struct facts *facts)
{
    struct buf buf = buf_new(arena);

    outcome_write(&buf, outcome);
    buf_printf(&buf, " %d %d", outcome->fails, outcome->vague);
    if (outcome->type->nulls.object)
        buf_printf(&buf, " null by %.*s",
                   SLICE_ARGS(outcome->type->nulls.name));
    for (uint32_t i = 0; i < facts->list.count; i++) {
        const struct fact *fact = &facts->list.item[i];

        buf_printf(&buf, "; %d %.*s %u %u", fact->kind, SLICE_ARGS(fact->name),
                   fact->object->tag, fact->object->count);
        if (fact->field)
            type_write(&buf, fact->field->type);
    }
    buf_printf(&buf, "; %u deeds", facts->issues.count);
    return buf_slice(&buf);
}

/* Holds what a memo gives against what inference finds in the full context,
 * twice; true when the memo gave anything.
 */
static bool
is_kept(struct arena *arena, struct contexts *contexts,
        const struct action *action, const struct jq_expr *expr)
{
    struct infer_options options = {false};
    struct infer_cache cache = infer_cache_new(expr);
    const struct type *base = context_base(contexts, action, ROOT_PAYLOAD);
    const struct type *input =
        context_type(contexts, arena, action, ROOT_PAYLOAD);
    struct facts facts = {0};
    struct outcome outcome = jq_infer(arena, expr, input, &options, &facts);
    struct slice wanted = told(arena, &outcome, &facts);
    const struct infer_cache_entry *first = NULL;

    for (int i = 0; i < 2; i++) {
        const struct infer_cache_entry *entry =
            infer_cache_get(&cache, arena, expr, base, &options);

        if (!entry)
            return false;
        struct slice got = told(arena, &entry->outcome, entry->facts);

        assert_string_equal(got.at, wanted.at);
        assert_true(!first || entry == first);
        first = entry;
    }
    return true;
}

/* In how many of the actions `text` is kept. */
static unsigned
kept(const char *text)
{
    struct arena arena = ARENA_INIT;
    struct contexts contexts = {.arena = &arena};
    unsigned count = 0;

    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        struct action action = action_read(&arena, actions[i]);

        count += is_kept(&arena, &contexts, &action, expr_read(&arena, text));
    }
    arena_close(&arena);
    return count;
}

static void
test_infer_cache__what_sees_no_input_is_kept(void **state)
{
    static const char *const texts[] = {
        ".run.id",
        "(.trigger).by.user.email",
        ".trigger.by.user.email // \"nobody\" | ascii_downcase",
        ".run.id | tostring | keys?",
        "if .run then .run.id else null end",
        "\"run \\(.run.id) of \\(.trigger.at)\"",
        ".run.id == \"x\" and .trigger.origin != null",
        ".run.id + \"-\" + .trigger.by.orgId",
        ".trigger.by.user.teams? // null",
        "1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(kept(texts[i]) > 0);
}

static void
test_infer_cache__what_may_see_inputs_is_not(void **state)
{
    static const char *const texts[] = {
        ".",
        ".inputs",
        ".inputs.a",
        ".form.a",
        ".[\"inputs\"].a",
        "(.inputs).a // 1",
        "keys",
        "tostring",
        "[.run.id, keys]",
        "{inputs}",
        ".. | .id?",
        ".[]",
        ". as $x | $x.inputs",
        "if .run then .run.id end",
        "getpath([\"inputs\", \"a\"])",
        "\"all of \\(.)\"",
        "def f: .inputs; f",
        "reduce .inputs[] as $x (0; . + 1)",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(kept(texts[i]), 0);
}

/* What is wrong with these is said with what there is instead; of the action
 * without a trigger too little is known to say anything.
 */
static void
test_infer_cache__findings_are_not_kept(void **state)
{
    (void)state;
    assert_int_equal(kept(".rnu.id"), 0);
    assert_int_equal(kept(".run.id - 1"), 1);
    assert_int_equal(kept(".run.identifier"), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_infer_cache__what_sees_no_input_is_kept),
        cmocka_unit_test(test_infer_cache__what_may_see_inputs_is_not),
        cmocka_unit_test(test_infer_cache__findings_are_not_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
