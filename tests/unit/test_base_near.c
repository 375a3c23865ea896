#include "test.h"

#include "base/near.h"

/* The best of some names for `word`. */
static struct slice
best(const char *word, const char *const *names)
{
    struct near near = near_start(slice_from(word));

    for (; *names; names++)
        near_offer(&near, slice_from(*names));
    return near_best(&near);
}

static const char *const kinds[] = {"WEBHOOK", "GITHUB",        "GITLAB",
                                    "KAFKA",   "UPSERT_ENTITY", NULL};

static void
test_near__a_slip_of_the_hand_is_meant(void **state)
{
    (void)state;
    expect_slice(best("WEBOOK", kinds), "WEBHOOK");
    expect_slice(best("WEBHOOKS", kinds), "WEBHOOK");
    expect_slice(best("GIHTUB", kinds), "GITHUB");
    expect_slice(best("KAKFA", kinds), "KAFKA");
}

static void
test_near__case_and_hyphens_count_little(void **state)
{
    (void)state;
    expect_slice(best("webhook", kinds), "WEBHOOK");
    expect_slice(best("upsert-entity", kinds), "UPSERT_ENTITY");
    expect_slice(best("Upsert Entity", kinds), "UPSERT_ENTITY");
}

static void
test_near__another_word_is_not_meant(void **state)
{
    (void)state;
    expect_slice(best("SLACK", kinds), "");
    expect_slice(best("x", kinds), "");
    expect_slice(best("", kinds), "");
}

static void
test_near__the_nearest_wins(void **state)
{
    (void)state;
    static const char *const names[] = {"regions", "region", "legion", NULL};

    expect_slice(best("region", names), "region");
    expect_slice(best("regio", names), "region");
    /* Equally near: the first that was offered. */
    expect_slice(best("eregions", names), "regions");
}

static void
test_near__long_words_are_left_alone(void **state)
{
    (void)state;
    char word[100];
    const char *names[] = {"short", word, NULL};

    memset(word, 'x', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    expect_slice(best(word, names), "");
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_near__a_slip_of_the_hand_is_meant),
        cmocka_unit_test(test_near__case_and_hyphens_count_little),
        cmocka_unit_test(test_near__another_word_is_not_meant),
        cmocka_unit_test(test_near__the_nearest_wins),
        cmocka_unit_test(test_near__long_words_are_left_alone),
    };

    return cmocka_run_group_tests_name("near", cases, NULL, NULL);
}
