#include "test.h"

#include "base/threads/pool.h"

enum { JOBS = 500, THREADS = 64 };

struct squares {
    struct pool_task task;
    uint32_t *result[JOBS];
    uint32_t own[THREADS]; /* jobs of each thread: nobody else counts there */
    uint32_t next;         /* index that done() must see */
    uint64_t sum;
};

static void
square(struct pool_task *task, const struct pool_job *job)
{
    struct squares *squares = (struct squares *)task;
    uint32_t *result = arena_new(job->arena, uint32_t);

    *result = job->index * job->index;
    squares->result[job->index] = result;
    squares->own[job->thread]++;
}

static void
add(struct pool_task *task, uint32_t index, struct arena *arena)
{
    struct squares *squares = (struct squares *)task;

    assert_int_equal(index, squares->next++);
    assert_true(arena->used >= sizeof(uint32_t));
    squares->sum = squares->sum * 31 + *squares->result[index];
}

static uint64_t
run(uint32_t count, uint32_t threads)
{
    struct squares squares = {
        .task = {.count = count, .work = square, .done = add},
    };

    pool_run(&squares.task, threads);
    assert_int_equal(squares.next, count);
    for (uint32_t i = 0; i < threads; i++)
        count -= squares.own[i];
    assert_int_equal(count, 0);
    return squares.sum;
}

static void
test_pool__results_do_not_depend_on_threads(void **state)
{
    uint64_t alone = run(JOBS, 1);

    (void)state;
    for (uint32_t threads = 2; threads <= 9; threads++)
        assert_true(run(JOBS, threads) == alone);
}

/* Without anybody to take up results, each job has an empty arena. */
static void
count(struct pool_task *task, const struct pool_job *job)
{
    struct squares *squares = (struct squares *)task;

    assert_int_equal(job->arena->used, 0);
    arena_alloc(job->arena, 100, 1);
    squares->own[job->thread]++;
}

static void
test_pool__jobs_may_have_no_results(void **state)
{
    (void)state;
    for (uint32_t threads = 1; threads <= 9; threads++) {
        struct squares squares = {.task = {.count = JOBS, .work = count}};
        uint32_t sum = 0;

        pool_run(&squares.task, threads);
        for (uint32_t i = 0; i < threads; i++)
            sum += squares.own[i];
        assert_int_equal(sum, JOBS);
    }
}

static void
test_pool__few_jobs_and_many_threads(void **state)
{
    (void)state;
    assert_true(run(0, 8) == 0);
    assert_true(run(1, 8) == 0);
    assert_true(run(2, 64) == 1);
    assert_true(pool_cores() >= 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pool__results_do_not_depend_on_threads),
        cmocka_unit_test(test_pool__jobs_may_have_no_results),
        cmocka_unit_test(test_pool__few_jobs_and_many_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
