/* What CI systems obey, as they read it: the matcher here is written after
 * their own and not after ours.
 */
#include "test.h"

#include "base/text/log.h"

static struct slice
filter(struct arena *arena, struct slice text, struct log_style style)
{
    struct buf out = buf_new(arena);

    log_filter(&out, text, style);
    return buf_slice(&out);
}

static bool
holds(struct slice text, const char *part)
{
    return slice_find(text, slice_from(part), 0) != SLICE_NONE;
}

/* Whether some line of `text` is a command, or moves a terminal. */
static bool
is_obeyed(struct slice text)
{
    bool start = true;

    if (holds(text, "##vso[") || holds(text, "##[") ||
        holds(text, "##teamcity[") || holds(text, "section_start:1") ||
        holds(text, "section_end:1") || holds(text, "\xe2\x80\xae") ||
        holds(text, "\xe2\x81\xa6") || holds(text, "\xe2\x80\xa8") ||
        holds(text, "\xc2\x9b") || holds(text, "\xe2\x80\x8b"))
        return true;
    for (size_t i = 0; i < text.len; i++) {
        struct slice rest = slice_cut(text, i, text.len);

        if (start && slice_starts(rest, S("::")))
            return true;
        /* A wide blank is one for .NET, and has a first byte of 0xE3. */
        if (text.at[i] == '\n')
            start = true;
        else if (text.at[i] != ' ' && !slice_starts(rest, S("\xe3\x80\x80")) &&
                 ((unsigned char)text.at[i] & 0xC0) != 0x80)
            start = false;
        if ((text.at[i] >= 0 && text.at[i] < ' ' && text.at[i] != '\n') ||
            text.at[i] == 0x7f)
            return true;
    }
    return false;
}

static void
test_log__no_command_is_left(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "#",
        "##",
        "vso[",
        "[",
        "teamcity[",
        "error]",
        "::",
        ":",
        "set-env",
        " ",
        "\n",
        "\r",
        "\x1b",
        "[0K",
        "section_start",
        ":1",
        ":a",
        "section_end",
        "\t",
        "\x7f",
        "\xc2\x9b",
        "\xff",
        "\\",
        "\xe3\x80\x80",
        "a",
        "\x1b[2J",
        "\xe2\x80\xae",
        "\x85",
        "=",
        "\xe2\x81\xa6",
        "\xe2",
        "\xe2\x80\xa8",
        "\xe2\x80\x8b",
    };
    const size_t count = sizeof(pieces) / sizeof(pieces[0]);
    uint32_t seed = 1;

    for (int round = 0; round < 20000; round++) {
        struct arena arena = ARENA_INIT;
        struct buf text = buf_new(&arena), safe = buf_new(&arena);

        for (uint32_t i = 0; i < 8; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_text(&text, pieces[(seed >> 16) % count]);
        }
        struct slice shown =
            filter(&arena, buf_slice(&text), (struct log_style){0});

        assert_false(is_obeyed(shown));
        /* What is done twice is done once. */
        struct slice again = filter(&arena, shown, (struct log_style){0});

        assert_true(slice_equal(shown, again));
        /* Within a line, buf_safe() alone does it. */
        buf_text(&safe, "x ");
        buf_safe(&safe, buf_slice(&text));
        assert_false(is_obeyed(buf_slice(&safe)));
        arena_close(&arena);
    }
}

static void
test_log__escapes_one_character(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct log_style none = {0};

    expect_slice(filter(&arena, S("a ##vso[task.x]y\n"), none),
                 "a \\u0023#vso[task.x]y\n");
    expect_slice(filter(&arena, S("###[x ##teamcity[y"), none),
                 "#\\u0023#[x \\u0023#teamcity[y");
    expect_slice(filter(&arena, S("x\n \t::set-env name=a::b"), none),
                 "x\n \\x09\\u003a:set-env name=a::b");
    expect_slice(filter(&arena, S("\xc2\xa0::x\n\xe3\x80\x80::y"), none),
                 "\xc2\xa0\\u003a:x\n\xe3\x80\x80\\u003a:y");
    expect_slice(filter(&arena, S("section_start:1:a\r\x1b[0K"), none),
                 "section_start\\u003a1:a\\x0d\\x1b[0K");
    arena_close(&arena);
}

static void
test_log__leaves_other_text_alone(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    const char *text = "## Title [x] #[a] a::b std::c\n# x\n ## vso[ "
                       "section_start: x\n\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f"
                       "\x9a\x80 \xef\xb8\x8f\n";

    expect_slice(filter(&arena, slice_from(text), (struct log_style){0}), text);
    arena_close(&arena);
}

static void
test_log__lets_pass_what_a_style_has(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct log_style color = {.color = true}, source = {.source = true};
    struct log_style annotations = {.annotations = true};

    expect_slice(filter(&arena, S("\x1b[1;31mx\x1b[0m\x1b[2J\x1b[0K"), color),
                 "\x1b[1;31mx\x1b[0m\\x1b[2J\\x1b[0K");
    expect_slice(filter(&arena, S("\x1b[1m ::x"), color), "\x1b[1m \\u003a:x");
    expect_slice(
        filter(&arena, S("\x1b]8;;https://x\x1b\\y\x1b]0;t\x07"), color),
        "\x1b]8;;https://x\x1b\\y\\x1b]0;t\\x07");
    expect_slice(filter(&arena, S("::error file=a::b\n ::error file=a\n::x"),
                        annotations),
                 "::error file=a::b\n \\u003a:error file=a\n\\u003a:x");
    expect_slice(
        filter(&arena, S("\xef\xbb\xbfx\ty\r\nz\r\xe2\x80\x8b\x1b"), source),
        "\xef\xbb\xbfx\ty\r\nz\\x0d\xe2\x80\x8b\\x1b");
    arena_close(&arena);
}

static void
test_log__json_means_the_same(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf out = buf_new(&arena);

    log_json(&out, S("{\"a\":\"##vso[\\\"##[b section_end:1\"}"));
    expect_slice(buf_slice(&out),
                 "{\"a\":\"\\u0023#vso[\\\"\\u0023#[b section_end\\u003a1\"}");
    out.len = 0;
    log_json(&out, S("\"# :: #[x] \x7f\xc2\x9b\xe2\x80\xae\xc3\xa9\""));
    expect_slice(buf_slice(&out),
                 "\"# :: #[x] \\u007f\\u009b\\u202e\xc3\xa9\"");
    assert_true(log_is_plain(S("{\"a\":1}")));
    assert_false(log_is_plain(S("\x7f")));
    assert_false(log_is_plain(S("\xc3\xa9")));
    assert_false(log_is_plain(S("##[x]")));
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log__no_command_is_left),
        cmocka_unit_test(test_log__escapes_one_character),
        cmocka_unit_test(test_log__leaves_other_text_alone),
        cmocka_unit_test(test_log__lets_pass_what_a_style_has),
        cmocka_unit_test(test_log__json_means_the_same),
    };

    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
