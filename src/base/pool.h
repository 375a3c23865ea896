#ifndef BASE_POOL_H
#define BASE_POOL_H

/* Many independent jobs on a few threads, their results taken up in order:
 * what comes out is the same whatever the number of threads.  The only door
 * to POSIX threads.
 */

#include "base/arena.h"

/* The jobs.  Embed it as the first member of the struct that they share. */
struct pool_task {
    uint32_t count;

    /* Does job `index`, on any thread, at the same time as others.  What
     * `done` needs of it goes into `arena`, which is the job's own.
     */
    void (*work)(struct pool_task *task, uint32_t index, struct arena *arena);

    /* Takes up the result, on the calling thread, in the order of the
     * indices.  The arena is emptied afterwards.
     */
    void (*done)(struct pool_task *task, uint32_t index, struct arena *arena);
};

/* Does all jobs of `task` on `threads` threads; 1 starts none. */
void pool_run(struct pool_task *task, uint32_t threads);

/* How many threads this machine runs at a time; at least 1. */
uint32_t pool_cores(void);

#endif
