#ifndef BASE_CORE_ARENA_H
#define BASE_CORE_ARENA_H

/* Memory that is dropped as a whole.  An arena hands out pieces of blocks
 * and never takes one back, so ownership is a matter of lifetime only: what
 * is in an arena lives until arena_reset() or arena_close().  arena.c is the
 * one place of the program that calls malloc and free.
 *
 * Pieces are zeroed, but for those of arena_take() and what arena_grow() adds.
 * No call returns NULL: without memory the program dies.
 */

#include "base/core/slice.h"

#include <stdarg.h>

struct arena_block;

struct arena {
    struct arena_block *block; /* newest first */
    char *at, *end;            /* free part of the newest block */
    size_t used;               /* bytes handed out since the last reset */
};

/* An arena of zero bytes is ready for use; this makes the intent plain. */
#define ARENA_INIT \
    {              \
        0          \
    }

/* `size` bytes of any content at a multiple of `align`, a power of two: for
 * large pieces that are written at once.  The other one adds a block first.
 */
void *arena_take_new(struct arena *arena, size_t size, size_t align);

static inline void *
arena_take(struct arena *arena, size_t size, size_t align)
{
    size_t pad = (size_t)(-(uintptr_t)arena->at & (align - 1));
    size_t room = (size_t)(arena->end - arena->at);

    if (!arena->at || room < pad || room - pad < size)
        return arena_take_new(arena, size, align);
    char *piece = arena->at + pad;

    arena->at = piece + size;
    arena->used += size;
    return piece;
}

/* The same zeroed. */
static inline void *
arena_alloc(struct arena *arena, size_t size, size_t align)
{
    return memset(arena_take(arena, size, align), 0, size);
}

#define arena_new(arena, type) \
    ((type *)arena_alloc((arena), sizeof(type), _Alignof(type)))

/* `count` zeroed elements; dies when the product does not fit. */
#define arena_array(arena, type, count) \
    ((type *)arena_alloc_array((arena), (count), sizeof(type), _Alignof(type)))
void *
arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align);

/* `old` grown from `old_size` to `size` bytes, of which the new ones have any
 * content: in place when it was the last piece handed out, else copied.
 */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t size,
                 size_t align);

/* A copy of `text` (with a NUL after it, which is not counted). */
struct slice arena_copy(struct arena *arena, struct slice text);

/* `left` and then `right`, in the same way. */
struct slice
arena_join(struct arena *arena, struct slice left, struct slice right);

/* Formats into the arena. */
struct slice arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct slice arena_vprintf(struct arena *arena, const char *format,
                           va_list args) __attribute__((format(printf, 2, 0)));

/* How far an arena is filled; arena_release() gives back all that was taken
 * since, which nothing may refer to any more.
 */
struct arena_mark {
    struct arena_block *block;
    char *at;
    size_t used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* Forgets every piece but keeps a block for the next use. */
void arena_reset(struct arena *arena);

/* Gives the blocks back; the arena is empty and usable afterwards. */
void arena_close(struct arena *arena);

#endif
