#include "tree/decoded.h"

#include "tree/quote.h"

void
decoded_grow(struct decoded_texts *texts, struct arena *arena, uint32_t room)
{
    size_t size = sizeof(*texts->item);

    texts->item = arena_grow(arena, texts->item, texts->room * size,
                             room * size, _Alignof(struct spelling));
    texts->room = room;
}

void
decoded_add(struct decoded_texts *texts, struct span raw)
{
    struct spelling *spelling = &texts->item[texts->count++];

    spelling->raw = raw;
    atomic_init(&spelling->from, 0);
    texts->owed += raw.len;
    texts->long_ones |= raw.len >= 2 * MARK_EVERY;
}

/* Room for `more` bytes behind the `used` ones; none are somewhere, too: an
 * empty text has an address.
 */
static void
set_aside(struct decoded_texts *texts, struct arena *arena, size_t more,
          size_t size)
{
    if (texts->bytes && texts->set_aside - texts->used >= more)
        return;
    texts->bytes =
        arena_grow(arena, texts->bytes, texts->set_aside, size ? size : 1, 1);
    texts->set_aside = size;
}

/* Notes that the text of `spelling` are the next `len` bytes. */
static uint32_t
settle(struct decoded_texts *texts, struct spelling *spelling, size_t len)
{
    uint32_t from = (uint32_t)texts->used + 1;

    spelling->len = (uint32_t)len;
    texts->used += len;
    texts->owed -= spelling->raw.len;
    atomic_store_explicit(&spelling->from, from, memory_order_release);
    return from;
}

static uint32_t
decode(struct decoded_texts *texts, struct spelling *spelling,
       struct slice source)
{
    size_t len = quote_decode_to(texts->bytes + texts->used,
                                 span_text(source, spelling->raw));

    return settle(texts, spelling, len);
}

struct slice
decoded_decode_last(struct decoded_texts *texts, struct arena *arena,
                    struct slice source)
{
    struct spelling *last = &texts->item[texts->count - 1];
    size_t most = last->raw.len;

    set_aside(texts, arena, most, (texts->used + most) * 2);
    uint32_t from = decode(texts, last, source);

    return slice_make(texts->bytes + from - 1, last->len);
}

struct slice
decoded_set_last(struct decoded_texts *texts, struct arena *arena,
                 struct slice text)
{
    struct spelling *last = &texts->item[texts->count - 1];

    set_aside(texts, arena, text.len, (texts->used + text.len) * 2);
    char *copy = texts->bytes + texts->used;

    if (text.len)
        memcpy(copy, text.at, text.len);
    settle(texts, last, text.len);
    return slice_make(copy, text.len);
}

void
decoded_drop_last(struct decoded_texts *texts)
{
    struct spelling *last = &texts->item[--texts->count];

    if (atomic_load_explicit(&last->from, memory_order_relaxed))
        texts->used -= last->len;
    else
        texts->owed -= last->raw.len;
}

struct decoded_texts *
decoded_finish(const struct decoded_texts *texts, struct arena *arena)
{
    if (!texts->count)
        return NULL;
    struct decoded_texts *finished =
        arena_take(arena, sizeof *texts, _Alignof(struct decoded_texts));

    *finished = *texts;
    set_aside(finished, arena, texts->owed, texts->used + texts->owed);
    finished->lock = lock_new(arena);
    finished->marks = NULL;
    if (texts->long_ones)
        finished->marks =
            marks_new(arena, span_end(texts->item[texts->count - 1].raw));
    return finished;
}

struct decoded_texts *
decoded_copy(const struct decoded_texts *texts, struct arena *arena)
{
    if (!texts)
        return NULL;
    struct decoded_texts copy = *texts;

    copy.set_aside = texts->used + texts->owed;
    copy.bytes = arena_take(arena, copy.set_aside + 1, 1);
    if (texts->used)
        memcpy(copy.bytes, texts->bytes, texts->used);
    copy.item = NULL;
    copy.room = 0;
    decoded_grow(&copy, arena, texts->count);
    for (uint32_t i = 0; i < texts->count; i++) {
        struct spelling *old = &texts->item[i], *new = &copy.item[i];

        new->raw = old->raw;
        new->len = old->len;
        atomic_init(&new->from,
                    atomic_load_explicit(&old->from, memory_order_relaxed));
    }
    return decoded_finish(&copy, arena);
}

/* A binary search: they are in the order of the source. */
static struct spelling *
find(const struct decoded_texts *texts, uint32_t at)
{
    uint32_t low = 0, high = texts->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (texts->item[middle].raw.at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return &texts->item[low];
}

struct span
decoded_raw(const struct decoded_texts *texts, uint32_t at)
{
    return find(texts, at)->raw;
}

/* Another thread may have come first. */
static uint32_t
decode_shared(struct decoded_texts *texts, struct spelling *spelling,
              struct slice source)
{
    lock_take(texts->lock);
    uint32_t from = atomic_load_explicit(&spelling->from, memory_order_relaxed);

    if (!from)
        from = decode(texts, spelling, source);
    lock_give(texts->lock);
    return from;
}

struct slice
decoded_get(struct decoded_texts *texts, struct slice source, uint32_t at)
{
    struct spelling *spelling = find(texts, at);
    uint32_t from = atomic_load_explicit(&spelling->from, memory_order_acquire);

    if (!from)
        from = decode_shared(texts, spelling, source);
    return slice_make(texts->bytes + from - 1, spelling->len);
}

struct waypoint
decoded_mark(const struct decoded_texts *texts, struct slice source,
             struct span raw, size_t at)
{
    return marks_find(texts->marks, source, raw, at);
}
