#ifndef BASE_CORE_VEC_H
#define BASE_CORE_VEC_H

/* Typed growable arrays in an arena.  A vec is any struct with the members
 * VEC(type) declares; elements move when it grows, so keep indices, not
 * pointers, while pushing.
 */

#include "base/core/arena.h"

#define VEC(type)       \
    struct {            \
        type *item;     \
        uint32_t count; \
        uint32_t room;  \
    }

/* Room for one more element; then an lvalue for it, zeroed. */
#define vec_push(arena, vec)                                               \
    (((vec)->count < (vec)->room                                           \
          ? (void)0                                                        \
          : vec_grow((arena), (void **)(void *)&(vec)->item, &(vec)->room, \
                     sizeof(*(vec)->item))),                               \
     &(vec)->item[(vec)->count++])

/* Doubles the room of an array of elements of `size` bytes. */
void vec_grow(struct arena *arena, void **item, uint32_t *room, size_t size);

#endif
