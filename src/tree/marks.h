#ifndef TREE_MARKS_H
#define TREE_MARKS_H

/* Where one is in a long string with escapes.  A finding in it knows a byte of
 * its text, and the place in the source is found by reading the spelling; one
 * string may hold thousands of findings, so reading starts from a mark that is
 * near.  They are set when a string is asked for first.
 *
 * For decoded.c and quote.c; nobody else includes this.
 */

#include "base/threads/lock.h"
#include "source/span.h"

#include <stdatomic.h>

/* A place in a spelling: the start of a character, from its beginning. */
struct waypoint {
    uint32_t raw, text;
};

/* Of all spellings of one source: those of one share no part of it. */
struct marks {
    _Atomic uint8_t *set;  /* by part: the spelling that begins there is read */
    struct waypoint *mark; /* by part */
    struct lock *lock;
};

/* Bytes of the source to one mark; what is shorter has none. */
enum { MARK_EVERY = 1024 };

/* For spellings that end before byte `end`. */
struct marks *marks_new(struct arena *arena, uint32_t end);

/* The last mark in the spelling `raw` that is not behind byte `at` of its
 * text; its beginning when there is none, or `marks` is NULL.
 */
struct waypoint marks_find(struct marks *marks, struct slice source,
                           struct span raw, size_t at);

#endif
