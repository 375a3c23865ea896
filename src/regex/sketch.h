#ifndef REGEX_SKETCH_H
#define REGEX_SKETCH_H

/* A simple pattern as a tree: alternatives, repetition, sets of characters,
 * anchors.  Read from what ecma_rewrite() writes, in which every spelling of
 * a thing has become one.  Private to shape.
 */

#include "regex/charset.h"

enum { SKETCH_ENDLESS = 0xFFFF };

enum sketch_kind {
    SKETCH_SET,
    SKETCH_GROUP,
    SKETCH_START, /* `^` */
    SKETCH_END,   /* `$` */
};

/* One piece of a sequence, `least` to `most` times. */
struct sketch_piece {
    enum sketch_kind kind;
    uint32_t least, most;
    struct charset set;
    struct sketch *group; /* its alternatives */
    struct sketch_piece *next;
};

/* An alternative. */
struct sketch {
    struct sketch_piece *first;
    struct sketch *next;
};

/* The alternatives of the rewritten pattern `pcre`, in `arena`; NULL when it
 * looks around, refers back, names properties, or is large.
 */
struct sketch *sketch_read(struct arena *arena, struct slice pcre);

/* Whether the alternative from `piece` on matches the empty text, too. */
bool sketch_is_empty(const struct sketch_piece *piece);

#endif
