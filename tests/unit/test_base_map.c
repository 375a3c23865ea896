#include "test.h"

#include "base/containers/map.h"

static void
test_map__finds_what_was_added(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct map map = map_new(&arena);

    assert_null(map_find(&map, S("a")));
    *map_add(&map, S("a")) = 7;
    assert_int_equal(*map_find(&map, S("a")), 7);
    assert_null(map_find(&map, S("b")));
    arena_close(&arena);
}

static void
test_map__add_finds_the_old_value(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct map map = map_new(&arena);

    *map_add(&map, S("key")) += 1;
    *map_add(&map, S("key")) += 1;
    assert_int_equal(map.count, 1);
    assert_int_equal(*map_find(&map, S("key")), 2);
    arena_close(&arena);
}

static void
test_map__keeps_the_order_of_addition(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct map map = map_new(&arena);

    for (uint32_t i = 0; i < 1000; i++)
        *map_add(&map, arena_printf(&arena, "key %u", i * 7919 % 1000)) = i;
    assert_int_equal(map.count, 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        assert_int_equal(map.entry[i].value, i);
        assert_int_equal(*map_find(&map, map.entry[i].key), i);
    }
    arena_close(&arena);
}

static void
test_map__the_empty_key_is_a_key(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct map map = map_new(&arena);

    *map_add(&map, slice_make(NULL, 0)) = 3;
    assert_int_equal(*map_find(&map, S("")), 3);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_map__finds_what_was_added),
        cmocka_unit_test(test_map__add_finds_the_old_value),
        cmocka_unit_test(test_map__keeps_the_order_of_addition),
        cmocka_unit_test(test_map__the_empty_key_is_a_key),
    };

    return cmocka_run_group_tests_name("map", cases, NULL, NULL);
}
