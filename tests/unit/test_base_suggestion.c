#include "test.h"

#include "base/text/suggestion.h"

/* The best of some names for `word`. */
static struct slice
best(const char *word, const char *const *names)
{
    struct suggestion suggestion = suggestion_start(slice_from(word));

    for (; *names; names++)
        suggestion_offer(&suggestion, slice_from(*names));
    return suggestion_best(&suggestion);
}

static const char *const kinds[] = {"WEBHOOK", "GITHUB",        "GITLAB",
                                    "KAFKA",   "UPSERT_ENTITY", NULL};

static void
test_suggestion__a_slip_of_the_hand_is_meant(void **state)
{
    (void)state;
    expect_slice(best("WEBOOK", kinds), "WEBHOOK");
    expect_slice(best("WEBHOOKS", kinds), "WEBHOOK");
    expect_slice(best("GIHTUB", kinds), "GITHUB");
    expect_slice(best("KAKFA", kinds), "KAFKA");
}

static void
test_suggestion__case_and_hyphens_count_little(void **state)
{
    (void)state;
    expect_slice(best("webhook", kinds), "WEBHOOK");
    expect_slice(best("upsert-entity", kinds), "UPSERT_ENTITY");
    expect_slice(best("Upsert Entity", kinds), "UPSERT_ENTITY");
}

static void
test_suggestion__another_word_is_not_meant(void **state)
{
    (void)state;
    expect_slice(best("SLACK", kinds), "");
    expect_slice(best("x", kinds), "");
    expect_slice(best("", kinds), "");
}

static void
test_suggestion__the_nearest_wins(void **state)
{
    (void)state;
    static const char *const names[] = {"regions", "region", "legion", NULL};

    expect_slice(best("region", names), "region");
    expect_slice(best("regio", names), "region");
    /* Equally near: the first that was offered. */
    expect_slice(best("eregions", names), "regions");
}

static void
test_suggestion__long_words_are_left_alone(void **state)
{
    (void)state;
    char word[100];
    const char *names[] = {"short", word, NULL};

    memset(word, 'x', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    expect_slice(best(word, names), "");
}

/* Optimal string alignment as it is in the books, without case. */
static unsigned
edits(struct slice a, struct slice b)
{
    unsigned cost[16][16];

    for (unsigned i = 0; i <= a.len; i++)
        for (unsigned j = 0; j <= b.len; j++) {
            unsigned best = i == 0 ? j : i;

            if (i && j) {
                best = cost[i - 1][j - 1] + (a.at[i - 1] != b.at[j - 1]);
                if (cost[i - 1][j] + 1 < best)
                    best = cost[i - 1][j] + 1;
                if (cost[i][j - 1] + 1 < best)
                    best = cost[i][j - 1] + 1;
            }
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
                a.at[i - 2] == b.at[j - 1] && cost[i - 2][j - 2] + 1 < best)
                best = cost[i - 2][j - 2] + 1;
            cost[i][j] = best;
        }
    return cost[a.len][b.len];
}

static struct slice
word(uint32_t *seed, char *room)
{
    size_t len = 3 + (*seed = *seed * 1664525 + 1013904223) % 10;

    for (size_t i = 0; i < len; i++)
        room[i] = "abcd"[(*seed = *seed * 1664525 + 1013904223) >> 30];
    return slice_make(room, len);
}

/* Most words are turned down by a glance: it must not be one of these. */
static void
test_suggestion__a_shortcut_loses_nothing(void **state)
{
    (void)state;
    uint32_t seed = 1;

    for (int round = 0; round < 20000; round++) {
        char one[16], other[16];
        struct slice a = word(&seed, one), b = word(&seed, other);
        size_t longer = a.len > b.len ? a.len : b.len;
        unsigned most = longer <= 5    ? 1
                        : longer <= 8  ? 2
                        : longer <= 11 ? 3
                                       : 4;
        struct suggestion suggestion = suggestion_start(a);

        suggestion_offer(&suggestion, b);
        assert_int_equal(suggestion_best(&suggestion).len > 0,
                         edits(a, b) <= most);
        if (suggestion_best(&suggestion).len)
            assert_int_equal(suggestion.cost, edits(a, b) * 10);
    }
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_suggestion__a_slip_of_the_hand_is_meant),
        cmocka_unit_test(test_suggestion__case_and_hyphens_count_little),
        cmocka_unit_test(test_suggestion__another_word_is_not_meant),
        cmocka_unit_test(test_suggestion__the_nearest_wins),
        cmocka_unit_test(test_suggestion__long_words_are_left_alone),
        cmocka_unit_test(test_suggestion__a_shortcut_loses_nothing),
    };

    return cmocka_run_group_tests_name("near", cases, NULL, NULL);
}
