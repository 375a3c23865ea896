#include "test.h"

#include "base/core/vec.h"

struct point {
    int x, y;
};

static void
test_vec__pushes_zeroed_elements(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    VEC(struct point) points = {0};

    for (int i = 0; i < 1000; i++) {
        struct point *point = &vec_push(&arena, &points)[0];

        assert_int_equal(point->y, 0);
        *point = (struct point){i, -1};
    }
    assert_int_equal(points.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(points.item[i].x, i);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest cases[] = {
        cmocka_unit_test(test_vec__pushes_zeroed_elements),
    };

    return cmocka_run_group_tests_name("vec", cases, NULL, NULL);
}
