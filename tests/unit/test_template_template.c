#include "unit/test.h"

#include "template/template.h"

/* One line per template: "[expression]" for each, then the error, if any. */
static struct slice
scan(struct arena *arena, struct slice text)
{
    struct template t = template_scan(arena, text, DELIMITER_BRACES);
    static const char *const errors[] = {"", "nested", "unopened", "unclosed"};
    struct slice out = S("");

    if (t.error)
        return arena_printf(arena, "%s@%u", errors[t.error], t.fault.at);
    for (uint32_t i = 0; i < t.count; i++)
        out = arena_printf(arena, "%.*s[%.*s]", SLICE_ARGS(out),
                           SLICE_ARGS(span_text(text, t.expr[i].text)));
    return arena_printf(arena, "%.*s%s", SLICE_ARGS(out),
                        t.whole ? " whole" : "");
}

static void
test_template__scans_as_port_does(void **state)
{
    static const struct {
        struct slice text;
        const char *wanted;
    } cases[] = {
        {SC("plain"), ""},
        {SC("{{.a}}"), "[.a] whole"},
        {SC(" {{.a}}\n"), "[.a] whole"},
        {SC("x {{ .a }} y {{.b}}"), "[ .a ][.b]"},
        {SC("{{{ .a }}}"), "[{ .a ] whole"},
        {SC("{{ .a }}}"), "[ .a ] whole"},
        {SC("{{ \"}}\" }}"), "[ \"}}\" ] whole"},
        {SC("{{ \"it's\" }}"), "[ \"it's\" ] whole"},
        {SC("{{ \"\\\"}}\" }}"), "[ \"\\\"}}\" ] whole"},
        {SC("\\{{ .a }}"), "[ .a ]"},
        {SC("${{ .a }}"), "[ .a ]"},
        {SC("{{}}"), "[] whole"},
        {SC("{\"a\":{\"b\":1}}"), "unopened@11"},
        {SC("{{ {a:{b:1}} }}"), "unopened@13"},
        {SC("{{ .a # it's\n }}"), "unclosed@0"},
        {SC("{{ .a \\}}"), "[ .a \\] whole"},
        {SC("{{ .x }\\}"), "unclosed@0"},
        {SC("a {{ .b {{ .c }}"), "nested@8"},
        {SC("{{ .a"), "unclosed@0"},
        {SC("é {{ .a }"), "unclosed@3"},
    };
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_slice(scan(&arena, cases[i].text), cases[i].wanted);
    arena_close(&arena);
}

static void
test_template__knows_one_spelling_of_spread(void **state)
{
    (void)state;
    assert_true(template_is_spread(S("{{spreadValue()}}")));
    assert_true(template_is_spread(S(" {{ spreadValue( ) }} ")));
    assert_false(template_is_spread(S("{{ spreadValue () }}")));
    assert_false(template_is_spread(S("{{ SpreadValue() }}")));
    assert_false(template_is_spread(S("a {{ spreadValue() }}")));
    assert_true(template_nearly_spread(S("{{ spreadValue () }}")));
    assert_true(template_nearly_spread(S("{{ SpreadValue() }}")));
    assert_true(template_nearly_spread(S("{{ spreadValue }}")));
    assert_true(template_nearly_spread(S("{{ spreadValue(.) }}")));
    assert_false(template_nearly_spread(S("{{ .spreadValue }}")));
    assert_false(template_nearly_spread(S("{{ spreadsheet }}")));
}

static void
test_template__tells_paths_from_here_documents(void **state)
{
    (void)state;
    assert_true(template_is_path(S(" .inputs.name ")));
    assert_true(template_is_path(S("(.a // .b)")));
    assert_true(template_is_path(S(".[\"my-name\"]")));
    assert_false(template_is_path(S("EOF\necho hello\n")));
    assert_false(template_is_path(S(" 2")));
    assert_false(template_is_path(S("...")));
}

static void
test_template__trims_as_javascript(void **state)
{
    (void)state;
    expect_slice(template_trim(S("\xC2\xA0 a \xEF\xBB\xBF\n")), "a");
    expect_slice(template_trim(S("\xE3\x80\x80")), "");
    expect_slice(template_trim(S("é")), "é");
}

/* Texts of what delimiters are made of and a little more. */
static struct slice
draw(struct arena *arena, uint64_t *seed)
{
    static const char bytes[] = "{{{{}}}}\"'\\<>..a (\xC3\xA9|";
    char *text = arena_alloc(arena, 24, 1);
    size_t len = 0, wanted;

    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    for (wanted = *seed >> 59; len < wanted && len < 23; len++) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        text[len] = bytes[(*seed >> 33) % (sizeof bytes - 1)];
    }
    return slice_make(text, len);
}

/* With a blank after it a text is not the usual one, but says the same. */
static void
test_template__the_usual_text_is_scanned_as_others_are(void **state)
{
    struct arena arena = ARENA_INIT;
    uint64_t seed = 1;
    unsigned whole = 0;

    (void)state;
    for (unsigned i = 0; i < 200000; i++) {
        struct slice drawn = draw(&arena, &seed);
        struct slice text =
            i % 2 ? drawn : arena_printf(&arena, "{{%.*s}}", SLICE_ARGS(drawn));
        struct slice longer = arena_printf(&arena, "%.*s ", SLICE_ARGS(text));
        struct slice got = scan(&arena, text);
        struct slice wanted = scan(&arena, longer);

        if (!slice_equal(got, wanted))
            fail_msg("`%.*s`: `%.*s`, not `%.*s`", SLICE_ARGS(text),
                     SLICE_ARGS(got), SLICE_ARGS(wanted));
        whole += template_scan(&arena, text, DELIMITER_BRACES).whole;
        arena_reset(&arena);
    }
    assert_true(whole > 10000);
    arena_close(&arena);
}

static void
test_template__what_is_plain_has_no_delimiter(void **state)
{
    struct arena arena = ARENA_INIT;
    uint64_t seed = 2;
    unsigned plain = 0;

    (void)state;
    for (unsigned i = 0; i < 200000; i++) {
        struct slice text = draw(&arena, &seed);
        bool any = false;

        /* Bytes beyond ASCII may make it look again. */
        for (size_t k = 0; k < text.len; k++)
            any |= strchr("{}<", text.at[k]) != NULL;
        if (template_is_plain(text))
            assert_false(any);
        plain += template_is_plain(text);
        arena_reset(&arena);
    }
    assert_true(plain > 1000);
    assert_true(template_is_plain(S("an ordinary text, of some length: 12 >")));
    assert_false(template_is_plain(S("a brace in the last byte of a text {")));
    assert_false(template_is_plain(S("<<")));
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_template__scans_as_port_does),
        cmocka_unit_test(test_template__knows_one_spelling_of_spread),
        cmocka_unit_test(test_template__tells_paths_from_here_documents),
        cmocka_unit_test(test_template__trims_as_javascript),
        cmocka_unit_test(
            test_template__the_usual_text_is_scanned_as_others_are),
        cmocka_unit_test(test_template__what_is_plain_has_no_delimiter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
