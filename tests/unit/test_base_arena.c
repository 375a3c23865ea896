#include "test.h"

#include "base/core/arena.h"

static void
test_arena__pieces_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    for (size_t align = 1; align <= 64; align *= 2) {
        unsigned char *piece = arena_alloc(&arena, 37, align);

        assert_int_equal((uintptr_t)piece % align, 0);
        for (size_t i = 0; i < 37; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xFF, 37);
    }
    arena_close(&arena);
}

static void
test_arena__a_piece_may_be_larger_than_a_block(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    char *small = arena_alloc(&arena, 3, 1);
    char *large = arena_alloc(&arena, (size_t)1 << 20, 16);

    memset(large, 'x', (size_t)1 << 20);
    assert_int_equal(small[0], 0);
    assert_true(arena.used >= ((size_t)1 << 20) + 3);
    arena_close(&arena);
}

static void
test_arena__grow_keeps_the_bytes(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    char *text = arena_grow(&arena, NULL, 0, 4, 1);

    memcpy(text, "abcd", 4);
    text = arena_grow(&arena, text, 4, 8, 1);
    memcpy(text + 4, "efgh", 4);
    assert_memory_equal(text, "abcdefgh", 8);

    /* Another piece after it: now it has to move. */
    arena_alloc(&arena, 1, 1);
    char *moved = arena_grow(&arena, text, 8, (size_t)1 << 17, 1);

    memset(moved + 8, 'x', ((size_t)1 << 17) - 8);
    assert_memory_equal(moved, "abcdefghx", 9);
    arena_close(&arena);
}

static void
test_arena__copy_stands_before_a_nul(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct slice copy = arena_copy(&arena, S("text"));

    expect_slice(copy, "text");
    assert_int_equal(copy.at[4], '\0');
    copy = arena_copy(&arena, slice_make(NULL, 0));
    assert_int_equal(copy.len, 0);
    assert_int_equal(copy.at[0], '\0');
    arena_close(&arena);
}

static void
test_arena__printf_formats(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    expect_slice(arena_printf(&arena, "%d-%s", 42, "x"), "42-x");
    expect_slice(arena_printf(&arena, "%s", ""), "");
    arena_close(&arena);
}

static void
test_arena__reset_keeps_one_block(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;

    arena_reset(&arena);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(&arena, 5000, 8), 0xFF, 5000);
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    assert_non_null(arena.block);

    unsigned char *piece = arena_alloc(&arena, 100, 8);

    for (size_t i = 0; i < 100; i++)
        assert_int_equal(piece[i], 0);
    arena_close(&arena);
    assert_null(arena.block);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_arena__pieces_are_zeroed_and_aligned),
        cmocka_unit_test(test_arena__a_piece_may_be_larger_than_a_block),
        cmocka_unit_test(test_arena__grow_keeps_the_bytes),
        cmocka_unit_test(test_arena__copy_stands_before_a_nul),
        cmocka_unit_test(test_arena__printf_formats),
        cmocka_unit_test(test_arena__reset_keeps_one_block),
    };

    return cmocka_run_group_tests_name("arena", cases, NULL, NULL);
}
