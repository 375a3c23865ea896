#include "tree/marks.h"

#include "tree/quote.h"

struct marks *
marks_new(struct arena *arena, uint32_t end)
{
    struct marks *marks = arena_new(arena, struct marks);
    size_t parts = end / MARK_EVERY + 1U;

    marks->set = arena_take(arena, parts, 1);
    for (size_t i = 0; i < parts; i++)
        atomic_init(&marks->set[i], 0);
    marks->mark = arena_take(arena, parts * sizeof(struct waypoint),
                             _Alignof(struct waypoint));
    marks->lock = lock_new(arena);
    return marks;
}

/* The first part that begins within `raw`, which is longer than two. */
static uint32_t
first_part(struct span raw)
{
    return (raw.at + MARK_EVERY - 1) / MARK_EVERY;
}

/* A mark at the first character in each part of `raw`. */
static void
set(struct marks *marks, struct slice source, struct span raw)
{
    struct slice spelling = span_text(source, raw);
    struct waypoint here = {0, 0};
    uint32_t part = first_part(raw);

    while (here.raw < raw.len) {
        if (raw.at + here.raw >= part * MARK_EVERY)
            marks->mark[part++] = here;
        here.raw += (uint32_t)quote_next(spelling, here.raw, &here.text);
    }
}

/* Sets them once, in whichever thread that is. */
static void
set_shared(struct marks *marks, struct slice source, struct span raw)
{
    _Atomic uint8_t *done = &marks->set[first_part(raw)];

    if (atomic_load_explicit(done, memory_order_acquire))
        return;
    lock_take(marks->lock);
    if (!atomic_load_explicit(done, memory_order_relaxed)) {
        set(marks, source, raw);
        atomic_store_explicit(done, 1, memory_order_release);
    }
    lock_give(marks->lock);
}

struct waypoint
marks_find(struct marks *marks, struct slice source, struct span raw, size_t at)
{
    struct waypoint none = {0, 0};

    if (!marks || raw.len < 2 * MARK_EVERY)
        return none;
    set_shared(marks, source, raw);
    uint32_t first = first_part(raw), low = first;
    uint32_t high = (raw.at + raw.len - 1) / MARK_EVERY;

    /* `high` may begin within the last character. */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (marks->mark[middle].text <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > first ? marks->mark[low - 1] : none;
}
