#include "unit/test.h"

#include "base/text/buf.h"
#include "lint/config/config.h"
#include "read/json/read_json.h"

static bool
read(struct arena *arena, struct slice text, struct config *config,
     struct bag *bag)
{
    *bag = bag_new(arena);
    return config_read(arena, source_make(S("invokelint.json"), text),
                       S("/srv"), config, bag);
}

/* "offset id" of the first fault of `text`. */
static struct slice
fault(struct arena *arena, struct slice text)
{
    struct config config;
    struct bag bag;

    assert_false(read(arena, text, &config, &bag));
    assert_true(bag.list.count > 0);
    return arena_printf(arena, "%u %s", bag.list.item[0]->where.at,
                        bag.list.item[0]->kind->id);
}

#define EXPECT_FAULT(text, wanted) expect_slice(fault(&arena, S(text)), wanted)

static void
test_config__says_nothing_when_it_is_empty(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config config;
    struct bag bag;

    (void)state;
    assert_true(read(&arena, S("{}"), &config, &bag));
    assert_int_equal(bag.list.count, 0);
    assert_int_equal(config.fail_on, LEVEL_OFF);
    assert_int_equal(config.max_warnings, CONFIG_UNSET);
    assert_int_equal(config.dialect, JQ_1_7);
    assert_false(config.settings.secrets_known);
    assert_null(config_rule_find(&config.rules, S("unknown-input")));
    arena_close(&arena);
}

static void
test_config__allows_comments_and_trailing_commas(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config config;
    struct bag bag;

    (void)state;
    assert_true(read(&arena,
                     S("// a\n{\"secrets\": [\"A\", /* b */ \"B\",],}\n"),
                     &config, &bag));
    assert_true(config.settings.secrets_known);
    assert_int_equal(config.settings.secret.list.count, 2);
    expect_slice(config.settings.secret.list.item[1], "B");
    arena_close(&arena);
}

static void
test_config__lets_the_longest_pattern_decide(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config config;
    struct bag bag;

    (void)state;
    assert_true(read(&arena,
                     S("{\"rules\": {\"*\": \"hint\", \"unknown-input\": "
                       "\"info\", \"unknown-*\": \"off\", "
                       "\"unknown-input*\": \"error\"}}"),
                     &config, &bag));
    assert_int_equal(config_rule_find(&config.rules, S("unknown-input"))->level,
                     LEVEL_INFO);
    assert_int_equal(config_rule_find(&config.rules, S("unknown-root"))->level,
                     LEVEL_OFF);
    assert_int_equal(config_rule_find(&config.rules, S("jq-empty"))->level,
                     LEVEL_HINT);
    arena_close(&arena);
}

static void
test_config__keeps_every_member(void **state)
{
    struct arena arena = ARENA_INIT;
    struct config config;
    struct bag bag;

    (void)state;
    assert_true(read(
        &arena,
        S("{\"$schema\": \"x\", \"ignore\": [\"old/\"], \"delimiters\": "
          "[[\"<<\", \">>\"]], \"placeholders\": [\"ENV_*\"], \"hosts\": "
          "[\"*.example.com\"], \"blueprints\": [\"b/*.json\"], "
          "\"workflows\": [\"w/*.yml\"], \"repositories\": {\"o/r\": \"../r\"},"
          " \"dialect\": \"1.8\", \"failOn\": \"warning\", \"maxWarnings\": 7,"
          " \"ignoreKey\": \"x-i\", \"baseline\": \"known.json\"}"),
        &config, &bag));
    assert_true(gitignore_covers(&config.ignore, S("a/old/b.json")));
    expect_slice(config.settings.delimiter.item[0].close, ">>");
    assert_true(settings_fills(&config.settings, S(" ENV_A ")));
    assert_false(settings_fills(&config.settings, S(".ENV_A")));
    assert_true(settings_fills_in(&config.settings, S("a {{ .x {{ENV_A}} }}")));
    assert_false(settings_fills_in(&config.settings, S("a {{ENV_A}")));
    assert_true(settings_own_host(&config.settings, S("ci.example.com")));
    assert_false(settings_own_host(&config.settings, S("example.com")));
    assert_true(gitignore_covers(&config.blueprints, S("b/x.json")));
    assert_true(gitignore_covers(&config.workflows, S("w/x.yml")));
    expect_slice(config.repositories.item[0].name, "o/r");
    expect_slice(config.repositories.item[0].folder, "../r");
    assert_int_equal(config.dialect, JQ_1_8);
    assert_int_equal(config.fail_on, LEVEL_WARNING);
    assert_int_equal(config.max_warnings, 7);
    expect_slice(config.settings.ignore_key, "x-i");
    expect_slice(config.baseline, "known.json");
    arena_close(&arena);
}

static void
test_config__says_where_it_is_wrong(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    EXPECT_FAULT("", "0 json-empty");
    EXPECT_FAULT("[]", "0 schema-type");
    EXPECT_FAULT("{\"rulse\": {}}", "1 schema-unknown-key");
    EXPECT_FAULT("{\"rules\": {\"unknown-imput\": \"off\"}}",
                 "11 schema-unknown-key");
    EXPECT_FAULT("{\"rules\": {\"nothing-*\": \"off\"}}",
                 "11 schema-unknown-key");
    EXPECT_FAULT("{\"rules\": {\"jq-*\": \"loud\"}}", "19 schema-enum");
    EXPECT_FAULT("{\"overrides\": [{}]}", "15 schema-missing");
    EXPECT_FAULT("{\"overrides\": [{\"rules\": {}, \"pointers\": [\"a\"]}]}",
                 "42 schema-format");
    EXPECT_FAULT("{\"delimiters\": [[\"{{\", \"}}\"]]}", "16 schema-no-match");
    EXPECT_FAULT("{\"maxWarnings\": 1.0}", "16 schema-type");
    EXPECT_FAULT("{\"repositories\": {\"r\": \"x\"}}", "18 schema-pattern");
    EXPECT_FAULT("{\"failOn\": \"off\"}", "11 schema-enum");
    arena_close(&arena);
}

/* Nothing of any size takes long or much. */
static void
test_config__is_bounded(void **state)
{
    struct arena arena = ARENA_INIT;
    struct buf text = buf_new(&arena);
    struct config config;
    struct bag bag;

    (void)state;
    buf_repeat(&text, '[', 100000);
    EXPECT_FAULT("{\"ignore\": 5}", "11 schema-type");
    assert_false(
        read(&arena, arena_copy(&arena, buf_slice(&text)), &config, &bag));
    text.len = 0;
    buf_repeat(&text, ' ', 300 << 10);
    buf_text(&text, "{}");
    assert_false(
        read(&arena, arena_copy(&arena, buf_slice(&text)), &config, &bag));
    expect_slice(slice_from(bag.list.item[0]->kind->id), "json-size");
    text.len = 0;
    buf_text(&text, "{\"ignore\": [\"");
    for (int i = 0; i < 490; i++)
        buf_text(&text, "*a");
    buf_text(&text, "\"]}");
    assert_true(
        read(&arena, arena_copy(&arena, buf_slice(&text)), &config, &bag));
    text.len = 0;
    buf_repeat(&text, 'a', 4000);
    assert_true(gitignore_covers(&config.ignore, buf_slice(&text)));
    buf_byte(&text, 'b');
    assert_false(gitignore_covers(&config.ignore, buf_slice(&text)));
    arena_close(&arena);
}

/* ---- Overrides ---------------------------------------------------------- */

#define OVERRIDES                                                       \
    "{\"overrides\": ["                                                 \
    "{\"rules\": {\"jq-*\": \"info\"}},"                                \
    "{\"files\": [\"a/\"], \"rules\": {\"jq-empty\": \"off\"}},"        \
    "{\"files\": [\"a/\"], \"pointers\": [\"/x/1\", \"/no\", \"/y\"], " \
    "\"rules\": {\"jq-empty\": \"warning\"}, \"reason\": \"why\"}]}"

/* The level of `jq-empty` at byte `at` of a document at `path`. */
static enum level
level_at(struct slice path, uint32_t at)
{
    static const struct kind kind = {"jq-empty", LEVEL_ERROR, false, ""};
    struct arena arena = ARENA_INIT;
    struct config config;
    struct config_scopes scopes = {0};
    struct bag bag;
    struct source source = source_make(S("f"), S("{\"x\": [1, 2], \"y\": {}}"));
    struct read_options options = {0};
    struct diag diag = {.kind = &kind, .where = span_make(at, 1)};
    const struct config_override *override;

    assert_true(read(&arena, S(OVERRIDES), &config, &bag));
    struct tree tree = read_json(&arena, &source, options, &bag);

    config_scopes_begin(&config, &arena, path, &scopes);
    config_scopes_add(&scopes, &arena, &tree, 0);
    const struct config_rule *rule =
        config_scopes_find(&scopes, &diag, &override);
    enum level level = rule ? rule->level : LEVEL_ERROR;

    arena_close(&arena);
    return level;
}

static void
test_config__overrides_by_file_and_by_pointer(void **state)
{
    (void)state;
    assert_int_equal(level_at(S("b/f.json"), 7), LEVEL_INFO);
    assert_int_equal(level_at(S("a/f.json"), 7), LEVEL_OFF);
    assert_int_equal(level_at(S("a/f.json"), 10), LEVEL_WARNING);
    assert_int_equal(level_at(S("a/f.json"), 12), LEVEL_OFF);
    /* The key belongs to its value. */
    assert_int_equal(level_at(S("a/f.json"), 14), LEVEL_WARNING);
    assert_int_equal(level_at(S("a/f.json"), 19), LEVEL_WARNING);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_config__says_nothing_when_it_is_empty),
        cmocka_unit_test(test_config__allows_comments_and_trailing_commas),
        cmocka_unit_test(test_config__lets_the_longest_pattern_decide),
        cmocka_unit_test(test_config__keeps_every_member),
        cmocka_unit_test(test_config__says_where_it_is_wrong),
        cmocka_unit_test(test_config__is_bounded),
        cmocka_unit_test(test_config__overrides_by_file_and_by_pointer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
