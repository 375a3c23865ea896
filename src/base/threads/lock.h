#ifndef BASE_THREADS_LOCK_H
#define BASE_THREADS_LOCK_H

/* One holder at a time: for the few things that the jobs of a pool share and
 * add to.
 */

#include "base/core/arena.h"

struct lock;

/* A free lock in `arena`; it holds nothing of the system's that would have to
 * be given back before the program ends.
 */
struct lock *lock_new(struct arena *arena);

/* Waits until the lock is free, and holds it; gives it back. */
void lock_take(struct lock *lock);
void lock_give(struct lock *lock);

#endif
