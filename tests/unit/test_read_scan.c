#include "test.h"

#include "read/json/scan.h"

enum { ROOM = 80 };

/* Wherever the byte stands that stops it, and however near the end is. */
static void
test_scan__plain_stops_at_each_byte_that_is_not(void **state)
{
    (void)state;
    static const char stops[] = {'"', '\\', '\n', '\x1F', '\x80', '\xFF', '\0'};
    char text[ROOM + 1];

    for (size_t s = 0; s < sizeof(stops); s++)
        for (size_t len = 0; len <= ROOM; len++)
            for (size_t at = 0; at <= len; at++) {
                memset(text, '~', sizeof(text));
                text[at] = stops[s];
                text[len] = '\0';
                const char *end = scan_end(text, text + len);

                assert_ptr_equal(scan_plain(text, end), text + at);
            }
}

static void
test_scan__blanks_are_four(void **state)
{
    (void)state;
    static const char stops[] = {'"', '\0', '\x01', '\v', '\xA0', 'a'};
    char text[ROOM + 1];
    const char *end = scan_end(text, text + ROOM);

    for (size_t s = 0; s < sizeof(stops); s++)
        for (size_t at = 0; at < ROOM; at++) {
            for (size_t i = 0; i < ROOM; i++)
                text[i] = i % 7 == 0 ? "\n\r\t"[i % 3] : ' ';
            text[at] = stops[s];
            text[ROOM] = '\0';
            assert_ptr_equal(scan_blanks(text, end), text + at);
        }
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_scan__plain_stops_at_each_byte_that_is_not),
        cmocka_unit_test(test_scan__blanks_are_four),
    };

    return cmocka_run_group_tests_name("pass", cases, NULL, NULL);
}
