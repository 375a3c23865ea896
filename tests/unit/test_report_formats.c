/* Every format on the same bag: what is escaped, what is counted, and what
 * an empty run looks like.
 */
#include "test.h"

#include "diag/fingerprint.h"
#include "report/reporter.h"

static const struct kind kind_bad = {"json-bad", LEVEL_ERROR, false, "bad"};
static const struct kind kind_unused = {"unused-x", LEVEL_WARNING, true, "x"};
static const struct kind kind_hint = {"hint-x", LEVEL_HINT, false, "x"};

/* What `format` writes of one file; `fill` adds the findings. */
static struct slice
report(struct arena *arena, const char *format, struct slice name,
       struct slice text, void (*fill)(struct bag *bag))
{
    const struct reporter *reporter = reporter_find(slice_from(format));
    struct report_run run = {.files = 0};
    struct report_style style = {
        .version = "1.2.3",
        .directory = S("/home/me"),
        .run = &run,
        .least = LEVEL_INFO,
    };
    struct source source = source_make(name, text);
    struct bag bag = bag_new(arena);
    struct report_file file = {
        .source = &source, .bag = &bag, .alone = true, .scratch = arena};
    struct report_totals totals = {.files = 1};
    struct buf out = buf_new(arena);

    assert_non_null(reporter);
    source_index(arena, &source);
    if (fill)
        fill(&bag);
    if (reporter->fingerprints)
        fingerprints_make(arena, &source, &bag);
    report_run_enter(arena, &run, &bag, style.least);
    if (reporter->begin)
        reporter->begin(&out, &style);
    reporter->file(&out, &style, &file, true);
    report_run_leave(&run, &bag, style.least);
    if (reporter->end)
        reporter->end(&out, &style, &totals);
    return buf_slice(&out);
}

static void
expect_report(const char *format, struct slice name, struct slice text,
              void (*fill)(struct bag *bag), const char *wanted)
{
    struct arena arena = ARENA_INIT;

    expect_slice(report(&arena, format, name, text, fill), wanted);
    arena_close(&arena);
}

static void
one_error(struct bag *bag)
{
    bag_add(bag, &kind_bad, span_make(5, 1), "100%% `%s`", "a\x1b:b,c\n");
}

static void
one_hint(struct bag *bag)
{
    bag_add(bag, &kind_hint, span_make(0, 1), "just so");
}

static void
one_fix(struct bag *bag)
{
    struct diag *diag =
        bag_add(bag, &kind_unused, span_make(0, 7), "never used");

    bag_relate(bag, diag, span_make(6, 1), "used here");
    bag_help(bag, diag, "take it out");
    bag_fix(bag, diag, true, S("remove it"), span_make(0, 4), S("\""));
}

static void
test_formats__a_clean_file(void **state)
{
    (void)state;
    expect_report("text", S("a"), S("x"), NULL, "no findings in 1 file\n");
    expect_report("plain", S("a"), S("x"), NULL, "");
    expect_report("jsonl", S("a"), S("x"), NULL, "");
    expect_report("github", S("a"), S("x"), NULL, "");
    expect_report("gitlab", S("a"), S("x"), NULL, "[\n]\n");
    expect_report("markdown", S("a"), S("x"), NULL,
                  "**no findings in 1 file**\n");
    expect_report("lsp", S("a"), S("x"), NULL,
                  "[\n{\"uri\":\"file:///home/me/a\","
                  "\"diagnostics\":[]}\n]\n");
    expect_report("json", S("a"), S("x"), NULL,
                  "{\"version\":1,\"tool\":{\"name\":\"invokelint\","
                  "\"version\":\"1.2.3\"},\"files\":[\n"
                  "{\"path\":\"a\",\"findings\":[]}\n"
                  "],\"summary\":{\"files\":1,\"errors\":0,\"warnings\":0,"
                  "\"infos\":0,\"hints\":0,\"fixable\":0,\"unsafe\":0,"
                  "\"fixed\":0,\"hidden\":0}}\n");
}

/* "🚀 " is 5 bytes, 2 code points, 3 UTF-16 units. */
static void
test_formats__columns_and_escapes(void **state)
{
    (void)state;
    expect_report("plain", S("a\nb"), S("\xF0\x9F\x9A\x80 x"), one_error,
                  "a\\x0ab:1:3-1:4: error: 100% `a\\x1b:b,c\\x0a` "
                  "[json-bad]\n");
    expect_report("github", S("a:b,c%.json"), S("\xF0\x9F\x9A\x80 x"),
                  one_error,
                  "::error file=a%3Ab%2Cc%25.json,line=1,endLine=1,col=3,"
                  "endColumn=4,title=json-bad::100%25 `a\\x1b:b,c\\x0a`\n");
    expect_report("lsp", S("../a b%\xC3\xA9"), S("\xF0\x9F\x9A\x80 x"),
                  one_error,
                  "[\n{\"uri\":\"file:///home/a%20b%25%C3%A9\","
                  "\"diagnostics\":[{\"range\":{\"start\":{\"line\":0,"
                  "\"character\":3},\"end\":{\"line\":0,\"character\":4}},"
                  "\"severity\":1,\"code\":\"json-bad\","
                  "\"codeDescription\":{\"href\":\"https://github.com/"
                  "invokelint/invokelint/blob/main/docs/rules/json-bad.md\"},"
                  "\"source\":\"invokelint\",\"message\":\"100% "
                  "`a\\u001B:b,c\\n`\"}]}\n]\n");
}

static void
test_formats__related_help_and_fix(void **state)
{
    (void)state;
    expect_report("text", S("a"), S("one\n\ttwo\n"), one_fix,
                  "a:1:1: warning: never used [unused-x]\n"
                  "     1 | one\n"
                  "       | ^~~\n"
                  "     2 |     two\n"
                  "       |     ~~\n"
                  "a:2:3: note: used here\n"
                  "     2 |     two\n"
                  "       |      ^\n"
                  "help: take it out\n"
                  "\n"
                  "no findings in 1 file\n");
    expect_report("jsonl", S("a"), S("one\n\ttwo\n"), one_fix,
                  "{\"path\":\"a\",\"rule\":\"unused-x\","
                  "\"level\":\"warning\",\"message\":\"never used\","
                  "\"help\":\"take it out\","
                  "\"url\":\"https://github.com/invokelint/invokelint/blob/"
                  "main/docs/rules/unused-x.md\","
                  "\"range\":{\"start\":{\"line\":1,\"col\":1,\"offset\":0},"
                  "\"end\":{\"line\":2,\"col\":4,\"offset\":7}},"
                  "\"related\":[{\"message\":\"used here\","
                  "\"range\":{\"start\":{\"line\":2,\"col\":3,\"offset\":6},"
                  "\"end\":{\"line\":2,\"col\":4,\"offset\":7}}}],"
                  "\"fix\":{\"title\":\"remove it\",\"safe\":true,"
                  "\"edits\":[{\"range\":{\"start\":{\"line\":1,\"col\":1,"
                  "\"offset\":0},\"end\":{\"line\":2,\"col\":1,"
                  "\"offset\":4}},\"text\":\"\\\"\"}]}}\n");
}

/* GitHub refuses columns across lines. */
static void
test_formats__github_omits_columns_across_lines(void **state)
{
    (void)state;
    expect_report("github", S("a"), S("one\n\ttwo\n"), one_fix,
                  "::warning file=a,line=1,endLine=2,title=unused-x::"
                  "never used\n");
}

static void
test_formats__hints_are_for_editors(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice lsp = report(&arena, "lsp", S("a"), S("x"), one_hint);

    (void)state;
    expect_report("plain", S("a"), S("x"), one_hint, "");
    expect_report("jsonl", S("a"), S("x"), one_hint, "");
    expect_report("text", S("a"), S("x"), one_hint, "no findings in 1 file\n");
    assert_true(slice_find(lsp, S("\"severity\":4"), 0) != SLICE_NONE);
    arena_close(&arena);
}

/* Whether each of `parts`, up to a NULL, is in the report. */
static void
expect_parts(const char *format, void (*fill)(struct bag *bag),
             const char *const *parts)
{
    struct arena arena = ARENA_INIT;
    struct slice out =
        report(&arena, format, S("dir/a.json"), S("one\n\ttwo\n"), fill);

    for (; *parts; parts++)
        if (slice_find(out, slice_from(*parts), 0) == SLICE_NONE)
            fail_msg("no `%s` in\n%.*s", *parts, SLICE_ARGS(out));
    arena_close(&arena);
}

static const struct source other = {
    .name = SC("../blueprints/b c.json"),
    .text = SC("{\n\"\xC3\xA4\": 1 }"),
};

/* "1" of the other file: byte 8, the fifth character of its second line. */
static void
one_elsewhere(struct bag *bag)
{
    struct diag *diag = bag_add(bag, &kind_bad, span_make(5, 3), "no such b");

    bag_relate(bag, diag, span_make(8, 1), "declared there");
    diag->related->source = &other;
}

static void
test_formats__places_in_other_files(void **state)
{
    (void)state;
    expect_parts("text", one_elsewhere,
                 (const char *[]){"../blueprints/b c.json:2:6: note: declared "
                                  "there\n     2 | \"\xC3\xA4\": 1 }\n"
                                  "       |      ^\n",
                                  NULL});
    expect_parts(
        "sarif", one_elsewhere,
        (const char *[]){
            "\"uri\":\"dir/a.json\",\"uriBaseId\":\"%SRCROOT%\"},"
            "\"region\":{\"startLine\":2,\"startColumn\":2,",
            "\"relatedLocations\":[{\"id\":1,\"physicalLocation\":"
            "{\"artifactLocation\":{\"uri\":\"../blueprints/b%20c.json\","
            "\"uriBaseId\":\"%SRCROOT%\"},\"region\":{\"startLine\":2,"
            "\"startColumn\":6,\"endLine\":2,\"endColumn\":7}},"
            "\"message\":{\"text\":\"declared there\"}}]",
            NULL});
    expect_parts(
        "rdjson", one_elsewhere,
        (const char *[]){
            "\"related_locations\":[{\"message\":\"declared there\","
            "\"location\":{\"path\":\"../blueprints/b c.json\",\"range\":"
            "{\"start\":{\"line\":2,\"column\":7}",
            NULL});
}

static void
one_suppressed(struct bag *bag)
{
    struct diag *diag;

    bag_add(bag, &kind_bad, span_make(0, 1), "listed");
    diag = bag_add(bag, &kind_unused, span_make(5, 3), "accepted");
    bag_drop(bag, diag);
    diag->suppression = SUPPRESSION_EXTERNAL;
    diag->reason = S("known");
    *vec_push(bag->arena, &bag->suppressed) = diag;
}

static void
test_formats__only_sarif_tells_what_is_suppressed(void **state)
{
    static const char *const others[] = {
        "text",   "plain", "json",       "jsonl",  "lsp",     "github",
        "gitlab", "junit", "checkstyle", "rdjson", "markdown"};

    (void)state;
    expect_parts("sarif", one_suppressed,
                 (const char *[]){"\"ruleId\":\"json-bad\",\"ruleIndex\":0",
                                  "\"suppressions\":[]",
                                  "\"ruleId\":\"unused-x\",\"ruleIndex\":1",
                                  "\"suppressions\":[{\"kind\":\"external\","
                                  "\"justification\":\"known\"}]",
                                  "{\"id\":\"unused-x\",", NULL});
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        struct arena arena = ARENA_INIT;
        struct slice out = report(&arena, others[i], S("a"), S("one\n\ttwo\n"),
                                  one_suppressed);

        assert_true(slice_find(out, S("listed"), 0) != SLICE_NONE);
        assert_true(slice_find(out, S("accepted"), 0) == SLICE_NONE);
        arena_close(&arena);
    }
}

/* The edits of a fix, and what is between them, are one suggestion. */
static void
two_edits(struct bag *bag)
{
    struct diag *diag = bag_add(bag, &kind_unused, span_make(0, 3), "x");

    bag_fix(bag, diag, true, S("swap"), span_make(0, 1), S("O"));
    bag_fix(bag, diag, true, S("swap"), span_make(5, 3), S("2"));
}

static void
test_formats__fixes(void **state)
{
    (void)state;
    expect_parts(
        "rdjson", two_edits,
        (const char *[]){"\"suggestions\":[{\"range\":{\"start\":{\"line\":1,"
                         "\"column\":1},\"end\":{\"line\":2,\"column\":5}},"
                         "\"text\":\"One\\n\\t2\"}]",
                         NULL});
    expect_parts(
        "sarif", two_edits,
        (const char *[]){
            "\"fixes\":[{\"description\":{\"text\":\"swap\"},"
            "\"artifactChanges\":[{\"artifactLocation\":{\"uri\":"
            "\"dir/a.json\",\"uriBaseId\":\"%SRCROOT%\"},\"replacements\":"
            "[{\"deletedRegion\":{\"startLine\":1,\"startColumn\":1,"
            "\"endLine\":1,\"endColumn\":2},\"insertedContent\":{\"text\":"
            "\"O\"}},{\"deletedRegion\":{\"startLine\":2,\"startColumn\":2,"
            "\"endLine\":2,\"endColumn\":5},\"insertedContent\":{\"text\":"
            "\"2\"}}]}]}]",
            NULL});
}

/* A finding that is explained by a place in another file. */
static void
recover_at(struct bag *bag)
{
    struct source *workflow = arena_new(bag->arena, struct source);
    struct diag *diag = bag_add(bag, &kind_bad, span_make(5, 1), "bad");

    *workflow = source_make(S("b c.yml"), S("on:\n  \xC3\xA4: x\n"));
    bag_relate(bag, diag, span_make(6, 1), "used here");
    bag_relate_in(bag, diag, workflow, span_make(6, 2), "declared here");
}

static void
test_formats__related_in_another_file(void **state)
{
    struct arena arena = ARENA_INIT;
    struct slice name = S("a.json"), text = S("12345 7\n");
    struct slice out = report(&arena, "text", name, text, recover_at);

    (void)state;
    assert_int_not_equal(slice_find(out,
                                    S("b c.yml:2:3: note: declared here\n"
                                      "     2 |   \xC3\xA4: x\n"
                                      "       |   ^\n"),
                                    0),
                         SLICE_NONE);
    assert_int_not_equal(slice_find(out, S("used here"), 0), SLICE_NONE);
    out = report(&arena, "jsonl", name, text, recover_at);
    assert_int_not_equal(
        slice_find(out,
                   S("{\"path\":\"b c.yml\",\"message\":\"declared here\","
                     "\"range\":{\"start\":{\"line\":2,\"col\":3,"
                     "\"offset\":6},\"end\":{\"line\":2,\"col\":4,"
                     "\"offset\":8}}}"),
                   0),
        SLICE_NONE);
    out = report(&arena, "lsp", name, text, recover_at);
    assert_int_not_equal(
        slice_find(out,
                   S("{\"location\":{\"uri\":\"file:///home/me/b%20c.yml\","
                     "\"range\":{\"start\":{\"line\":1,\"character\":2},"
                     "\"end\":{\"line\":1,\"character\":3}}},"
                     "\"message\":\"declared here\"}"),
                   0),
        SLICE_NONE);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats__a_clean_file),
        cmocka_unit_test(test_formats__columns_and_escapes),
        cmocka_unit_test(test_formats__related_help_and_fix),
        cmocka_unit_test(test_formats__related_in_another_file),
        cmocka_unit_test(test_formats__github_omits_columns_across_lines),
        cmocka_unit_test(test_formats__hints_are_for_editors),
        cmocka_unit_test(test_formats__places_in_other_files),
        cmocka_unit_test(test_formats__only_sarif_tells_what_is_suppressed),
        cmocka_unit_test(test_formats__fixes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
