#include "test.h"

#include "base/text/utf8.h"

static void
test_utf8__decodes_every_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t c;
        size_t len;
    } rows[] = {
        {"A", 'A', 1},
        {"\xc2\x80", 0x80, 2},
        {"\xdf\xbf", 0x7FF, 2},
        {"\xe0\xa0\x80", 0x800, 3},
        {"\xef\xbf\xbf", 0xFFFF, 3},
        {"\xf0\x90\x80\x80", 0x10000, 4},
        {"\xf4\x8f\xbf\xbf", 0x10FFFF, 4},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint32_t c = 0;

        assert_int_equal(utf8_decode(slice_from(rows[i].text), &c),
                         rows[i].len);
        assert_int_equal(c, rows[i].c);
    }
}

static void
test_utf8__refuses_what_rfc_3629_refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",                 /* nothing */
        "\x80",             /* continuation alone */
        "\xc3",             /* cut off */
        "\xc3(",            /* no continuation */
        "\xc0\x80",         /* overlong */
        "\xe0\x9f\xbf",     /* overlong */
        "\xf0\x8f\xbf\xbf", /* overlong */
        "\xed\xa0\x80",     /* surrogate */
        "\xf4\x90\x80\x80", /* above U+10FFFF */
        "\xf5\x80\x80\x80",
        "\xff",
    };

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        uint32_t c;

        assert_int_equal(utf8_decode(slice_from(bad[i]), &c), 0);
    }
}

static void
test_utf8__encode_is_the_inverse_of_decode(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
        char bytes[4];
        uint32_t back = 0;
        size_t len = utf8_put(c, bytes);

        if (c >= 0xD800 && c < 0xE000) {
            assert_int_equal(utf8_decode(slice_make(bytes, len), &back), 0);
            continue;
        }
        assert_int_equal(utf8_decode(slice_make(bytes, len), &back), len);
        assert_int_equal(back, c);
    }
}

static void
test_utf8__check_finds_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_check(S("ok \xc3\xa4"), 0), SLICE_NONE);
    assert_int_equal(utf8_check(S("ok \xc3\xa4\xff"), 0), 5);
    assert_int_equal(utf8_check(S("\xff\xff"), 1), 1);
}

static void
test_utf8__counts_in_three_units(void **state)
{
    (void)state;
    /* Latin, combining acute, CJK, emoji, an ill-formed byte. */
    struct slice text = S("ae\xcc\x81\xe4\xb8\xad\xf0\x9f\x98\x80\xff");

    assert_int_equal(utf8_count(text), 6);
    assert_int_equal(utf8_utf16(text), 7);
    assert_int_equal(utf8_cells(text), 7);
}

static void
test_utf8__knows_widths(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x301), 0);
    assert_int_equal(utf8_width(0x4E2D), 2);
    assert_int_equal(utf8_width(0x1F600), 2);
    assert_int_equal(utf8_width(0x200B), 0);
    assert_int_equal(utf8_width(0x10FFFF), 1);
}

/* Every byte at every place of a word. */
static void
test_utf8__plain_is_printable_ascii(void **state)
{
    char text[20];

    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        bool plain = byte >= 0x20 && byte < 0x7F;

        for (size_t at = 0; at < sizeof(text); at++) {
            struct slice slice = slice_make(text, sizeof(text));

            memset(text, '~', sizeof(text));
            text[at] = (char)byte;
            assert_int_equal(utf8_plain(slice, 0), plain ? sizeof(text) : at);
            assert_int_equal(utf8_plain(slice, at + 1), sizeof(text) - at - 1);
        }
    }
    assert_int_equal(utf8_plain(slice_make(NULL, 0), 0), 0);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_utf8__decodes_every_length),
        cmocka_unit_test(test_utf8__refuses_what_rfc_3629_refuses),
        cmocka_unit_test(test_utf8__encode_is_the_inverse_of_decode),
        cmocka_unit_test(test_utf8__check_finds_the_first_bad_byte),
        cmocka_unit_test(test_utf8__counts_in_three_units),
        cmocka_unit_test(test_utf8__knows_widths),
        cmocka_unit_test(test_utf8__plain_is_printable_ascii),
    };

    return cmocka_run_group_tests_name("utf8", cases, NULL, NULL);
}
