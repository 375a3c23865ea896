#include "test.h"

#include "base/containers/hash.h"

static void
test_hash__is_of_the_text_alone(void **state)
{
    (void)state;
    char copy[] = "xtype";

    assert_int_equal(hash_text(S("type")), hash_text(slice_from(copy + 1)));
    assert_int_equal(hash_text(S("")), hash_text(slice_make(NULL, 0)));
}

/* Tables that were made on another machine are asked with it. */
static void
test_hash__is_the_same_everywhere(void **state)
{
    (void)state;
    assert_int_equal(hash_word("\1\2\3\4\5\6\7\10"), 0x0807060504030201);
    assert_int_equal(hash_half("\1\2\3\4"), 0x04030201);
}

/* Whatever the length, each of its bytes counts. */
static void
test_hash__every_byte_counts(void **state)
{
    (void)state;
    char text[40];

    memset(text, 'a', sizeof(text));
    for (size_t len = 1; len < sizeof(text); len++) {
        uint32_t hash = hash_text(slice_make(text, len));

        assert_int_not_equal(hash, hash_text(slice_make(text, len - 1)));
        for (size_t i = 0; i < len; i++) {
            text[i] = 'b';
            assert_int_not_equal(hash, hash_text(slice_make(text, len)));
            text[i] = 'a';
        }
    }
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_hash__is_of_the_text_alone),
        cmocka_unit_test(test_hash__is_the_same_everywhere),
        cmocka_unit_test(test_hash__every_byte_counts),
    };

    return cmocka_run_group_tests_name("hash", cases, NULL, NULL);
}
