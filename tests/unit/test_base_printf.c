#include "test.h"

#include "base/core/arena.h"
#include "base/core/printf.h"

#include <stdio.h>

/* Whether both formatters give the same for arguments without a NUL. */
#define expect_alike(...)                                          \
    do {                                                           \
        char theirs[128];                                          \
        int count = snprintf(theirs, sizeof(theirs), __VA_ARGS__); \
        struct slice ours = arena_printf(&arena, __VA_ARGS__);     \
                                                                   \
        assert_int_equal(count, (int)ours.len);                    \
        assert_string_equal(theirs, ours.at);                      \
    } while (0)

static void
test_printf__agrees_with_the_one_of_c(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_alike("100%%, %s and %c", "text", 'c');
    expect_alike("%d %d %i %d", 0, -1, INT32_MAX, INT32_MIN);
    expect_alike("%u|%5u|%-5u|%05u|%.3u", 7u, 7u, 7u, 7u, 7u);
    expect_alike("%5d|%-5d|%05d|%.3d|%03d", -7, -7, -7, -7, -7);
    expect_alike("%x %X %o %02x %04X %08x", 0xBEEFu, 0xBEEFu, 8u, 1u, 0xAu,
                 0x23456789u);
    expect_alike("%zu %lu %ld %lld %llx", (size_t)-1, 1ul << 40, -(1l << 40),
                 -(1ll << 62), (unsigned long long)UINT64_MAX);
    expect_alike("%0*llx", 16, 0xABCull);
    expect_alike("%hhu %hu %hhd %hd", (unsigned char)200, (unsigned short)60000,
                 (signed char)-3, (short)-300);
    expect_alike("%-7s|%7s|%-*s|%.*s", "ab", "ab", 5, "ab", 2, "abc");
    expect_alike("%-10.*s|%10.*s|", 2, "abc", 3, "abc");
    expect_alike("%.0u|%.0u", 0u, 1u);
    arena_close(&arena);
}

static void
test_printf__takes_all_bytes_of_a_slice(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct slice name = S("a\0b");
    struct slice text = arena_printf(&arena, "`%.*s` and `%-5.*s`%c",
                                     SLICE_ARGS(name), SLICE_ARGS(name), '\0');

    assert_true(slice_equal(text, S("`a\0b` and `a\0b  `\0")));
    assert_int_equal(text.at[text.len], '\0');
    arena_close(&arena);
}

static size_t into(char *at, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static size_t
into(char *at, size_t room, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    size_t len = printf_into(at, room, format, args);

    va_end(args);
    return len;
}

static void
test_printf__never_writes_beyond_its_room(void **state)
{
    (void)state;
    char at[16];

    for (size_t room = 0; room < sizeof(at); room++) {
        memset(at, '!', sizeof(at));
        assert_int_equal(into(at, room, "ab%5u%s", 1u, "cd"), 9);
        for (size_t i = room; i < sizeof(at); i++)
            assert_int_equal(at[i], '!');
        if (room)
            assert_int_equal(strlen(at), room - 1 < 9 ? room - 1 : 9);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_printf__agrees_with_the_one_of_c),
        cmocka_unit_test(test_printf__takes_all_bytes_of_a_slice),
        cmocka_unit_test(test_printf__never_writes_beyond_its_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
