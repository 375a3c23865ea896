#ifndef BASE_THREADS_POOL_H
#define BASE_THREADS_POOL_H

/* Many independent jobs on a few threads, their results taken up in order:
 * what comes out is the same whatever the number of threads.  The only door
 * to POSIX threads.
 */

#include "base/core/arena.h"

struct pool_job {
    uint32_t index;
    uint32_t thread;     /* that does it; by this number it finds its things */
    struct arena *arena; /* of the job: what `done` needs of it goes there */
};

/* The jobs.  Embed it as the first member of the struct that they share. */
struct pool_task {
    uint32_t count;

    /* Does a job, on any thread, at the same time as others. */
    void (*work)(struct pool_task *task, const struct pool_job *job);

    /* Takes up the result, on the calling thread, in the order of the
     * indices.  The arena is emptied afterwards.  NULL: nothing is left in
     * the arena, which is emptied after each job.
     */
    void (*done)(struct pool_task *task, uint32_t index, struct arena *arena);
};

/* Does all jobs of `task` on `threads` threads, numbered from 0, of which the
 * calling one is the first; 1 starts none.
 */
void pool_run(struct pool_task *task, uint32_t threads);

/* How many threads this machine runs at a time; at least 1. */
uint32_t pool_cores(void);

#endif
