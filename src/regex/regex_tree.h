#ifndef REGEX_REGEX_TREE_H
#define REGEX_REGEX_TREE_H

/* A simple pattern as a tree: alternatives, repetition, sets of characters,
 * anchors.  Read from what ecma_rewrite() writes, in which every spelling of
 * a thing has become one.  Private to linear.
 */

#include "regex/charset.h"

enum { REGEX_ENDLESS = 0xFFFF };

enum regex_piece_kind {
    REGEX_SET,
    REGEX_GROUP,
    REGEX_START, /* `^` */
    REGEX_END,   /* `$` */
};

/* One piece of a sequence, `least` to `most` times. */
struct regex_piece {
    enum regex_piece_kind kind;
    uint32_t least, most;
    struct charset set;
    struct regex_tree *group; /* its alternatives */
    struct regex_piece *next;
};

/* An alternative. */
struct regex_tree {
    struct regex_piece *first;
    struct regex_tree *next;
};

/* The alternatives of the rewritten pattern `pcre`, in `arena`; NULL when it
 * looks around, refers back, names properties, or is large.
 */
struct regex_tree *regex_tree_read(struct arena *arena, struct slice pcre);

/* Whether the alternative from `piece` on matches the empty text, too. */
bool regex_tree_is_empty(const struct regex_piece *piece);

#endif
