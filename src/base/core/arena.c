#include "base/core/arena.h"

#include "base/core/die.h"
#include "base/core/printf.h"

#include <stdlib.h>

/* The first block holds what a small task needs, the second what a small file
 * needs: a page that is never touched costs nothing, but the allocator writes
 * behind each block.  An arena of many files grows by as much as it holds, up
 * to a limit, for each block may be a call of the kernel that other threads
 * wait for.  The hostile build makes every piece a block of its own, so that a
 * stale pointer shows under ASan.
 */
#ifdef HOSTILE
#define FIRST_BYTES ((size_t)16)
#define BLOCK_BYTES ((size_t)16)
#define LARGEST_BYTES BLOCK_BYTES
#else
#define FIRST_BYTES ((size_t)2 << 10)
#define BLOCK_BYTES ((size_t)16 << 10)
#define LARGEST_BYTES ((size_t)1 << 20)
#endif

/* More than this is given back when an arena is emptied. */
#define KEPT_BYTES ((size_t)4 << 20)

struct arena_block {
    struct arena_block *older;
    size_t size; /* of the bytes behind this header */
};

static size_t
padding(const char *at, size_t align)
{
    return (size_t)(-(uintptr_t)at & (align - 1));
}

static size_t
block_size(const struct arena *arena)
{
    if (!arena->block)
        return FIRST_BYTES;
    if (arena->used < BLOCK_BYTES)
        return BLOCK_BYTES;
    return arena->used < LARGEST_BYTES ? arena->used : LARGEST_BYTES;
}

static void
block_add(struct arena *arena, size_t need)
{
    size_t least = block_size(arena);
    size_t size = need > least ? need : least;
    struct arena_block *block = malloc(sizeof(*block) + size);

    if (!block)
        die("out of memory (%zu bytes)", size);
    block->older = arena->block;
    block->size = size;
    arena->block = block;
    arena->at = (char *)(block + 1);
    arena->end = arena->at + size;
}

void *
arena_take_new(struct arena *arena, size_t size, size_t align)
{
    if (size > SIZE_MAX / 2)
        die("out of memory (%zu bytes)", size);
    block_add(arena, size + align);
    char *piece = arena->at + padding(arena->at, align);

    arena->at = piece + size;
    arena->used += size;
    return piece;
}

void *
arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align)
{
    if (count > SIZE_MAX / 4 / size)
        die("out of memory (%zu elements)", count);
    return arena_alloc(arena, count * size, align);
}

void *
arena_grow(struct arena *arena, void *old, size_t old_size, size_t size,
           size_t align)
{
    if (old && (char *)old + old_size == arena->at &&
        (size_t)(arena->end - arena->at) >= size - old_size) {
        arena->at += size - old_size;
        arena->used += size - old_size;
        return old;
    }
    if (size > SIZE_MAX / 4)
        die("out of memory (%zu bytes)", size);
    char *piece = arena_take(arena, size, align);

    if (old_size)
        memcpy(piece, old, old_size);
    return piece;
}

struct slice
arena_copy(struct arena *arena, struct slice text)
{
    char *copy = arena_take(arena, text.len + 1, 1);

    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return slice_make(copy, text.len);
}

struct slice
arena_join(struct arena *arena, struct slice left, struct slice right)
{
    char *text = arena_take(arena, left.len + right.len + 1, 1);

    if (left.len)
        memcpy(text, left.at, left.len);
    if (right.len)
        memcpy(text + left.len, right.at, right.len);
    text[left.len + right.len] = '\0';
    return slice_make(text, left.len + right.len);
}

struct slice
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    size_t len = printf_into(NULL, 0, format, args);
    char *text = arena_take(arena, len + 1, 1);

    printf_into(text, len + 1, format, again);
    va_end(again);
    return slice_make(text, len);
}

struct slice
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    struct slice text = arena_vprintf(arena, format, args);

    va_end(args);
    return text;
}

/* Frees all blocks but the newest; returns what they held together. */
static size_t
drop_older(struct arena_block *newest)
{
    size_t sum = newest->size;

    while (newest->older) {
        struct arena_block *older = newest->older;

        sum += older->size;
        newest->older = older->older;
        free(older);
    }
    return sum;
}

/* What took several blocks takes one the next time: then nothing has to be
 * asked of the allocator, nor of the kernel.
 */
void
arena_reset(struct arena *arena)
{
    struct arena_block *keep = arena->block;

    arena->used = 0;
    if (!keep)
        return;
    size_t sum = drop_older(keep);

#ifdef HOSTILE
    sum = keep->size;
    memset(keep + 1, 0xA5, sum);
#endif
    arena->at = (char *)(keep + 1);
    arena->end = arena->at + keep->size;
    if (sum > keep->size || sum > KEPT_BYTES) {
        arena_close(arena);
        if (sum <= KEPT_BYTES)
            block_add(arena, sum);
    }
}

struct arena_mark
arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->block, arena->at, arena->used};
}

void
arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->block != mark.block) {
        struct arena_block *older = arena->block->older;

        free(arena->block);
        arena->block = older;
    }
    arena->at = mark.at;
    arena->end =
        mark.block ? (char *)(mark.block + 1) + mark.block->size : NULL;
    arena->used = mark.used;
}

void
arena_close(struct arena *arena)
{
    struct arena_block *block = arena->block;

    while (block) {
        struct arena_block *older = block->older;

        free(block);
        block = older;
    }
    *arena = (struct arena)ARENA_INIT;
}
