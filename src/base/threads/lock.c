#include "base/threads/lock.h"

#include <pthread.h>

struct lock {
    pthread_mutex_t mutex;
};

struct lock *
lock_new(struct arena *arena)
{
    struct lock *lock = arena_new(arena, struct lock);

    pthread_mutex_init(&lock->mutex, NULL);
    return lock;
}

void
lock_take(struct lock *lock)
{
    pthread_mutex_lock(&lock->mutex);
}

void
lock_give(struct lock *lock)
{
    pthread_mutex_unlock(&lock->mutex);
}
