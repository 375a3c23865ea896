/* Jobs are begun in batches, each of which works in a slot: to wake a thread
 * takes longer than to check a small file.  A slot is taken again only when
 * its results were taken up; so the workers run ahead of the slowest job by a
 * bounded number of batches, and memory is bounded with them: a batch is as
 * small as the last results were large.
 *
 * The calling thread works like the others while no result is ready: a thread
 * that only took up results would be one more than there are cores, and each
 * of its turns would cost another thread its own.
 */

#include "base/threads/pool.h"

#include "base/threads/interrupt.h"

#include <pthread.h>
#include <unistd.h>

/* Batches that may wait for an earlier one, per thread. */
#define SLOTS_PER_THREAD 4u

/* A batch has up to so many jobs, as long as their results are no larger. */
#define BATCH_JOBS 16u
#define BATCH_BYTES ((size_t)256 << 10)

/* Recursion over a document is bounded by LIMIT_NESTING and its kin for the
 * stack that a main thread has on Linux; musl would give threads 128 KiB.
 */
#define STACK_BYTES ((size_t)8 << 20)

struct worker {
    struct arena arena;
    uint32_t jobs; /* in the batch */
    bool ready;    /* worked, and not taken up yet */
};

/* Empty arenas for the next batches.  The one that was emptied last is filled
 * first: its memory is there, and in the caches.
 */
struct spare {
    struct arena *item;
    uint32_t count;
};

struct pool {
    struct pool_task *task;
    struct worker *slot;
    struct spare spare;
    uint32_t slots, threads;
    uint32_t next;  /* job that nobody has begun */
    uint32_t begun; /* batches so far */
    uint32_t taken; /* batches whose results were taken up */
    uint32_t batch; /* jobs that the next one may have */
    pthread_mutex_t lock;
    pthread_cond_t worked, freed;
};

/* What a thread is started with. */
struct start {
    struct pool *pool;
    uint32_t thread;
};

/* With the lock: how many jobs to begin.  Towards the end they get fewer, so
 * that no thread waits long for another.
 */
static uint32_t
batch_size(const struct pool *pool)
{
    uint32_t fair = (pool->task->count - pool->next) / (2 * pool->threads) + 1;

    return pool->batch < fair ? pool->batch : fair;
}

/* With the lock: the batch in `slot` is worked. */
static void
batch_end(struct pool *pool, struct worker *slot)
{
    if (slot->arena.used > (size_t)slot->jobs * (BATCH_BYTES / BATCH_JOBS))
        pool->batch = 1;
    else if (pool->batch < BATCH_JOBS)
        pool->batch *= 2;
    slot->ready = true;
    if (slot == &pool->slot[pool->taken % pool->slots])
        pthread_cond_signal(&pool->worked);
}

static void
work_job(struct pool_task *task, const struct pool_job *job)
{
    task->work(task, job);
    if (!task->done)
        arena_reset(job->arena);
}

/* With the lock, which it gives up in between: does the next jobs as `thread`;
 * false when none may be begun now.
 */
static bool
work_batch(struct pool *pool, uint32_t thread)
{
    struct pool_task *task = pool->task;

    if (pool->next >= task->count || pool->begun - pool->taken >= pool->slots)
        return false;
    struct worker *slot = &pool->slot[pool->begun++ % pool->slots];
    struct pool_job job = {pool->next, thread, &slot->arena};
    uint32_t jobs = slot->jobs = batch_size(pool);

    slot->arena = pool->spare.item[--pool->spare.count];
    pool->next += jobs;
    pthread_mutex_unlock(&pool->lock);
    for (; jobs; jobs--, job.index++)
        work_job(task, &job);
    pthread_mutex_lock(&pool->lock);
    batch_end(pool, slot);
    return true;
}

static void *
worker(void *given)
{
    const struct start *start = given;
    struct pool *pool = start->pool;

    pthread_mutex_lock(&pool->lock);
    while (pool->next < pool->task->count)
        if (!work_batch(pool, start->thread))
            pthread_cond_wait(&pool->freed, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

/* With the lock, which it gives up in between: takes up the results of the
 * batch that is next in order, from job `*index` on; false when it is not
 * ready.
 */
static bool
take_up(struct pool *pool, uint32_t *index)
{
    struct pool_task *task = pool->task;
    struct worker *slot = &pool->slot[pool->taken % pool->slots];

    if (!slot->ready)
        return false;
    pthread_mutex_unlock(&pool->lock);
    for (uint32_t jobs = slot->jobs; jobs; jobs--, ++*index)
        if (task->done)
            task->done(task, *index, &slot->arena);
    arena_reset(&slot->arena);
    pthread_mutex_lock(&pool->lock);
    pool->spare.item[pool->spare.count++] = slot->arena;
    slot->ready = false;
    pool->taken++;
    pthread_cond_broadcast(&pool->freed);
    return true;
}

/* The calling thread takes up what is ready, and works while nothing is. */
static void
lead(struct pool *pool)
{
    uint32_t index = 0;

    pthread_mutex_lock(&pool->lock);
    while (index < pool->task->count)
        if (!take_up(pool, &index) && !work_batch(pool, 0))
            pthread_cond_wait(&pool->worked, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static void
run_alone(struct pool_task *task)
{
    struct arena arena = ARENA_INIT;

    for (uint32_t i = 0; i < task->count; i++) {
        struct pool_job job = {i, 0, &arena};

        task->work(task, &job);
        if (task->done)
            task->done(task, i, &arena);
        arena_reset(&arena);
    }
    arena_close(&arena);
}

static uint32_t
start_threads(struct start *start, pthread_t *thread, uint32_t wanted)
{
    pthread_attr_t attributes;
    uint32_t started = 0;
    sigset_t before;

    /* Signals go to the calling thread alone, which can hold them off. */
    interrupt_hold(&before);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    while (started < wanted && pthread_create(&thread[started], &attributes,
                                              worker, &start[started]) == 0)
        started++;
    pthread_attr_destroy(&attributes);
    interrupt_allow(&before);
    return started;
}

void
pool_run(struct pool_task *task, uint32_t threads)
{
    struct arena arena = ARENA_INIT;
    struct pool pool = {.task = task, .batch = 1};

    if (threads > task->count)
        threads = task->count;
    if (threads <= 1) {
        run_alone(task);
        return;
    }
    pool.threads = threads;
    pool.slots = threads * SLOTS_PER_THREAD;
    pool.slot = arena_array(&arena, struct worker, pool.slots);
    pool.spare.item = arena_array(&arena, struct arena, pool.slots);
    pool.spare.count = pool.slots;
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.worked, NULL);
    pthread_cond_init(&pool.freed, NULL);
    pthread_t *thread = arena_array(&arena, pthread_t, threads - 1);
    struct start *start = arena_array(&arena, struct start, threads - 1);

    for (uint32_t i = 0; i < threads - 1; i++)
        start[i] = (struct start){&pool, i + 1};
    uint32_t started = start_threads(start, thread, threads - 1);

    lead(&pool);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    for (uint32_t i = 0; i < pool.slots; i++)
        arena_close(&pool.spare.item[i]);
    pthread_cond_destroy(&pool.freed);
    pthread_cond_destroy(&pool.worked);
    pthread_mutex_destroy(&pool.lock);
    arena_close(&arena);
}

uint32_t
pool_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    return cores > 0 ? (uint32_t)cores : 1;
}
