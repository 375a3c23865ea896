#include "test.h"

#include "base/text/name.h"

static void
test_name__text_is_the_identifier(void **state)
{
    (void)state;
    expect_slice(name_text(N_invocationMethod), "invocationMethod");
    expect_slice(name_text(N_default_), "default");
    expect_slice(name_text(N_enum_), "enum");
}

static void
test_name__texts_are_distinct(void **state)
{
    (void)state;
    for (int i = 0; i < N_count_; i++)
        for (int k = 0; k < i; k++)
            assert_false(
                slice_equal(name_text((enum name)i), name_text((enum name)k)));
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_name__text_is_the_identifier),
        cmocka_unit_test(test_name__texts_are_distinct),
    };

    return cmocka_run_group_tests_name("name", cases, NULL, NULL);
}
