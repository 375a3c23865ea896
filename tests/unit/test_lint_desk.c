#include "test.h"

#include "lint/desk.h"

static void
test_desk__an_expression_is_read_once(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct desk desk = {0};
    struct bag bag = bag_new(&arena);

    (void)state;
    desk_begin(&desk);
    struct jq_program first =
        desk_program(&desk, &arena, S(".inputs.a"), &options, &bag).program;
    struct jq_program again =
        desk_program(&desk, &arena, S(".inputs.a"), &options, &bag).program;
    struct jq_program other =
        desk_program(&desk, &arena, S(".inputs.b"), &options, &bag).program;

    assert_true(first.valid && other.valid);
    assert_ptr_equal(first.root, again.root);
    assert_ptr_not_equal(first.root, other.root);
    assert_int_equal(bag.list.count, 0);
    desk_close(&desk);
    arena_close(&arena);
}

static void
test_desk__findings_are_told_each_time(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct desk desk = {0};

    (void)state;
    desk_begin(&desk);
    for (int i = 0; i < 3; i++) {
        struct bag bag = bag_new(&arena);
        struct jq_program program =
            desk_program(&desk, &arena, S(".a |"), &options, &bag).program;

        assert_false(program.valid);
        assert_int_equal(bag.list.count, 1);
    }
    desk_close(&desk);
    arena_close(&arena);
}

/* One run may have files of both dialects. */
static void
test_desk__dialects_are_kept_apart(void **state)
{
    struct jq_options old = {.dialect = JQ_1_7, .port = true};
    struct jq_options new = {.dialect = JQ_1_8, .port = true};
    struct slice text = S(".a | trimstr(\"x\")");
    struct arena arena = ARENA_INIT;
    struct desk desk = {0};

    (void)state;
    desk_begin(&desk);
    for (int i = 0; i < 2; i++) {
        struct bag bag = bag_new(&arena), other = bag_new(&arena);

        assert_true(
            desk_program(&desk, &arena, text, &new, &bag).program.valid);
        assert_false(
            desk_program(&desk, &arena, text, &old, &other).program.valid);
    }
    desk_close(&desk);
    arena_close(&arena);
}

/* However many expressions there are, a desk does not grow without end. */
static void
test_desk__is_cleared_when_it_is_full(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct desk desk = {0};
    size_t most = 0;

    (void)state;
    for (unsigned i = 0; i < 20000; i++) {
        struct bag bag = bag_new(&arena);
        struct slice text = arena_printf(&arena, ".inputs.a%u", i);

        desk_begin(&desk);
        assert_true(
            desk_program(&desk, &arena, text, &options, &bag).program.valid);
        most = desk.arena.used > most ? desk.arena.used : most;
    }
    assert_true(desk.expression.count < 20000);
    assert_true(most < (size_t)8 << 20);
    desk_close(&desk);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_desk__an_expression_is_read_once),
        cmocka_unit_test(test_desk__findings_are_told_each_time),
        cmocka_unit_test(test_desk__dialects_are_kept_apart),
        cmocka_unit_test(test_desk__is_cleared_when_it_is_full),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
