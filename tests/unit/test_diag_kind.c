#include "test.h"

#include "diag/kind.h"

static void
test_kind__levels_have_names(void **state)
{
    (void)state;
    static const char *const names[] = {"off", "hint", "info", "warning",
                                        "error"};

    for (int i = LEVEL_OFF; i <= LEVEL_ERROR; i++) {
        enum level level = LEVEL_OFF;

        assert_string_equal(level_name((enum level)i), names[i]);
        assert_true(level_find(names[i], &level));
        assert_int_equal(level, i);
    }
}

static void
test_kind__other_names_are_no_levels(void **state)
{
    (void)state;
    enum level level;

    assert_false(level_find("Error", &level));
    assert_false(level_find("", &level));
    assert_false(level_find("errors", &level));
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_kind__levels_have_names),
        cmocka_unit_test(test_kind__other_names_are_no_levels),
    };

    return cmocka_run_group_tests_name("kind", cases, NULL, NULL);
}
