#include "test.h"

#include "lint/thread_cache.h"

static void
test_thread_cache__an_expression_is_read_once(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct thread_cache cache = {0};
    struct bag bag = bag_new(&arena);

    (void)state;
    thread_cache_begin(&cache);
    struct jq_program first =
        thread_cache_program(&cache, &arena, S(".inputs.a"), &options, &bag)
            .program;
    struct jq_program again =
        thread_cache_program(&cache, &arena, S(".inputs.a"), &options, &bag)
            .program;
    struct jq_program other =
        thread_cache_program(&cache, &arena, S(".inputs.b"), &options, &bag)
            .program;

    assert_true(first.valid && other.valid);
    assert_ptr_equal(first.root, again.root);
    assert_ptr_not_equal(first.root, other.root);
    assert_int_equal(bag.list.count, 0);
    thread_cache_close(&cache);
    arena_close(&arena);
}

static void
test_thread_cache__findings_are_told_each_time(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct thread_cache cache = {0};

    (void)state;
    thread_cache_begin(&cache);
    for (int i = 0; i < 3; i++) {
        struct bag bag = bag_new(&arena);
        struct jq_program program =
            thread_cache_program(&cache, &arena, S(".a |"), &options, &bag)
                .program;

        assert_false(program.valid);
        assert_int_equal(bag.list.count, 1);
    }
    thread_cache_close(&cache);
    arena_close(&arena);
}

/* One run may have files of both dialects. */
static void
test_thread_cache__dialects_are_kept_apart(void **state)
{
    struct jq_options old = {.dialect = JQ_1_7, .port = true};
    struct jq_options new = {.dialect = JQ_1_8, .port = true};
    struct slice text = S(".a | trimstr(\"x\")");
    struct arena arena = ARENA_INIT;
    struct thread_cache cache = {0};

    (void)state;
    thread_cache_begin(&cache);
    for (int i = 0; i < 2; i++) {
        struct bag bag = bag_new(&arena), other = bag_new(&arena);

        assert_true(thread_cache_program(&cache, &arena, text, &new, &bag)
                        .program.valid);
        assert_false(thread_cache_program(&cache, &arena, text, &old, &other)
                         .program.valid);
    }
    thread_cache_close(&cache);
    arena_close(&arena);
}

/* However many expressions there are, a desk does not grow without end. */
static void
test_thread_cache__is_cleared_when_it_is_full(void **state)
{
    struct jq_options options = {.port = true};
    struct arena arena = ARENA_INIT;
    struct thread_cache cache = {0};
    size_t most = 0;

    (void)state;
    for (unsigned i = 0; i < 20000; i++) {
        struct bag bag = bag_new(&arena);
        struct slice text = arena_printf(&arena, ".inputs.a%u", i);

        thread_cache_begin(&cache);
        assert_true(thread_cache_program(&cache, &arena, text, &options, &bag)
                        .program.valid);
        most = cache.arena.used > most ? cache.arena.used : most;
    }
    assert_true(cache.expression.count < 20000);
    assert_true(most < (size_t)8 << 20);
    thread_cache_close(&cache);
    arena_close(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_thread_cache__an_expression_is_read_once),
        cmocka_unit_test(test_thread_cache__findings_are_told_each_time),
        cmocka_unit_test(test_thread_cache__dialects_are_kept_apart),
        cmocka_unit_test(test_thread_cache__is_cleared_when_it_is_full),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
