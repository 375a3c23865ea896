#ifndef JQ_SYNTAX_SINGLE_QUOTES_H
#define JQ_SYNTAX_SINGLE_QUOTES_H

/* The single quotes of an expression as Port treats them: before compiling,
 * it turns a `'` into a `"` when the quote
 *
 *   opens:  it is at the start or after white space, and what follows is
 *           neither white space nor `"`; or
 *   closes: what precedes is neither white space nor `"` (or nothing does),
 *           and it is at the end or before white space.
 *
 * The rewriting is not aware of strings, and it is one regular expression
 * replaced from left to right, so that white space which one match has
 * consumed cannot open the next.
 */

#include "base/core/arena.h"

/* `text` as Port compiles it, of the same length: in `arena`, or `text`
 * itself when nothing changes.
 */
struct slice single_quotes_rewrite(struct arena *arena, struct slice text);

#endif
