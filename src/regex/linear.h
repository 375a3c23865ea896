#ifndef REGEX_LINEAR_H
#define REGEX_LINEAR_H

/* Simple patterns without PCRE2: prefixes, words, runs of classes and what
 * is made of them.  A linear pattern is one in which the next character always
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
 * Numbers are little-endian, sizes count the bytes after them (in LOOP, of
 * set and ops); `reach` is how many characters it takes at most, `most` how
 * often; for both LINEAR_ENDLESS is without an end.  The set before ops is
 * that of the characters they may begin with.
 */

#include "base/core/arena.h"

enum { LINEAR_ENDLESS = 0xFFFF };

enum linear_op {
    LINEAR_TEXT,
    LINEAR_RUN,
    LINEAR_WORDS,
    LINEAR_EITHER,
    LINEAR_LOOP,
};

enum linear_flag {
    LINEAR_FROM_START = 1 << 0,
    LINEAR_TO_END = 1 << 1,
};

/* The program, in `arena`, for a pattern that ecma_rewrite() has made; empty
 * when it is not linear.  It matches the same texts.
 */
struct slice linear_compile(struct arena *arena, struct slice pcre);

/* Whether the program `program` matches somewhere in `text`. */
bool linear_match(struct slice program, struct slice text);

#endif
