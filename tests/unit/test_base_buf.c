#include "test.h"

#include "base/text/buf.h"

static void
test_buf__grows_as_it_is_written(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);

    expect_slice(buf_slice(&buf), "");
    for (int i = 0; i < 3000; i++)
        buf_printf(&buf, "%d,", i % 10);
    assert_int_equal(buf_slice(&buf).len, 6000);
    expect_slice(slice_cut(buf_slice(&buf), 5990, 6000), "5,6,7,8,9,");
    arena_close(&arena);
}

static void
test_buf__two_bufs_may_share_an_arena(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf a = buf_new(&arena), b = buf_new(&arena);

    for (int i = 0; i < 500; i++) {
        buf_byte(&a, 'a');
        buf_byte(&b, 'b');
    }
    for (size_t i = 0; i < 500; i++) {
        assert_int_equal(a.at[i], 'a');
        assert_int_equal(b.at[i], 'b');
    }
    arena_close(&arena);
}

static void
test_buf__add_takes_empty_slices(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);

    buf_add(&buf, slice_make(NULL, 0));
    buf_text(&buf, "a");
    buf_repeat(&buf, '-', 3);
    buf_repeat(&buf, '-', 0);
    buf_add(&buf, S("b"));
    expect_slice(buf_slice(&buf), "a---b");
    arena_close(&arena);
}

static struct slice
safe(struct arena *arena, struct slice text)
{
    struct buf buf = buf_new(arena);

    buf_safe(&buf, text);
    return buf_slice(&buf);
}

static void
test_buf__safe_shows_what_a_terminal_would_obey(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(safe(&arena, S("plain \xc3\xa4 \xf0\x9f\x98\x80")),
                 "plain \xc3\xa4 \xf0\x9f\x98\x80");
    expect_slice(safe(&arena, S("\x1b[31m\n\t\x7f")),
                 "\\x1b[31m\\x0a\\x09\\x7f");
    /* C1 control, right-to-left override, byte order mark. */
    expect_slice(safe(&arena, S("\xc2\x9b"
                                "\xe2\x80\xae"
                                "\xef\xbb\xbf")),
                 "\\u009b\\u202e\\ufeff");
    /* A soft hyphen, a tag, a joiner; NUL; a command. */
    expect_slice(safe(&arena, S("\xc2\xad\xf3\xa0\x81\x81\xe2\x80\x8d")),
                 "\\u00ad\\U000e0041\xe2\x80\x8d");
    expect_slice(safe(&arena, S("a\0b")), "a\\u0000b");
    expect_slice(safe(&arena, S("##vso[a]b")), "\\u0023#vso[a]b");
    expect_slice(safe(&arena, S("a\xff"
                                "b\xc3")),
                 "a\\xffb\\xc3");
    arena_close(&arena);
}

static struct slice
json(struct arena *arena, struct slice text)
{
    struct buf buf = buf_new(arena);

    buf_json(&buf, text);
    return buf_slice(&buf);
}

static void
test_buf__json_quotes(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(json(&arena, S("")), "\"\"");
    expect_slice(json(&arena, S("a\"b\\c/")), "\"a\\\"b\\\\c/\"");
    expect_slice(json(&arena, S("\n\t\r\x01\x7f")),
                 "\"\\n\\t\\r\\u0001\\u007f\"");
    expect_slice(json(&arena, S("\xff"
                                "\xc3\xa4")),
                 "\"\xef\xbf\xbd\xc3\xa4\"");
    arena_close(&arena);
}

static void
test_buf__numbers(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buf buf = buf_new(&arena);

    buf_number(&buf, 0);
    buf_byte(&buf, ' ');
    buf_number(&buf, 1009);
    buf_byte(&buf, ' ');
    buf_number(&buf, UINT32_MAX);
    expect_slice(buf_slice(&buf), "0 1009 4294967295");
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_buf__grows_as_it_is_written),
        cmocka_unit_test(test_buf__two_bufs_may_share_an_arena),
        cmocka_unit_test(test_buf__add_takes_empty_slices),
        cmocka_unit_test(test_buf__safe_shows_what_a_terminal_would_obey),
        cmocka_unit_test(test_buf__json_quotes),
        cmocka_unit_test(test_buf__numbers),
    };

    return cmocka_run_group_tests_name("buf", cases, NULL, NULL);
}
