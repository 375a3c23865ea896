#include "test.h"

#include "base/containers/hash.h"
#include "base/core/limits.h"
#include "base/text/suggestion_index.h"

static struct arena arena;
static uint32_t seed;

static uint32_t
draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)seed * below >> 32);
}

static int
close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

/* A name of few different letters, so that many are near each other. */
static struct slice
draw_name(size_t most)
{
    static const char letters[] = "aAbB-_ c";
    size_t len = draw((uint32_t)most + 1);
    char *at = arena_alloc(&arena, len + 1, 1);

    for (size_t i = 0; i < len; i++)
        at[i] = letters[draw(sizeof letters - 1)];
    return slice_make(at, len);
}

/* `name` after some slips of the hand. */
static struct slice
misspell(struct slice name, unsigned slips)
{
    char *at = arena_alloc(&arena, name.len + slips + 1, 1);
    size_t len = name.len;

    if (len)
        memcpy(at, name.at, len);
    for (; slips; slips--) {
        size_t where = len ? draw((uint32_t)len) : 0;
        char letter = (char)('a' + draw(3));

        switch (len ? draw(4) : 0) {
        case 0:
            memmove(at + where + 1, at + where, len - where);
            at[where] = letter;
            len++;
            break;
        case 1:
            memmove(at + where, at + where + 1, len - where - 1);
            len--;
            break;
        case 2:
            at[where] = letter;
            break;
        default:
            if (where + 1 < len) {
                letter = at[where];
                at[where] = at[where + 1];
                at[where + 1] = letter;
            }
        }
    }
    return slice_make(at, len);
}

static struct slice
best(struct suggestion_index *set, struct slice word, struct budget *budget)
{
    struct suggestion suggestion = suggestion_index_search(set, word, budget);

    return suggestion_best(&suggestion);
}

static struct suggestion
search_each(const struct suggestion_index *set, struct slice word)
{
    struct suggestion suggestion = suggestion_start(word);

    for (uint32_t i = 0; i < set->name.count; i++)
        suggestion_offer(&suggestion, set->name.item[i]);
    return suggestion;
}

/* An index chooses as a look at all names does, however many are asked for. */
static void
test_suggestion_index__chooses_as_near_does(void **state)
{
    (void)state;
    for (seed = 1; seed < 200; seed++) {
        uint32_t begin = seed;
        struct suggestion_index set = suggestion_index_new(&arena);
        struct budget budget = budget_for(1 << 20);
        size_t most = 1 + draw(begin % 3 ? 24 : LIMIT_NEAR);
        uint32_t count = draw(LIMIT_NEAR_NAMES);

        for (uint32_t i = 0; i < count; i++)
            suggestion_index_add(&set, draw_name(most));
        for (int i = 0; i < 60; i++) {
            struct slice word =
                count ? misspell(set.name.item[draw(count)], draw(5))
                      : draw_name(most);
            struct suggestion suggestion =
                suggestion_index_search(&set, word, &budget);
            struct suggestion wanted = search_each(&set, word);

            assert_int_equal(suggestion.cost, wanted.cost);
            assert_int_equal(suggestion.number, wanted.number);
            assert_ptr_equal(suggestion.best.at, wanted.best.at);
        }
        seed = begin;
        arena_reset(&arena);
    }
}

enum { MANY = 20000 };

static struct suggestion_index
many_names(void)
{
    struct suggestion_index set = suggestion_index_new(&arena);

    for (uint32_t i = 0; i < MANY; i++)
        suggestion_index_add(&set, arena_printf(&arena, "act_%06u_deploy", i));
    return set;
}

/* Among thousands, one edit or two find the name that is meant, and few others
 * are looked at.
 */
static void
test_suggestion_index__finds_slips_among_thousands(void **state)
{
    (void)state;
    struct suggestion_index set = many_names();
    struct budget budget = budget_for(1 << 20);
    uint64_t looks = 0;

    for (uint32_t i = 0; i < MANY; i++) {
        struct slice word = arena_printf(&arena,
                                         i % 4 == 0   ? "act_%06u_deploj"
                                         : i % 4 == 1 ? "atc_%06u_deply"
                                         : i % 4 == 2 ? "ACT-%06u-deploy"
                                                      : "act_%06udeploy",
                                         i);
        struct suggestion suggestion =
            suggestion_index_search(&set, word, &budget);

        assert_int_equal(suggestion.number, i);
        looks += set.looks;
    }
    assert_true(looks < (uint64_t)MANY * 40);
    arena_reset(&arena);
}

/* What is near to none of thousands costs no look at them either. */
static void
test_suggestion_index__a_strange_name_is_held_against_few(void **state)
{
    (void)state;
    struct suggestion_index set = many_names();
    struct budget budget = budget_for(1 << 20);

    for (uint32_t i = 0; i < 1000; i++) {
        struct slice word = arena_printf(&arena, "q%uz_something_else", i);

        expect_slice(best(&set, word, &budget), "");
        assert_true(set.looks < 16);
    }
    arena_reset(&arena);
}

/* Names made up to be near each other are looked at up to a limit. */
static void
test_suggestion_index__looks_are_bounded(void **state)
{
    (void)state;
    struct suggestion_index set = suggestion_index_new(&arena);
    struct budget budget = budget_for(1 << 20);

    for (uint32_t i = 0; i < 1 << 14; i++) {
        char *at = arena_alloc(&arena, 15, 1);

        for (int bit = 0; bit < 14; bit++)
            at[bit] = (char)((i >> bit & 1 ? 'A' : 'a') + bit);
        suggestion_index_add(&set, slice_make(at, 14));
    }
    for (uint32_t i = 0; i < 100; i++) {
        suggestion_index_search(&set, S("abcdefghijklmx"), &budget);
        assert_true(set.looks <= 2 * LIMIT_NEAR_LOOKS);
    }
    arena_reset(&arena);
}

/* Checks come first: with half of the steps gone nothing is proposed. */
static void
test_suggestion_index__leaves_steps_for_checks(void **state)
{
    (void)state;
    struct suggestion_index set = suggestion_index_new(&arena);
    struct budget budget = budget_for(0);

    suggestion_index_add(&set, S("region"));
    expect_slice(best(&set, S("regoin"), &budget), "region");
    for (uint32_t i = 0; i < 1000; i++)
        suggestion_index_add(&set,
                             arena_printf(&arena, "%u_some_other_name", i));
    while (best(&set, S("regoin"), &budget).len)
        ;
    assert_true(budget.steps < LIMIT_STEPS / 2);
    assert_true(budget.steps > LIMIT_STEPS / 4);
    arena_reset(&arena);
}

static void
test_suggestion_index__one_owner_has_one_set(void **state)
{
    (void)state;
    struct suggestion_indexes sets = {.arena = &arena};
    int owner[2] = {0};
    bool fresh;
    struct suggestion_index *first =
        suggestion_indexes_get(&sets, &owner[0], 0, &fresh);

    assert_true(fresh);
    assert_ptr_equal(suggestion_indexes_get(&sets, &owner[0], 0, &fresh),
                     first);
    assert_false(fresh);
    assert_ptr_not_equal(suggestion_indexes_get(&sets, &owner[1], 0, &fresh),
                         first);
    assert_ptr_not_equal(suggestion_indexes_get(&sets, &owner[0], 1, &fresh),
                         first);
    assert_true(fresh);
    arena_reset(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_suggestion_index__chooses_as_near_does),
        cmocka_unit_test(test_suggestion_index__finds_slips_among_thousands),
        cmocka_unit_test(
            test_suggestion_index__a_strange_name_is_held_against_few),
        cmocka_unit_test(test_suggestion_index__looks_are_bounded),
        cmocka_unit_test(test_suggestion_index__leaves_steps_for_checks),
        cmocka_unit_test(test_suggestion_index__one_owner_has_one_set),
    };

    return cmocka_run_group_tests_name("near_set", cases, NULL, close_arena);
}
