#ifndef REGEX_SHAPE_H
#define REGEX_SHAPE_H

/* Simple patterns without PCRE2: prefixes, words, runs of classes and what
 * is made of them.  A shape is a pattern in which the next character always
 * decides what to do, so that matching never goes back; it is a program of a
 * few bytes, made when the schema is compiled and kept among its strings.
 *
 *   program     = { size:2 flags:1 reach:2 { op } }     one per alternative
 *   op          = TEXT   length:1 bytes                 these very bytes
 *               | RUN    least:2 most:2 set             characters of a set
 *               | WORDS  size:2 { length:1 bytes }      one of these
 *               | EITHER size:2 { size:2 set { op } }   by the next character
 *               | LOOP   least:2 most:2 size:2 set { op }
 *   set         = ranges:1 bits:16 { low:3 high:3 }     ASCII; ranges above it
 *
 * Numbers are little-endian, sizes count the bytes behind them (in LOOP, of
 * set and ops); `reach` is how many characters it takes at most, `most` how
 * often; for both SHAPE_ENDLESS is without an end.  The set before ops is
 * that of the characters they may begin with.
 */

#include "base/core/arena.h"

enum { SHAPE_ENDLESS = 0xFFFF };

enum shape_op {
    SHAPE_TEXT,
    SHAPE_RUN,
    SHAPE_WORDS,
    SHAPE_EITHER,
    SHAPE_LOOP,
};

enum shape_flag {
    SHAPE_FROM_START = 1 << 0,
    SHAPE_TO_END = 1 << 1,
};

/* The program, in `arena`, for a pattern that ecma_rewrite() has made; empty
 * when it is no shape.  It matches the same texts.
 */
struct slice shape_make(struct arena *arena, struct slice pcre);

/* Whether the program `shape` matches somewhere in `text`. */
bool shape_match(struct slice shape, struct slice text);

#endif
