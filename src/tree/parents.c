#include "tree/parents.h"

#include "base/threads/lock.h"

#include <stdatomic.h>

/* So many nodes are passed in some microseconds. */
#ifdef HOSTILE
#define NODES_FEW 4u
#else
#define NODES_FEW 2048u
#endif

struct parents {
    struct lock *lock;
    atomic_bool noted;
    struct parent *item;
};

struct parents *
parents_new(struct arena *arena, uint32_t count)
{
    if (count < NODES_FEW)
        return NULL;
    struct parents *parents = arena_new(arena, struct parents);

    parents->lock = lock_new(arena);
    parents->item = arena_take(arena, count * sizeof(*parents->item),
                               _Alignof(struct parent));
    atomic_init(&parents->noted, false);
    return parents;
}

/* Each container tells its children. */
static void
note_all(const struct tree *tree, struct parent *item)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->node[i];
        uint32_t place = 0;

        for (const struct node *child = node_first(node); child;
             child = node_next(node, child))
            item[child - tree->node] = (struct parent){i, place++};
    }
}

const struct parent *
parents_of(const struct tree *tree)
{
    struct parents *parents = tree->parents;

    if (!parents)
        return NULL;
    if (!atomic_load_explicit(&parents->noted, memory_order_acquire)) {
        lock_take(parents->lock);
        if (!atomic_load_explicit(&parents->noted, memory_order_relaxed)) {
            note_all(tree, parents->item);
            atomic_store_explicit(&parents->noted, true, memory_order_release);
        }
        lock_give(parents->lock);
    }
    return parents->item;
}
